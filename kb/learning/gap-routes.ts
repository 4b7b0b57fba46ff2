import { z } from 'zod';
import { CodedError } from '../../protocol/error-codes.ts';
import type { Gap } from '../../protocol/learning.ts';
import { readJson } from '../../transport/read-json.ts';
import type { Route } from '../../transport/route.ts';
import { EDITORS } from '../editors.ts';
import { type ExtendArticlePorts, extendArticle } from './extend-article.ts';
import { localeIn, MOST_SHOWN, nothing, phrasing } from './learning-query.ts';
import type { GapStore, StoredGap } from './learning-store.ts';

const slug = z
  .string()
  .max(100)
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/);
const attachSchema = z.strictObject({ slug, texts: z.array(phrasing).min(1).max(20) });

export interface GapRoutePorts extends ExtendArticlePorts {
  readonly gaps: GapStore;
}

/** Questions without an answer, for editors to attach to an article, resolve or ignore. */
export function gapRoutes(ports: GapRoutePorts): Route[] {
  const { gaps, now } = ports;
  return [
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
        const gap = await openGap(gaps, path.id);
        const revision = await extendArticle(ports, { locale: gap.locale, ...given, authorId: account?.id ?? '' });
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
  ];
}

async function openGap(gaps: GapStore, id: string | undefined): Promise<StoredGap> {
  const gap = await gaps.find(id ?? '');
  if (gap === undefined) throw new CodedError('gap_not_found');
  if (gap.state !== 'open') throw new CodedError('already_decided');
  return gap;
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
