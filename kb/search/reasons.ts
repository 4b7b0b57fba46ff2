import type { TracedCandidate } from '../../protocol/traces.ts';
import { splitWords } from './analysis/analyse.ts';
import type { Consultation } from './consult.ts';
import { explainWords } from './explain.ts';
import type { ReadConsultation } from './readings.ts';
import type { Reasons } from './types.ts';

const MOST_CANDIDATES = 5;

/** How a shelf has read a text: what it replaced, as {@link explainWords} tells, once synonyms are in it. */
export function wordsRead({ shelf, replaced }: ReadConsultation, text: string) {
  const read = replaced.reduce((words, { from, to }) => words.replace(from, to), splitWords(text).join(' '));
  return explainWords(shelf.corpus, replaced.length === 0 ? text : read);
}

export function reasonsOf(
  consultation: ReadConsultation,
  text: string,
  { thresholds, decision }: Pick<Reasons, 'thresholds' | 'decision'>,
): Reasons {
  const { inScope, margin, intent, replaced } = consultation;
  const { slang, corrections } = wordsRead(consultation, text);
  const candidates = candidatesOf(consultation);
  return { slang, corrections, synonyms: replaced, candidates, inScope, margin, thresholds, decision, intent };
}

function candidatesOf({ order }: Consultation): TracedCandidate[] {
  return order.slice(0, MOST_CANDIDATES).map(({ entry, score }) => ({
    kind: entry.kind,
    name: entry.kind === 'article' ? entry.slug : entry.intent,
    score,
  }));
}
