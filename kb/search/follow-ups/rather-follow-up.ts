import type { Consultation } from '../consult.ts';
import type { Intent, Recognition } from '../types.ts';
import { nearestFollowUp } from './nearest-follow-up.ts';
import type { After, Topic } from './topic.ts';

/** What a second question is taken for: “I still have a dispute”, after how an account is closed, asks for no dispute. */
const MISTAKEN_FOR: ReadonlySet<Intent> = new Set(['small-talk', 'open-dispute', 'dispute-status']);
/** So near (a cosine) a message must come to a known follow-up of what was answered or of what that links to. */
const NEAR = 0.5;
/** A wish that is read this surely was written down word for word. */
const WORD_FOR_WORD = 0.97;

/**
 * Whether what reads as a wish is rather one of the second questions that follow this answer.
 * @param alone the message read by itself
 * @param topicOf of this language
 */
export function ratherFollowUp(
  text: string,
  found: Recognition,
  alone: Consultation,
  { slug, passage }: After,
  topicOf: (slug: string) => Topic | undefined,
): boolean {
  const topic = topicOf(slug);
  if (topic === undefined || !MISTAKEN_FOR.has(found.intent) || found.confidence >= WORD_FOR_WORD) return false;
  const wish = alone.order.find(({ entry }) => entry.kind === 'intent' && entry.intent === found.intent);
  const least = Math.max(NEAR, wish?.nearest() ?? 0);
  const near = nearestFollowUp(text, alone);
  const linked = [...topic.linked].filter((other) => other !== slug);
  return (
    near(topic.prepared, passage) >= least || linked.some((other) => near(topicOf(other)?.prepared, undefined) >= least)
  );
}
