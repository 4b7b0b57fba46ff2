/** Puts so many random edits (leave out, insert, replace, swap) on letters of a text; other characters stay. */
export function withEdits(text: string, edits: number, random: () => number): string {
  const letters = [...text];
  for (let edit = 0; edit < edits; edit++) {
    const places = letters.flatMap((letter, i) => (/\p{L}/u.test(letter) ? [i] : []));
    const at = places[Math.floor(random() * places.length)];
    if (at === undefined) break;
    const letter = String.fromCharCode(97 + Math.floor(random() * 26));
    const next = letters[at + 1];
    switch (Math.floor(random() * 4)) {
      case 0:
        letters.splice(at, 1);
        break;
      case 1:
        letters.splice(at, 0, letter);
        break;
      case 2:
        letters[at] = letter;
        break;
      default:
        if (next === undefined || !/\p{L}/u.test(next)) letters.splice(at, 1);
        else letters.splice(at, 2, next, letters[at] ?? '');
    }
  }
  return letters.join('');
}
