import { z } from 'zod';
import { OWNERS } from '../protocol/conversation.ts';
import { CodedError } from '../protocol/error-codes.ts';
import { FOUND_KINDS, type FoundKind, type FoundPage } from '../protocol/find.ts';
import { LOCALES } from '../protocol/locale.ts';
import type { RateLimits } from '../transport/rate-limits.ts';
import type { Route } from '../transport/route.ts';
import type { Account } from '../transport/who-calls.ts';
import type { SearchIndex } from './search-index.ts';
import { bestSnippet } from './snippet.ts';
import { askedTerms, facetTerm } from './terms.ts';

const day = z.iso.datetime({ offset: true }).transform((text) => Date.parse(text));
const name = z.string().min(1).max(100);

const querySchema = z.object({
  q: z.string().max(300).default(''),
  kind: z.enum(FOUND_KINDS).optional(),
  state: z.union([z.enum(OWNERS), z.string().regex(/^[a-z-]{1,40}$/)]).optional(),
  agent: name.optional(),
  tag: name.optional(),
  language: z.enum(LOCALES).optional(),
  topic: name.optional(),
  from: day.optional(),
  to: day.optional(),
  // Below zero: within what was named exactly.
  cursor: z.coerce
    .number()
    .int()
    .min(-Number.MAX_SAFE_INTEGER)
    .max(Number.MAX_SAFE_INTEGER)
    .refine((place) => place !== 0)
    .optional(),
  limit: z.coerce.number().int().min(1).max(50).default(20),
});

const READS_CASES: readonly string[] = ['mediator', 'supervisor', 'admin'];

export interface SearchRoutePorts {
  readonly index: SearchIndex;
  readonly limits: RateLimits;
}

/** `GET /v1/desk/search`. Nobody finds what they may not open: cases are for those who mediate. */
export function searchRoute({ index, limits }: SearchRoutePorts): Route {
  return {
    method: 'GET',
    path: '/v1/desk/search',
    permission: ['agent', 'mediator', 'supervisor', 'admin'],
    async handle({ query, account }) {
      await limits.spend('deskSearch', account?.id ?? '');
      const parsed = querySchema.safeParse(Object.fromEntries(query));
      if (!parsed.success)
        throw new CodedError('request_malformed', { fields: parsed.error.issues.map(({ path }) => path.join('.')) });
      const { q, kind, from, to, cursor, limit, ...facets } = parsed.data;
      const asked = askedTerms(q);
      const hasNothingToRead = q.trim() !== '' && asked.words.length === 0 && asked.prefix === undefined;
      const kinds = kindsFor(account, kind);
      const [{ documents, next }, unread] = await Promise.all([
        hasNothingToRead && asked.exact.length === 0
          ? { documents: [], next: undefined }
          : index.search({
              ...{ asked, kinds, from, to, limit, after: cursor },
              facets: Object.entries(facets).flatMap(([facet, value]) =>
                value === undefined ? [] : [facetTerm(facet, value)],
              ),
            }),
        index.unread(),
      ]);
      const body: FoundPage = {
        found: documents.map(({ found, texts }) => {
          const snippet = bestSnippet(texts, asked);
          return snippet === undefined ? found : { ...found, snippet };
        }),
        ...(next === undefined ? {} : { next: String(next) }),
        ...(unread === 0 ? {} : { unread }),
      };
      return { status: 200, body };
    },
  };
}

function kindsFor(account: Account | undefined, kind: FoundKind | undefined): FoundKind[] {
  const readsCases = account?.roles.some((role) => READS_CASES.includes(role)) ?? false;
  if (kind === 'case' && !readsCases) throw new CodedError('permission_denied');
  if (kind !== undefined) return [kind];
  return readsCases ? [...FOUND_KINDS] : ['conversation', 'ticket'];
}
