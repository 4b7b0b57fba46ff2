import type { HelpArticleSummary } from '../../protocol/api.ts';
import { CodedError } from '../../protocol/error-codes.ts';
import type { Route } from '../../transport/route.ts';
import { articlePath, renderMarkdown } from '../articles/render-markdown.ts';
import type { Library } from '../publishing/library.ts';
import { localeOf } from './search-routes.ts';

/** The help center's articles for programs. */
export function helpListRoutes(library: Library): Route[] {
  return [
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
