import {
  renderArticle,
  renderHome,
  renderNotFound,
  renderSearch,
  renderTopic,
} from '../../../apps/help-center/pages.ts';
import type { Article } from '../../../kb/article.ts';
import { TOPICS, type Topic } from '../../../kb/article.ts';
import type { FiguresOf } from '../../../kb/figures.ts';
import { fillFigures } from '../../../kb/figures.ts';
import type { Library } from '../../../kb/library.ts';
import { articlePath, plainText, renderMarkdown } from '../../../kb/render-markdown.ts';
import type { HelpArticleSummary, HelpSearchAnswer } from '../../../protocol/api.ts';
import { CodedError } from '../../../protocol/error-codes.ts';
import { isLocale, type Locale } from '../../../protocol/locale.ts';
import type { RateLimits } from '../../rate-limits.ts';
import type { Call, Reply, Route } from '../route.ts';
import { PAGE_POLICY } from '../static-files.ts';
import { preferredLocale } from './shoppers.ts';

export interface HelpRoutePorts {
  readonly library: Library;
  readonly figures: FiguresOf;
  readonly marketplace: string;
  readonly publicUrl: string | undefined;
  readonly demo: boolean;
  readonly limits: RateLimits;
}

const MOST_HITS = 20;
const LONGEST_QUERY = 2_000;
const POPULAR = [
  'track-order',
  'request-return-refund',
  'refund-time',
  'open-dispute',
  'order-not-received',
  'contact-support',
];

