import { format } from '../../locales/format.ts';
import { plural } from '../../locales/plural.ts';
import type { HelpSearchAnswer } from '../../protocol/api.ts';
import { LOCALE_NAMES, LOCALES, type Locale } from '../../protocol/locale.ts';
import { type Html, html, join, NOTHING, trusted } from './html.ts';
import { breadcrumb, type HelpSite, renderDocument, searchForm } from './layout.ts';
import { topicIcon } from './topic-icons.ts';
import { helpWords, topicName } from './words.ts';

export type { HelpSite } from './layout.ts';

/** A topic and how many articles it has in the page's locale, in the order of topics. */
export interface TopicCount {
  readonly topic: string;
  readonly count: number;
}

export interface ArticleLink {
  readonly slug: string;
  readonly title: string;
  /** Plain text, a line or two. */
  readonly excerpt?: string;
}

export interface ArticlePage {
  readonly locale: Locale;
  readonly slug: string;
  readonly title: string;
  readonly topic: string;
  /** `YYYY-MM-DD`. */
  readonly updated: string;
  /** The body, rendered and sanitised by the caller. Its headings start at level 2. */
  readonly html: string;
  /** Plain text for search engines. */
  readonly description?: string;
  /** Others of the same topic. */
  readonly related: readonly ArticleLink[];
  /** Every locale that the article exists in, this one included. */
  readonly locales: readonly Locale[];
}

/** `/help/<locale>/` */
export function renderHome(
  site: HelpSite,
  page: { readonly locale: Locale; readonly topics: readonly TopicCount[]; readonly popular: readonly ArticleLink[] },
): string {
  const words = helpWords(page.locale);
  const content = html`<section class="hero">
<h1>${words.heading}</h1>
<p>${words.lead}</p>
${searchForm(page.locale, '', 'large')}
</section>
${topicGrid(page.locale, page.topics)}
${page.popular.length === 0 ? NOTHING : html`<section class="band" aria-labelledby="popular"><h2 id="popular">${words.popularHeading}</h2>${articleList(page.locale, page.popular)}</section>`}`;
  return renderDocument(site, { locale: page.locale, path: '/', locales: LOCALES, search: false, content });
}

/** `/help/<locale>/topics/<topic>` */
export function renderTopic(
  site: HelpSite,
  page: { readonly locale: Locale; readonly topic: string; readonly articles: readonly ArticleLink[] },
): string {
  const words = helpWords(page.locale);
  const name = topicName(page.locale, page.topic);
  const content = html`<div class="column">
${breadcrumb(page.locale, [], name)}
<header class="topic-head">${topicIcon(page.topic)}<div><h1>${name}</h1><p>${plural(page.locale, words.articleCount, page.articles.length)}</p></div></header>
${page.articles.length === 0 ? html`<p class="empty">${words.topicEmpty}</p>` : articleList(page.locale, page.articles)}
</div>`;
  const path = `/topics/${encodeURIComponent(page.topic)}`;
  return renderDocument(site, { locale: page.locale, title: name, path, locales: LOCALES, search: true, content });
}

/** `/help/<locale>/<slug>` */
export function renderArticle(site: HelpSite, page: ArticlePage): string {
  const words = helpWords(page.locale);
  const topic = topicName(page.locale, page.topic);
  const topicAddress = `/help/${page.locale}/topics/${encodeURIComponent(page.topic)}`;
  const related = html`<aside class="related" aria-labelledby="related">
<h2 id="related">${format(words.related, { topic })}</h2>
${articleList(page.locale, page.related)}
</aside>`;
  const content = html`<div class="column article-page">
${breadcrumb(page.locale, [{ address: topicAddress, name: topic }], page.title)}
<article>
<h1>${page.title}</h1>
${updatedLine(page.locale, page.updated)}
<div class="prose">${trusted(page.html)}</div>
</article>
${page.related.length === 0 ? NOTHING : related}
</div>`;
  return renderDocument(site, {
    locale: page.locale,
    title: page.title,
    ...(page.description === undefined ? {} : { description: page.description }),
    path: `/${encodeURIComponent(page.slug)}`,
    locales: page.locales,
    search: true,
    content,
  });
}

