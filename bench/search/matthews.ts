/** What was meant and what was given, as classes; −1 is a class as well. */
export interface Classed {
  readonly meant: number;
  readonly given: number;
}

/** Matthews' correlation for many classes (Gorodkin's R_K, −1 to 1); 0 where one class was always meant or given. */
export function matthews(answers: readonly Classed[]): number {
  const meant = new Map<number, number>();
  const given = new Map<number, number>();
  let right = 0;
  for (const answer of answers) {
    meant.set(answer.meant, (meant.get(answer.meant) ?? 0) + 1);
    given.set(answer.given, (given.get(answer.given) ?? 0) + 1);
    if (answer.meant === answer.given) right++;
  }
  const total = answers.length;
  let both = 0;
  let meantSquares = 0;
  let givenSquares = 0;
  for (const [label, count] of meant) {
    both += count * (given.get(label) ?? 0);
    meantSquares += count ** 2;
  }
  for (const count of given.values()) givenSquares += count ** 2;
  const spread = Math.sqrt((total ** 2 - givenSquares) * (total ** 2 - meantSquares));
  return spread === 0 ? 0 : (right * total - both) / spread;
}
