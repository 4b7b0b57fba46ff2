import { z } from 'zod';
import type { Coordination } from '../../../handoff/coordination.ts';
import { TOPICS } from '../../../kb/article.ts';
import type { ArticleStore } from '../../../kb/article-store.ts';
import { type FiguresOf, fillFigures } from '../../../kb/figures.ts';
import type { Library } from '../../../kb/library.ts';
import { renderMarkdown } from '../../../kb/render-markdown.ts';
import type { EditableArticle } from '../../../protocol/api.ts';
import { CodedError } from '../../../protocol/error-codes.ts';
import { isLocale, LOCALES, type Locale } from '../../../protocol/locale.ts';
import { readJson } from '../read-json.ts';
import type { Route } from '../route.ts';

const EDITORS = ['editor', 'admin'] as const;
const LIMIT_BYTES = 512 * 1024;
const phrasing = z.string().trim().min(1).max(300);
const articleSchema = z.strictObject({
  title: z.string().trim().min(1).max(200),
  topic: z.enum(TOPICS),
  body: z.string().trim().min(1).max(50_000),
  phrasings: z
    .array(phrasing)
    .max(200)
    .refine((all) => new Set(all.map((one) => one.toLowerCase())).size === all.length, 'twice'),
  baseRevision: z.int().min(0),
});
const previewSchema = z.strictObject({ locale: z.enum(LOCALES), body: z.string().max(50_000) });

export interface ArticleRoutePorts {
  readonly store: ArticleStore;
  readonly library: Library;
  readonly figures: FiguresOf;
  readonly coordination: Pick<Coordination, 'publish'>;
  /** `YYYY-MM-DD` */
  readonly today: () => string;
}

/** What the editors do: list, read, preview, publish. */
export function articleRoutes({ store, library, figures, coordination, today }: ArticleRoutePorts): Route[] {
  return [
    {
      method: 'GET',
      path: '/v1/articles',
      permission: EDITORS,
      handle({ query }) {
        const named = query.get('locale');
        if (named !== null && !isLocale(named)) throw new CodedError('locale_unknown');
        const locales = named === null ? LOCALES : [named];
        const articles = locales
          .flatMap((locale) => library.list(locale))
          .map(({ slug, locale, title, topic, updated, revision, phrasings }) => ({
            slug,
            locale,
            title,
            topic,
            updated,
            revision,
            phrasings: phrasings.length,
          }));
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
        const body: EditableArticle = found;
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
        const published = await store.publish(
          { slug, locale, ...given, updated: today() },
          baseRevision,
          account?.id ?? '',
        );
        await library.reload();
        coordination.publish({ type: 'articles' });
        return { status: 200, body: { revision: published.revision } };
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
