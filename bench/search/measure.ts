import type { Built } from './peers/peer.ts';
import type { LabelledSet } from './sets.ts';

/** Shares of the in-scope questions whose article comes first, and among the first three. */
export async function accuracy(built: Built, questions: LabelledSet['questions'], change = (text: string) => text) {
  const asked = questions.filter((question) => question.document >= 0);
  let top1 = 0;
  let top3 = 0;
  for (const { text, document } of asked) {
    const order = await built.rank(change(text));
    if (order[0] === document) top1++;
    if (order.slice(0, 3).includes(document)) top3++;
  }
  return { top1: (100 * top1) / asked.length, top3: (100 * top3) / asked.length };
}

/** How likely (in per cent) an in-scope question is surer than an out-of-scope one. Ties count half. */
export function auroc(inside: readonly number[], outside: readonly number[]): number {
  const all = [...inside.map((value) => ({ value, inside: 1 })), ...outside.map((value) => ({ value, inside: 0 }))];
  all.sort((a, b) => a.value - b.value);
  let ranks = 0;
  for (let i = 0; i < all.length; ) {
    let j = i;
    while (j < all.length && all[j]?.value === all[i]?.value) j++;
    const rank = (i + j + 1) / 2;
    for (; i < j; i++) ranks += (all[i]?.inside ?? 0) * rank;
  }
  const n = inside.length;
  return (100 * (ranks - (n * (n + 1)) / 2)) / (n * outside.length);
}

/**
 * The highest share (in per cent) of out-of-scope questions that a threshold can refuse while at least `floor` (0–1) of
 * the in-scope ones are still let through and answered rightly; undefined where no threshold leaves so many.
 */
export function refusedAt(
  floor: number,
  inside: readonly { readonly sure: number; readonly right: boolean }[],
  outside: readonly number[],
): number | undefined {
  const right = inside
    .filter((item) => item.right)
    .map((item) => item.sure)
    .sort((a, b) => b - a);
  const needed = Math.ceil(floor * inside.length);
  const threshold = right[needed - 1];
  if (threshold === undefined) return undefined;
  return (100 * outside.filter((sure) => sure < threshold).length) / outside.length;
}

/** A quantile of durations. */
export function quantile(values: readonly number[], q: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * q))] ?? 0;
}
