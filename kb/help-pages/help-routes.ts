import type { RateLimits } from '../../doors/rate-limits.ts';
import type { Call, Reply, Route } from '../../doors/route.ts';
import { PAGE_POLICY } from '../../doors/static-files.ts';
import { preferredLocale } from '../../people/visitors/visitor-routes.ts';
import type { HelpArticleSummary } from '../../protocol/api.ts';
import { CodedError } from '../../protocol/error-codes.ts';
import { isLocale, type Locale } from '../../protocol/locale.ts';
import { type Article, TOPICS, type Topic } from '../articles/article.ts';
import { articlePath, plainText, renderMarkdown } from '../articles/render-markdown.ts';
import type { Library } from '../publishing/library.ts';
import { clip } from './excerpts.ts';
import { type HelpSite, renderArticle, renderHome, renderNotFound, renderSearch, renderTopic } from './pages.ts';
import { localeOf, searchAnswer } from './search-routes.ts';

export interface HelpRoutePorts {
  readonly library: Library;
  readonly marketplace: string;
  readonly publicUrl: string | undefined;
  readonly shopUrl: string | undefined;
  readonly demo: boolean;
  readonly limits: RateLimits;
}

const PAGE_HITS = 10;
const POPULAR = [
  'track-order',
  'request-return-refund',
  'refund-time',
  'open-dispute',
  'order-not-received',
  'contact-support',
];

/** The help center: its pages for people, its lists for programs. */
export function helpRoutes(ports: HelpRoutePorts): Route[] {
  const { library, limits } = ports;
  const excerpt = (article: Article) => clip(plainText(article.body), 140);
  const link = (article: Article) => ({ slug: article.slug, title: article.title, excerpt: excerpt(article) });
  const topicCounts = (locale: Locale) =>
    TOPICS.map((topic) => ({ topic, count: library.list(locale, topic).length })).filter(({ count }) => count > 0);

  const page = (call: Call, status: number, render: (site: HelpSite) => string): Reply => {
    const host = call.request.headers.host ?? 'localhost';
    const shopUrl = ports.shopUrl ?? (ports.demo ? '/' : undefined);
    const site = {
      marketplace: ports.marketplace,
      origin: ports.publicUrl ?? `http://${host}`,
      ...(shopUrl === undefined ? {} : { shopUrl }),
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
    // With the demo its shop is there.
    ...(ports.demo ? [] : [{ method: 'GET', path: '/', permission: 'public', handle: toHome } as const]),
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
              answer: query === '' ? undefined : searchAnswer(library, query, locale, PAGE_HITS),
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
              html: renderMarkdown(article.body, locale),
              description: excerpt(article),
              related: related.slice(0, 5).map(link),
              locales: library.localesOf(article.slug),
            }),
          );
        }),
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
        const html = renderMarkdown(article.body, locale);
        return {
          status: 200,
          body: { slug, locale, title, topic, updated, revision, html, url: articlePath(slug, locale) },
        };
      },
    },
  ];
}
