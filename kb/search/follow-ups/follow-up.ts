import type { Consultation } from '../consult.ts';
import type { PreparedArticle } from '../passages/prepare.ts';
import type { ReadConsultation } from '../readings.ts';
import type { Decision } from '../types.ts';
import { followUpCandidates } from './features.ts';
import type { After, Topic } from './topic.ts';
import fitted from './weights.json' with { type: 'json' };

/** Surer than this of one article by the message and its topic, it is answered; else there is a choice. */
const SURE = 0.6;
/** A message that is answered this surely by itself needs no topic. */
const STANDS_ALONE = 0.8;
/** More words than this say by themselves what they are about. */
const LONGEST = 12;

/** Whether a message may lean on what was answered before it. */
export function mayLean({ inScope, margin, words, shelf }: Consultation): boolean {
  const most = shelf.group.language === 'zh' ? 2 * LONGEST : LONGEST;
  return words.length <= most && inScope * margin < STANDS_ALONE;
}

/** What a shelf makes of a message that comes after an answer: new words first, what was answered as a prior. */
export function afterAnswer(
  text: string,
  alone: ReadConsultation,
  joined: Consultation,
  topic: Topic,
  { passage }: After,
  preparedOf: (slug: string) => PreparedArticle | undefined,
): ReadConsultation {
  const scored = followUpCandidates(text, alone, joined, topic, passage, preparedOf)
    .map(({ entry, features }) => ({
      entry,
      score: features.reduce((sum, value, i) => sum + value * (fitted.weights[i] ?? 0), 0),
    }))
    .sort((a, b) => b.score - a.score);
  const top = scored[0]?.score ?? 0;
  const whole = scored.reduce((sum, { score }) => sum + Math.exp(score - top), 0);
  return {
    ...alone,
    order: scored.map(({ entry, score }) => ({ ...entry, score })),
    inScope: Math.max(alone.inScope, joined.inScope),
    margin: 1 / Math.max(1, whole),
  };
}

/** Sure of one → answer, else choose; only a message with nothing of ours in it is what it is by itself. */
export function decideAfter({ margin }: Consultation, hits: number): Decision {
  if (hits === 0) return 'decline';
  return margin >= SURE ? 'answer' : 'choose';
}
