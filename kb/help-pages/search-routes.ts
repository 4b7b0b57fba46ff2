import { createHash } from 'node:crypto';
import { z } from 'zod';
import { preferredLocale } from '../../people/visitors/visitor-routes.ts';
import type { HelpSearchAnswer } from '../../protocol/api.ts';
import { CodedError } from '../../protocol/error-codes.ts';
import { isLocale, LOCALES, type Locale } from '../../protocol/locale.ts';
import type { ExplainedSearch } from '../../protocol/word-lists.ts';
import type { RateLimits } from '../../transport/rate-limits.ts';
import { readJson } from '../../transport/read-json.ts';
import type { Route } from '../../transport/route.ts';
import { articlePath, plainText } from '../articles/render-markdown.ts';
import { EDITORS } from '../editors.ts';
import type { Library } from '../publishing/library.ts';
import type { Hit } from '../search/types.ts';
import type { StopAnswers } from '../word-lists/stop-answers.ts';
import { clip } from './page-excerpts.ts';

const USUAL_HITS = 3;
const MOST_HITS = 20;
const AT_THE_DESK = ['agent', 'mediator', 'supervisor', 'admin'] as const;
/** Articles for an agent to choose from. */
const SUGGESTED = 3;
const LONGEST_QUERY = 2_000;
const SNIPPET_LENGTH = 240;
const EXPLAINED_HITS = 5;
const explainSchema = z.strictObject({
  locale: z.enum(LOCALES),
  text: z.string().trim().min(1).max(LONGEST_QUERY),
});

export interface SearchRoutePorts {
  readonly library: Pick<Library, 'index'>;
  readonly stops: StopAnswers;
  readonly limits: RateLimits;
}

/** The search of the help center for programs, and for editors the reasons of what it finds. */
export function searchRoutes({ library, stops, limits }: SearchRoutePorts): Route[] {
  return [
    {
      method: 'GET',
      path: '/v1/help/search',
      permission: 'public',
      async handle({ query, address, request }) {
        await limits.spend('search', address);
        const text = query.get('q')?.trim() ?? '';
        const limit = query.get('limit') ?? String(USUAL_HITS);
        if (text === '' || text.length > LONGEST_QUERY) throw new CodedError('request_malformed', { fields: ['q'] });
        if (!/^[1-9]\d?$/.test(limit) || Number(limit) > MOST_HITS)
          throw new CodedError('request_malformed', { fields: ['limit'] });
        const locale = localeOf(query.get('locale'), request.headers['accept-language']);
        const body = JSON.stringify(searchAnswer(library, text, locale, Number(limit)));
        // Asked again each time, as an edit is found at once; what has not changed is not sent again.
        const etag = `"${createHash('sha256').update(body).digest('base64url').slice(0, 27)}"`;
        const headers = { etag, 'cache-control': 'no-cache', vary: 'accept-language, origin' };
        if (request.headers['if-none-match'] === etag) return { status: 304, headers, body: '' };
        return { status: 200, headers: { ...headers, 'content-type': 'application/json; charset=utf-8' }, body };
      },
    },
    {
      // As what a shopper wrote to an agent belongs into no address, and the desk asks from one network for all its agents.
      method: 'POST',
      path: '/v1/help/suggestions',
      permission: AT_THE_DESK,
      async handle({ request, account }) {
        await limits.spend('search', account?.id ?? '');
        const { locale, text } = await readJson(request, explainSchema);
        return { status: 200, body: searchAnswer(library, text.toWellFormed(), locale, SUGGESTED) };
      },
    },
    {
      method: 'POST',
      path: '/v1/help/explain',
      permission: EDITORS,
      async handle({ request, account }) {
        await limits.spend('search', account?.id ?? '');
        const { locale, text } = await readJson(request, explainSchema);
        return { status: 200, body: explained(library, stops, text.toWellFormed(), locale) };
      },
    },
  ];
}

/** What the search has to say, as browsers are told. Hits of another locale than the one asked for say so by theirs. */
export function searchAnswer(
  { index }: Pick<Library, 'index'>,
  query: string,
  locale: Locale,
  limit: number,
): HelpSearchAnswer {
  const text = query.slice(0, LONGEST_QUERY).toWellFormed();
  const { detectedLocale, inScope, margin, decision, hits } = index.search({ text, locale, limit });
  return { query: text, locale, detectedLocale, inScope, margin, decision, hits: hits.map(toHit) };
}

function explained(
  { index }: Pick<Library, 'index'>,
  stops: StopAnswers,
  text: string,
  locale: Locale,
): ExplainedSearch {
  const { intent, hits, ...rest } = index.explain({ text, locale, limit: EXPLAINED_HITS });
  const stop = stops.find(text, [locale, rest.detectedLocale]);
  return {
    ...rest,
    hits: hits.map(toHit),
    ...(intent === undefined ? {} : { intent: { name: intent.intent, confidence: intent.confidence } }),
    ...(stop === undefined ? {} : { stop }),
  };
}

function toHit({ slug, locale, title, passage, score }: Hit): HelpSearchAnswer['hits'][number] {
  const snippet = clip(plainText(passage), SNIPPET_LENGTH);
  return { slug, locale, title, snippet, score, url: articlePath(slug, locale) };
}

/** @throws CodedError `locale_unknown` for a locale that was named and is none of ours */
export function localeOf(named: string | null, acceptLanguage: string | undefined): Locale {
  if (named === null) return preferredLocale(acceptLanguage);
  if (!isLocale(named)) throw new CodedError('locale_unknown');
  return named;
}
