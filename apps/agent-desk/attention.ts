import { switchedOn } from './preferences.ts';

let audio: AudioContext | undefined;

/** Two soft notes for an offer, one for a message. Silent until the agent has touched the page, as browsers demand. */
export function chime(kind: 'offer' | 'message'): void {
  if (!switchedOn('sound')) return;
  audio ??= new AudioContext();
  const context = audio;
  if (context.state === 'suspended') void context.resume().catch(() => undefined);
  const notes = kind === 'offer' ? [523.25, 783.99] : [659.25];
  notes.forEach((pitch, index) => {
    const start = context.currentTime + index * 0.16;
    const tone = context.createOscillator();
    const loudness = context.createGain();
    tone.frequency.value = pitch;
    loudness.gain.setValueAtTime(0, start);
    loudness.gain.linearRampToValueAtTime(0.12, start + 0.02);
    loudness.gain.exponentialRampToValueAtTime(0.001, start + 0.4);
    tone.connect(loudness).connect(context.destination);
    tone.start(start);
    tone.stop(start + 0.45);
  });
}

/** A notification of the system, when the page is not in front and the agent has allowed it. */
export function notify(title: string, body: string, tag: string): void {
  if (document.hasFocus() || !switchedOn('notifications')) return;
  if (!('Notification' in window) || Notification.permission !== 'granted') return;
  const shown = new Notification(title, { body, tag });
  shown.addEventListener('click', () => {
    window.focus();
    shown.close();
  });
}
