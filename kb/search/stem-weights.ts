import { analyseWords } from './analysis/analyse.ts';
import type { Consultation } from './consult.ts';

/** The stems of a question with their idf on the shelf: what a passage is worth for sharing them. */
export function stemWeights({ shelf, words }: Consultation): ReadonlyMap<string, number> {
  const { table, postings, language } = shelf.corpus;
  const { stems, folded } = analyseWords(words, language);
  const weights = new Map<string, number>();
  for (const stem of [...stems, ...folded]) {
    const term = table.find(stem);
    if (term !== undefined) weights.set(stem, postings.idf[term] ?? 0);
  }
  return weights;
}