/** `/help/<locale>/search?q=`; `answer` is undefined while nothing was asked. */
export function renderSearch(
  site: HelpSite,
  page: {
    readonly locale: Locale;
    readonly query: string;
    readonly answer: HelpSearchAnswer | undefined;
    readonly topics: readonly TopicCount[];
  },
): string {
  const words = helpWords(page.locale);
  const content = html`<div class="column">
${breadcrumb(page.locale, [], words.search.heading)}
<h1>${words.search.heading}</h1>
${searchForm(page.locale, page.query, 'large')}
${results(page.locale, page.query, page.answer)}
</div>
${page.answer === undefined || page.answer.hits.length === 0 ? topicGrid(page.locale, page.topics) : NOTHING}`;
  const title = page.query === '' ? words.search.heading : `${page.query} – ${words.search.heading}`;
  const path = `/search?q=${encodeURIComponent(page.query)}`;
  return renderDocument(site, {
    locale: page.locale,
    title,
    path,
    locales: LOCALES,
    noIndex: true,
    search: false,
    content,
  });
}

/** For every path under `/help/<locale>/` that names nothing; the caller answers 404 with it. */
export function renderNotFound(
  site: HelpSite,
  page: { readonly locale: Locale; readonly topics: readonly TopicCount[] },
): string {
  const words = helpWords(page.locale);
  const content = html`<section class="hero">
<h1>${words.notFound.title}</h1>
<p>${words.notFound.text}</p>
${searchForm(page.locale, '', 'large')}
</section>
${topicGrid(page.locale, page.topics)}`;
  return renderDocument(site, {
    locale: page.locale,
    title: words.notFound.title,
    path: '/',
    locales: LOCALES,
    noIndex: true,
    search: false,
    content,
  });
}

function results(locale: Locale, query: string, answer: HelpSearchAnswer | undefined): Html {
  const words = helpWords(locale).search;
  if (answer === undefined || query.trim() === '') return html`<p class="empty">${words.empty}</p>`;
  if (answer.hits.length === 0) {
    return html`<div class="empty"><h2>${format(words.none, { query })}</h2><p>${words.noneHint}</p></div>`;
  }
  const foreign = answer.hits.find((hit) => hit.locale !== locale);
  const note =
    foreign === undefined
      ? NOTHING
      : html`<p class="note">${format(words.otherLanguage, { language: LOCALE_NAMES[foreign.locale] })}</p>`;
  const items = answer.hits.map(
    (
      hit,
    ) => html`<li lang="${hit.locale}"><a href="/help/${hit.locale}/${encodeURIComponent(hit.slug)}"><strong>${hit.title}</strong><span>${hit.snippet}</span></a></li>
`,
  );
  return html`<p class="result-count" role="status">${plural(locale, words.results, answer.hits.length, { query })}</p>
${note}<ul class="articles">${join(items)}</ul>`;
}

function topicGrid(locale: Locale, topics: readonly TopicCount[]): Html {
  const words = helpWords(locale);
  const cards = topics.map(
    ({
      topic,
      count,
    }) => html`<li><a href="/help/${locale}/topics/${encodeURIComponent(topic)}">${topicIcon(topic)}<span><strong>${topicName(locale, topic)}</strong><small>${plural(locale, words.articleCount, count)}</small></span></a></li>
`,
  );
  return html`<section class="band" aria-labelledby="topics"><h2 id="topics">${words.topicsHeading}</h2><ul class="topics">${join(cards)}</ul></section>`;
}

function articleList(locale: Locale, articles: readonly ArticleLink[]): Html {
  const items = articles.map(
    (
      article,
    ) => html`<li><a href="/help/${locale}/${encodeURIComponent(article.slug)}"><strong>${article.title}</strong>${article.excerpt === undefined ? NOTHING : html`<span>${article.excerpt}</span>`}</a></li>
`,
  );
  return html`<ul class="articles">${join(items)}</ul>`;
}

function updatedLine(locale: Locale, day: string): Html {
  const [before = '', after = ''] = helpWords(locale).updated.split('{date}');
  return html`<p class="updated">${before}<time datetime="${day}">${longDate(locale, day)}</time>${after}</p>`;
}

/** A calendar day, so it is written in UTC, whatever the server's time zone. */
function longDate(locale: Locale, day: string): string {
  return new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(`${day}T00:00:00Z`));
}
