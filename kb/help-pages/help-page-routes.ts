import { preferredLocale } from '../../people/visitors/visitor-routes.ts';
import type { RateLimits } from '../../transport/rate-limits.ts';
import type { Call, Reply, Route } from '../../transport/route.ts';
import { type Article, TOPICS, type Topic } from '../articles/article.ts';
import { plainText, renderMarkdown } from '../articles/render-markdown.ts';
import type { Library } from '../publishing/library.ts';
import { clip } from './page-excerpts.ts';
import { type PageFrame, type PageFramePorts, pageFrame } from './page-frame.ts';
import { renderArticle, renderHome, renderSearch, renderTopic } from './pages.ts';
import { searchAnswer } from './search-routes.ts';

export interface HelpPagePorts extends PageFramePorts {
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

/** The help center's pages for people. */
export function helpPageRoutes(ports: HelpPagePorts): Route[] {
  const { library, limits } = ports;
  const frame = pageFrame(ports);
  const home = homePage(library, frame);
  return [
    // With the demo its shop is there.
    ...(ports.demo ? [] : [{ method: 'GET', path: '/', permission: 'public', handle: toHome } as const]),
    { method: 'GET', path: '/help', permission: 'public', handle: toHome },
    { method: 'GET', path: '/help/', permission: 'public', handle: toHome },
    { method: 'GET', path: '/help/:locale', permission: 'public', handle: home },
    { method: 'GET', path: '/help/:locale/', permission: 'public', handle: home },
    searchPage(library, frame, limits),
    topicPage(library, frame),
    articlePage(library, frame),
  ];
}

/** To the home page in the language of the browser. */
function toHome(call: Call): Reply {
  return {
    status: 302,
    headers: { location: `/help/${preferredLocale(call.request.headers['accept-language'])}/` },
    body: '',
  };
}

function homePage(library: Library, { page, inLocale, topicCounts }: PageFrame): Route['handle'] {
  return (call) =>
    inLocale(call, (locale) =>
      page(call, 200, (site) =>
        renderHome(site, {
          locale,
          topics: topicCounts(locale),
          popular: POPULAR.flatMap((slug) => library.find(slug, locale) ?? []).map(link),
        }),
      ),
    );
}

function searchPage(library: Library, { page, inLocale, topicCounts }: PageFrame, limits: RateLimits): Route {
  return {
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
  };
}

function topicPage(library: Library, { page, inLocale }: PageFrame): Route {
  return {
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
  };
}

function articlePage(library: Library, { page, inLocale }: PageFrame): Route {
  return {
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
  };
}

function link(article: Article) {
  return { slug: article.slug, title: article.title, excerpt: excerpt(article) };
}

function excerpt(article: Article): string {
  return clip(plainText(article.body), 140);
}
