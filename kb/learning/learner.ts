import { createHash } from 'node:crypto';
import { LOCALES, type Locale } from '../../protocol/locale.ts';
import { allPhrasings } from '../articles/article.ts';
import type { Library } from '../publishing/library.ts';
import { phraseKey } from '../search/shelf.ts';
import type { Decision } from '../search/types.ts';
import { dayOf } from './day-of.ts';
import { termsOf, termWeights } from './gap-terms.ts';
import { gatherGaps, type MissedQuestion } from './gather-gaps.ts';
import type { ActivityStore, GapStore, ProposalStore } from './learning-store.ts';
import type { Noticed } from './noticed.ts';
import { withoutPrivate } from './private-text.ts';

export interface LearnerPorts {
  readonly library: Pick<Library, 'find' | 'list'>;
  readonly proposals: Pick<ProposalStore, 'propose' | 'forget'>;
  readonly gaps: Pick<GapStore, 'change' | 'forget'>;
  readonly activity: Pick<ActivityStore, 'count'>;
  readonly now: () => number;
  readonly newId: () => string;
  readonly onFault: (error: unknown) => void;
}

/** Gathers what the service notices and hands it to the stores, beside the conversations: nothing waits for it. */
export interface Learner {
  notice(one: Noticed): void;
  /** Writes what has gathered. */
  flush(): Promise<void>;
  close(): Promise<void>;
}

const FLUSH_MS = 1_000;
const FORGET_MS = 3_600_000;
/** Questions are forgotten this long after they were last asked. */
const KEPT_DAYS = 30;
/** More than this between two flushes is left out: a flood teaches nothing. */
const MOST_WAITING = 500;

interface Fitted {
  readonly noticed: Extract<Noticed, { kind: 'fitted' }>;
  readonly at: number;
}

interface Missed {
  readonly noticed: Extract<Noticed, { kind: 'missed' }>;
  readonly at: number;
}

export function startLearner(ports: LearnerPorts): Learner {
  const { proposals, gaps, activity, now } = ports;
  const counts = new Map<string, number>();
  let fitted: Fitted[] = [];
  let missed: Missed[] = [];

  function notice(noticed: Noticed): void {
    const at = now();
    if (noticed.kind === 'asked') {
      const key = `${dayOf(at)} ${noticed.locale} ${noticed.decision}`;
      counts.set(key, (counts.get(key) ?? 0) + 1);
    } else if (noticed.kind === 'fitted') {
      if (fitted.length < MOST_WAITING) fitted.push({ noticed, at });
    } else if (missed.length < MOST_WAITING) missed.push({ noticed, at });
  }

  async function flush(): Promise<void> {
    const [days, kept, lost] = [[...counts], fitted, missed];
    counts.clear();
    fitted = [];
    missed = [];
    await activity.count(
      days.map(([key, n]) => {
        const [day = '', locale, decision] = key.split(' ');
        return { day, locale: locale as Locale, decision: decision as Decision, n };
      }),
    );
    for (const { noticed, at } of kept) await propose(ports, noticed, at);
    for (const locale of LOCALES) {
      const own = lost.filter((one) => one.noticed.locale === locale);
      if (own.length > 0) await gather(ports, locale, own);
    }
  }

  async function forget(): Promise<void> {
    const before = now() - KEPT_DAYS * 24 * 3_600_000;
    await proposals.forget(before);
    await gaps.forget(before);
  }

  let working: Promise<void> = forget().catch(ports.onFault);
  const inTurn = (work: () => Promise<void>): Promise<void> => {
    working = working.then(work).catch(ports.onFault);
    return working;
  };
  const flushing = setInterval(() => {
    if (counts.size + fitted.length + missed.length > 0) inTurn(flush);
  }, FLUSH_MS);
  const forgetting = setInterval(() => inTurn(forget), FORGET_MS);
  return {
    notice,
    flush: () => inTurn(flush),
    async close() {
      clearInterval(flushing);
      clearInterval(forgetting);
      await inTurn(flush);
    },
  };
}

/** A question that an article answered, as a phrasing for editors to look at. */
async function propose(
  { library, proposals }: LearnerPorts,
  { locale, slug, text, source }: Fitted['noticed'],
  at: number,
): Promise<void> {
  const clean = withoutPrivate(text);
  const article = library.find(slug, locale);
  if (clean === undefined || article === undefined) return;
  const key = phraseKey(clean);
  if ([article.title, ...allPhrasings(article)].some((known) => phraseKey(known) === key)) return;
  const id = createHash('sha256')
    .update(JSON.stringify([locale, slug, key]))
    .digest('base64url')
    .slice(0, 22);
  await proposals.propose({ id, locale, slug, text: clean, source, lastAt: at });
}

/** Questions that no article answered, gathered by what they ask. */
async function gather({ library, gaps, newId }: LearnerPorts, locale: Locale, own: readonly Missed[]): Promise<void> {
  const weightOf = termWeights(library.list(locale), locale);
  const questions: MissedQuestion[] = own.flatMap(({ noticed, at }) => {
    const text = withoutPrivate(noticed.text);
    if (text === undefined) return [];
    const weighed = termsOf(text, locale).map((term) => [term, weightOf(term)] as const);
    return [{ text, at, terms: new Map(weighed.filter(([, weight]) => weight > 0)) }];
  });
  await gaps.change(locale, (known) =>
    gatherGaps(known, questions, ({ at }) => ({
      id: newId(),
      locale,
      state: 'open',
      count: 0,
      terms: {},
      examples: [],
      days: {},
      firstAt: at,
      lastAt: at,
    })),
  );
}
