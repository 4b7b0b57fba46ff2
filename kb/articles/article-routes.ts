import { z } from 'zod';
import type { EditableArticle, PublishedArticle, ShippedText } from '../../protocol/api.ts';
import { CodedError } from '../../protocol/error-codes.ts';
import { isLocale, LOCALES, type Locale } from '../../protocol/locale.ts';
import { readJson } from '../../transport/read-json.ts';
import type { Route } from '../../transport/route.ts';
import { EDITORS } from '../editors.ts';
import type { Publishing } from '../publishing/content-in-use.ts';
import type { Library } from '../publishing/library.ts';
import { type Article, type ArticleText, allPhrasings, sameText, TOPICS } from './article.ts';
import { type ArticleStore, RELEASE_AUTHOR } from './article-store.ts';
import { canBeFilled, type FiguresOf, fillFigures } from './figures.ts';
import { renderMarkdown } from './render-markdown.ts';

const LIMIT_BYTES = 512 * 1024;
const phrasing = z.string().trim().min(1).max(300);
const passageSchema = z
  .strictObject({
    opens: z.string().min(1).max(300),
    phrasings: z.array(phrasing).max(100),
    followUps: z.array(phrasing).max(100).exactOptional(),
  })
  .refine(({ phrasings, followUps = [] }) => phrasings.length + followUps.length > 0, 'no questions');
const articleSchema = z.strictObject({
  title: z.string().trim().min(1).max(200),
  topic: z.enum(TOPICS),
  body: z.string().trim().min(1).max(50_000).refine(canBeFilled, 'braces that are not closed'),
  phrasings: z
    .array(phrasing)
    .max(200)
    .refine((all) => new Set(all.map((one) => one.toLowerCase())).size === all.length, 'twice'),
  passages: z
    .array(passageSchema)
    .max(100)
    .refine((all) => new Set(all.map(({ opens }) => opens)).size === all.length, 'twice')
    .exactOptional(),
  baseRevision: z.int().min(0),
});
const previewSchema = z.strictObject({ locale: z.enum(LOCALES), body: z.string().max(50_000) });

export interface ArticleRoutePorts {
  readonly store: ArticleStore;
  /** The articles of this release. */
  readonly shipped: readonly Omit<Article, 'revision'>[];
  readonly library: Library;
  readonly figures: FiguresOf;
  readonly publishing: Publishing;
  /** `YYYY-MM-DD` */
  readonly today: () => string;
}

/** What the editors do: list, read, preview, publish. */
export function articleRoutes({ store, shipped, library, figures, publishing, today }: ArticleRoutePorts): Route[] {
  const ofRelease = new Map(shipped.map((article) => [`${article.locale}/${article.slug}`, article]));
  /** The text that ships, where this one reads otherwise. */
  const otherwise = (article: Pick<Article, 'locale' | 'slug'> & ArticleText): { readonly shipped?: ShippedText } => {
    const known = ofRelease.get(`${article.locale}/${article.slug}`);
    if (known === undefined || sameText(known, article)) return {};
    const { title, topic, body, phrasings, passages } = known;
    return { shipped: { title, topic, body, phrasings, ...(passages === undefined ? {} : { passages }) } };
  };
  return [
    {
      method: 'GET',
      path: '/v1/articles',
      permission: EDITORS,
      async handle({ query }) {
        const named = query.get('locale');
        if (named !== null && !isLocale(named)) throw new CodedError('locale_unknown');
        const locales = named === null ? LOCALES : [named];
        // The library's own texts have their figures filled in; what an editor wrote is compared.
        const written = (await store.published()).filter((article) => otherwise(article).shipped !== undefined);
        const own = new Set(written.map(({ locale, slug }) => `${locale}/${slug}`));
        const articles = locales
          .flatMap((locale) => library.list(locale))
          .map((article) => {
            const { slug, locale, title, topic, updated, revision } = article;
            const differs = own.has(`${locale}/${slug}`);
            return {
              slug,
              locale,
              title,
              topic,
              updated,
              revision,
              phrasings: allPhrasings(article).length,
              differs,
              asShipped: ofRelease.has(`${locale}/${slug}`) && !differs,
            };
          });
        return { status: 200, body: { articles } };
      },
    },
    {
      method: 'GET',
      path: '/v1/articles/:locale/:slug',
      permission: EDITORS,
      async handle({ path }) {
        const found = await store.find(slugOf(path.slug), localeOf(path.locale));
        if (found === undefined) throw new CodedError('article_not_found');
        const body: EditableArticle = { ...found, ...otherwise(found) };
        return { status: 200, body };
      },
    },
    {
      method: 'PUT',
      path: '/v1/articles/:locale/:slug',
      permission: EDITORS,
      async handle({ request, path, account }) {
        const locale = localeOf(path.locale);
        const slug = slugOf(path.slug);
        const { baseRevision, ...given } = await readJson(request, articleSchema, LIMIT_BYTES);
        const kept = given.passages === undefined ? await store.find(slug, locale) : given;
        const passages = kept?.passages === undefined ? {} : { passages: kept.passages };
        const article = { slug, locale, ...given, ...passages, updated: today() };
        // Whoever takes the shipped text back follows the releases again.
        const differing = otherwise(article);
        const follows = ofRelease.has(`${locale}/${slug}`) && differing.shipped === undefined;
        const author = follows ? RELEASE_AUTHOR : (account?.id ?? '');
        const published = await store.publish(article, baseRevision, author);
        await publishing.articlesEdited();
        return { status: 200, body: { revision: published.revision, ...differing } satisfies PublishedArticle };
      },
    },
    {
      method: 'POST',
      path: '/v1/articles/preview',
      permission: EDITORS,
      async handle({ request }) {
        const { locale, body } = await readJson(request, previewSchema, LIMIT_BYTES);
        return { status: 200, body: { html: renderMarkdown(fillFigures(body, figures(locale)), locale) } };
      },
    },
  ];
}

function localeOf(named: string | undefined): Locale {
  if (!isLocale(named)) throw new CodedError('locale_unknown');
  return named;
}

function slugOf(named: string | undefined): string {
  if (named === undefined || !/^[a-z0-9]+(-[a-z0-9]+)*$/.test(named) || named.length > 100)
    throw new CodedError('request_malformed', { fields: ['slug'] });
  return named;
}