/** The help center: its pages for people, its search and lists for programs. */
export function helpRoutes(ports: HelpRoutePorts): Route[] {
  const { library, figures, limits } = ports;
  const excerpt = (article: Article) => clip(plainText(fillFigures(article.body, figures(article.locale))), 140);
  const link = (article: Article) => ({ slug: article.slug, title: article.title, excerpt: excerpt(article) });
  const topicCounts = (locale: Locale) =>
    TOPICS.map((topic) => ({ topic, count: library.list(locale, topic).length })).filter(({ count }) => count > 0);

  const search = (query: string, locale: Locale, limit: number): HelpSearchAnswer => {
    const { hits, ...rest } = library.index.search({ text: query.slice(0, LONGEST_QUERY), locale, limit });
    return {
      ...rest,
      query,
      hits: hits.map(({ slug, locale: found, title, passage, score }) => ({
        slug,
        locale: found,
        title,
        snippet: clip(plainText(fillFigures(passage, figures(found))), 240),
        score,
        url: articlePath(slug, found),
      })),
    };
  };

  const page = (
    call: Call,
    status: number,
    render: (site: { marketplace: string; origin: string; identityUrl?: string }) => string,
  ): Reply => {
    const host = call.request.headers.host ?? 'localhost';
    const site = {
      marketplace: ports.marketplace,
      origin: ports.publicUrl ?? `http://${host}`,
      ...(ports.demo ? { identityUrl: '/v1/demo/identity' } : {}),
    };
    return {
      status,
      headers: {
        'content-type': 'text/html; charset=utf-8',
        'content-security-policy': PAGE_POLICY,
        'cache-control': 'no-cache',
      },
      body: render(site),
    };
  };

  /** A page in the locale of its path; a path that names nothing gets a page that says so. */
  const inLocale = (call: Call, render: (locale: Locale) => Reply | undefined): Reply => {
    const { locale } = call.path;
    const known = isLocale(locale) ? locale : undefined;
    const found = known === undefined ? undefined : render(known);
    if (found !== undefined) return found;
    const shown = known ?? preferredLocale(call.request.headers['accept-language']);
    return page(call, 404, (site) => renderNotFound(site, { locale: shown, topics: topicCounts(shown) }));
  };

  const toHome = (call: Call): Reply => ({
    status: 302,
    headers: { location: `/help/${preferredLocale(call.request.headers['accept-language'])}/` },
    body: '',
  });
  const home = (call: Call) =>
    inLocale(call, (locale) =>
      page(call, 200, (site) =>
        renderHome(site, {
          locale,
          topics: topicCounts(locale),
          popular: POPULAR.flatMap((slug) => library.find(slug, locale) ?? []).map(link),
        }),
      ),
    );

  return [
    { method: 'GET', path: '/help', permission: 'public', handle: toHome },
    { method: 'GET', path: '/help/', permission: 'public', handle: toHome },
    { method: 'GET', path: '/help/:locale', permission: 'public', handle: home },
    { method: 'GET', path: '/help/:locale/', permission: 'public', handle: home },
    {
      method: 'GET',
      path: '/help/:locale/search',
      permission: 'public',
      async handle(call) {
        await limits.spend('search', call.address);
        const query = call.query.get('q')?.trim() ?? '';
        return inLocale(call, (locale) =>
          page(call, 200, (site) =>
            renderSearch(site, {
              locale,
              query,
              answer: query === '' ? undefined : search(query, locale, 10),
              topics: topicCounts(locale),
            }),
          ),
        );
      },
    },
    {
      method: 'GET',
      path: '/help/:locale/topics/:topic',
      permission: 'public',
      handle: (call) =>
        inLocale(call, (locale) => {
          const topic = TOPICS.find((one) => one === call.path.topic) as Topic | undefined;
          if (topic === undefined) return undefined;
          return page(call, 200, (site) =>
            renderTopic(site, { locale, topic, articles: library.list(locale, topic).map(link) }),
          );
        }),
    },
    {
      method: 'GET',
      path: '/help/:locale/:slug',
      permission: 'public',
      handle: (call) =>
        inLocale(call, (locale) => {
          const article = library.find(call.path.slug ?? '', locale);
          if (article === undefined) return undefined;
          const related = library.list(locale, article.topic).filter((one) => one.slug !== article.slug);
          return page(call, 200, (site) =>
            renderArticle(site, {
              ...article,
              html: renderMarkdown(fillFigures(article.body, figures(locale)), locale),
              description: excerpt(article),
              related: related.slice(0, 5).map(link),
              locales: library.localesOf(article.slug),
            }),
          );
        }),
    },
    {
      method: 'GET',
      path: '/v1/help/search',
      permission: 'public',
      async handle({ query, address, request }) {
        await limits.spend('search', address);
        const text = query.get('q')?.trim() ?? '';
        const limit = Number(query.get('limit') ?? '3');
        if (text === '' || !Number.isInteger(limit) || limit < 1 || limit > MOST_HITS)
          throw new CodedError('request_malformed', { fields: text === '' ? ['q'] : ['limit'] });
        return {
          status: 200,
          body: search(text, localeOf(query.get('locale'), request.headers['accept-language']), limit),
        };
      },
    },
    {
      method: 'GET',
      path: '/v1/help/articles',
      permission: 'public',
      handle({ query, request }) {
        const locale = localeOf(query.get('locale'), request.headers['accept-language']);
        const articles: HelpArticleSummary[] = library.list(locale).map(({ slug, title, topic, updated }) => ({
          slug,
          locale,
          title,
          topic,
          updated,
          url: articlePath(slug, locale),
        }));
        return { status: 200, body: { articles } };
      },
    },
    {
      method: 'GET',
      path: '/v1/help/articles/:locale/:slug',
      permission: 'public',
      handle({ path }) {
        const locale = localeOf(path.locale ?? '', undefined);
        const article = library.find(path.slug ?? '', locale);
        if (article === undefined) throw new CodedError('article_not_found');
        const { slug, title, topic, updated, revision } = article;
        const html = renderMarkdown(fillFigures(article.body, figures(locale)), locale);
        return {
          status: 200,
          body: { slug, locale, title, topic, updated, revision, html, url: articlePath(slug, locale) },
        };
      },
    },
  ];
}

/** @throws CodedError `locale_unknown` for a locale that was named and is none of ours */
function localeOf(named: string | null, acceptLanguage: string | undefined): Locale {
  if (named === null) return preferredLocale(acceptLanguage);
  if (!isLocale(named)) throw new CodedError('locale_unknown');
  return named;
}

function clip(text: string, length: number): string {
  const characters = [...text];
  return characters.length <= length
    ? text
    : `${characters
        .slice(0, length - 1)
        .join('')
        .trimEnd()}…`;
}
