/** Shows the number of unread messages in the page's title, and gives the page its own title back. */
export function createTitleBadge(page: { title: string }): (count: number) => void {
  let shown = '';
  return (count) => {
    const own = shown !== '' && page.title.startsWith(shown) ? page.title.slice(shown.length) : page.title;
    shown = count > 0 ? `(${count}) ` : '';
    if (page.title !== shown + own) page.title = shown + own;
  };
}

/** Two soft notes, for shoppers who switched the sound on. Browsers that allow none stay silent. */
export function playChime(): void {
  try {
    const audio = new AudioContext();
    const gain = audio.createGain();
    gain.connect(audio.destination);
    const start = audio.currentTime;
    gain.gain.setValueAtTime(0.0001, start);
    gain.gain.exponentialRampToValueAtTime(0.08, start + 0.02);
    gain.gain.exponentialRampToValueAtTime(0.0001, start + 0.6);
    for (const [at, pitch] of [
      [0, 660],
      [0.12, 880],
    ] as const) {
      const note = audio.createOscillator();
      note.frequency.value = pitch;
      note.connect(gain);
      note.start(start + at);
      note.stop(start + 0.6);
    }
    setTimeout(() => void audio.close(), 900);
  } catch {
    // No sound device, or the page may not play yet.
  }
}
