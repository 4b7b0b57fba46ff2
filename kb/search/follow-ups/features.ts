import type { Consultation, ConsultedEntry } from '../consult.ts';
import { passageQuestion } from '../passages/choose.ts';
import type { PreparedArticle } from '../passages/prepare.ts';
import { nearestFollowUp } from './nearest-follow-up.ts';
import type { Topic } from './topic.ts';

/** What tells which article a message asks for that comes after an answer. */
export const FOLLOW_UP_FEATURES: readonly string[] = [
  'byItself',
  'byItself, in scope',
  'firstByItself',
  'nearest',
  'withTitle',
  'firstWithTitle',
  'same',
  'sameShort',
  'sameCovered',
  'linked',
  'linkedShort',
  'asksNext',
  'asksNextSame',
  'asksNextLinked',
];

/** An article that may be meant, with its features in the order of `FOLLOW_UP_FEATURES`. */
export interface Candidate {
  readonly entry: ConsultedEntry;
  readonly slug: string;
  readonly features: readonly number[];
}

const SHORT = 4;

/**
 * The articles that a message may ask for after an answer.
 * @param alone what the shelf makes of the message by itself
 * @param joined what it makes of it together with the title of the topic
 */
export function followUpCandidates(
  text: string,
  alone: Consultation,
  joined: Consultation,
  topic: Topic,
  shown: string | undefined,
  preparedOf: (slug: string) => PreparedArticle | undefined,
): Candidate[] {
  const own = scoresOf(alone);
  const both = scoresOf(joined);
  const found = new Map<string, ConsultedEntry>();
  for (const one of [...alone.order, ...joined.order]) {
    if (one.entry.kind === 'article' && !found.has(one.entry.slug)) found.set(one.entry.slug, one);
  }
  for (const entry of alone.shelf.entries) {
    if (entry.kind !== 'article' || found.has(entry.slug)) continue;
    if (entry.slug === topic.slug || topic.linked.has(entry.slug))
      found.set(entry.slug, { entry, score: 0, nearest: () => 0 });
  }
  const short = alone.words.length <= SHORT ? 1 : 0;
  const covered = coveredBy(text, alone, topic, shown);
  const asksNext = nearestFollowUp(text, alone);
  return [...found].map(([slug, entry]) => {
    const score = own.shares.get(slug) ?? 0;
    const same = slug === topic.slug ? 1 : 0;
    const linked = topic.linked.has(slug) ? 1 : 0;
    const next = asksNext(preparedOf(slug), same === 1 ? shown : undefined);
    return {
      entry,
      slug,
      features: [
        score,
        score * alone.inScope * alone.margin,
        own.first === slug ? 1 : 0,
        own.shares.has(slug) ? entry.nearest() : 0,
        both.shares.get(slug) ?? 0,
        both.first === slug ? 1 : 0,
        same,
        same * short,
        same * covered,
        linked,
        linked * short,
        next,
        same * next,
        linked * next,
      ],
    };
  });
}

/** The scores of the articles as shares of the best, which are of one size whatever the message. */
function scoresOf({ order }: Consultation) {
  const shares = new Map<string, number>();
  let first: string | undefined;
  let top = 1;
  for (const { entry, score } of order) {
    if (entry.kind !== 'article') continue;
    if (first === undefined) top = Math.max(1e-6, score);
    first ??= entry.slug;
    shares.set(entry.slug, Math.max(-1, score / top));
  }
  return { shares, first };
}

/** The share of the message's weight that some passage of the topic has which was not shown yet. */
function coveredBy(text: string, alone: Consultation, { prepared, title }: Topic, shown: string | undefined): number {
  const { weights } = passageQuestion(alone, text);
  const besides = [...weights].filter(([stem]) => !prepared.title.has(stem));
  const whole = besides.reduce((sum, [, weight]) => sum + weight, 0);
  if (whole === 0 || title === '') return 0;
  let best = 0;
  for (const passage of prepared.passages) {
    if (shown !== undefined && passage.text.startsWith(shown)) continue;
    const share =
      besides.reduce(
        (sum, [stem, weight]) => sum + (passage.stems.has(stem) || passage.allAsked.stems.has(stem) ? weight : 0),
        0,
      ) / whole;
    best = Math.max(best, share);
  }
  return best;
}
