import { z } from 'zod';
import type { Coordination } from '../../doors/coordination.ts';
import { readJson } from '../../doors/read-json.ts';
import type { Route } from '../../doors/route.ts';
import { CodedError } from '../../protocol/error-codes.ts';
import type { Gap, Proposal, SearchActivity } from '../../protocol/learning.ts';
import { isLocale, LOCALES, type Locale } from '../../protocol/locale.ts';
import type { ArticleStore } from '../articles/article-store.ts';
import type { Library } from '../publishing/library.ts';
import { addPhrasings } from './add-phrasings.ts';
import type { ActivityStore, GapStore, ProposalStore, StoredGap } from './learning-store.ts';

const EDITORS = ['editor', 'admin'] as const;
const MOST_SHOWN = 200;
const DAY_MS = 24 * 3_600_000;
const MOST_DAYS = 180;
const USUAL_DAYS = 30;
const phrasing = z
  .string()
  .max(300)
  .transform((text) =>
    text
      .toWellFormed()
      .replace(/[\p{Cc}\s]+/gu, ' ')
      .trim(),
  )
  .pipe(z.string().min(1));
const slug = z
  .string()
  .max(100)
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/);
const approveSchema = z.strictObject({ text: phrasing.optional() });
const attachSchema = z.strictObject({ slug, texts: z.array(phrasing).min(1).max(20) });
const nothing = z.strictObject({});

export interface LearningRoutePorts {
  readonly proposals: ProposalStore;
  readonly gaps: GapStore;
  readonly activity: ActivityStore;
  readonly articles: ArticleStore;
  readonly library: Library;
  readonly coordination: Pick<Coordination, 'publish'>;
  readonly now: () => number;
}

/** What editors learn from: proposed phrasings, questions without an answer, and what became of the questions. */
export function learningRoutes(ports: LearningRoutePorts): Route[] {
  const { proposals, gaps, activity, articles, library, coordination, now } = ports;
  const dayOf = (at: number) => new Date(at).toISOString().slice(0, 10);

  async function extend(locale: Locale, article: string, texts: readonly string[], authorId: string): Promise<number> {
    const today = dayOf(now());
    const given = { locale, slug: article, texts, authorId, today };
    const { revision } = await addPhrasings(articles, library.list(locale), given);
    await library.reload();
    coordination.publish({ type: 'articles' });
    return revision;
  }

  async function openGap(id: string | undefined): Promise<StoredGap> {
    const gap = await gaps.find(id ?? '');
    if (gap === undefined) throw new CodedError('gap_not_found');
    if (gap.state !== 'open') throw new CodedError('already_decided');
    return gap;
  }

  return [
    {
      method: 'GET',
      path: '/v1/learning/proposals',
      permission: EDITORS,
      async handle({ query }) {
        const found = await proposals.open({ ...localeIn(query), limit: MOST_SHOWN });
        const shown = found.flatMap(({ lastAt, ...one }): Proposal[] => {
          const article = library.find(one.slug, one.locale);
          if (article === undefined) return [];
          return [{ ...one, title: article.title, lastAt: new Date(lastAt).toISOString() }];
        });
        return { status: 200, body: { proposals: shown } };
      },
    },
    {
      method: 'POST',
      path: '/v1/learning/proposals/:id/approve',
      permission: EDITORS,
      async handle({ request, path, account }) {
        const { text } = await readJson(request, approveSchema);
        const proposal = await proposals.find(path.id ?? '');
        // Says which of the two refusals it is.
        if (proposal === undefined) await proposals.decide(path.id ?? '', 'approved', account?.id ?? '', now());
        if (proposal === undefined) throw new CodedError('proposal_not_found');
        const wanted = text ?? proposal.text.replaceAll('…', ' ').replace(/\s+/g, ' ').trim();
        // The article first: a crash between the two leaves a proposal whose approval does nothing more.
        const revision = await extend(proposal.locale, proposal.slug, [wanted], account?.id ?? '');
        await proposals.decide(proposal.id, 'approved', account?.id ?? '', now());
        return { status: 200, body: { revision } };
      },
    },
    {
      method: 'POST',
      path: '/v1/learning/proposals/:id/reject',
      permission: EDITORS,
      async handle({ request, path, account }) {
        await readJson(request, nothing);
        await proposals.decide(path.id ?? '', 'rejected', account?.id ?? '', now());
        return { status: 200, body: {} };
      },
    },
    {
      method: 'GET',
      path: '/v1/learning/gaps',
      permission: EDITORS,
      async handle({ query }) {
        const found = await gaps.open({ ...localeIn(query), limit: MOST_SHOWN });
        return { status: 200, body: { gaps: found.map(toGap) } };
      },
    },
    {
      method: 'POST',
      path: '/v1/learning/gaps/:id/attach',
      permission: EDITORS,
      async handle({ request, path, account }) {
        const given = await readJson(request, attachSchema);
        const gap = await openGap(path.id);
        const revision = await extend(gap.locale, given.slug, given.texts, account?.id ?? '');
        await gaps.decide(gap.id, 'resolved', account?.id ?? '', now());
        return { status: 200, body: { revision } };
      },
    },
    {
      method: 'POST',
      path: '/v1/learning/gaps/:id/resolve',
      permission: EDITORS,
      async handle({ request, path, account }) {
        await readJson(request, nothing);
        await gaps.decide(path.id ?? '', 'resolved', account?.id ?? '', now());
        return { status: 200, body: {} };
      },
    },
    {
      method: 'POST',
      path: '/v1/learning/gaps/:id/ignore',
      permission: EDITORS,
      async handle({ request, path, account }) {
        await readJson(request, nothing);
        await gaps.decide(path.id ?? '', 'ignored', account?.id ?? '', now());
        return { status: 200, body: {} };
      },
    },
    {
      method: 'GET',
      path: '/v1/learning/activity',
      permission: EDITORS,
      async handle({ query }) {
        const named = query.get('days') ?? String(USUAL_DAYS);
        if (!/^[1-9]\d{0,2}$/.test(named) || Number(named) > MOST_DAYS)
          throw new CodedError('request_malformed', { fields: ['days'] });
        const { locale } = localeIn(query);
        const since = now() - (Number(named) - 1) * DAY_MS;
        const [days, ratings] = await Promise.all([
          activity.days(dayOf(since), locale),
          activity.ratings(Date.parse(dayOf(since)), locale),
        ]);
        const known = new Map(days.map((one) => [one.day, one]));
        const body: SearchActivity = {
          days: Array.from({ length: Number(named) }, (_, n) => {
            const day = dayOf(since + n * DAY_MS);
            return known.get(day) ?? { day, answer: 0, choose: 0, clarify: 0, decline: 0 };
          }),
          articles: ratings
            .slice(0, MOST_SHOWN)
            .map((one) => ({ ...one, title: library.find(one.slug, one.locale)?.title ?? one.slug })),
        };
        return { status: 200, body };
      },
    },
  ];
}

/** @throws CodedError `locale_unknown` for a locale that was named and is none of ours */
function localeIn(query: URLSearchParams): { readonly locale?: Locale } {
  const named = query.get('locale');
  if (named === null) return {};
  if (!isLocale(named)) throw new CodedError('locale_unknown', { locales: LOCALES });
  return { locale: named };
}

function toGap({ id, locale, count, examples, days, firstAt, lastAt }: StoredGap): Gap {
  return {
    id,
    locale,
    count,
    examples,
    days: Object.entries(days)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([day, n]) => ({ day, count: n })),
    firstAt: new Date(firstAt).toISOString(),
    lastAt: new Date(lastAt).toISOString(),
  };
}
