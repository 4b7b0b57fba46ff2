import { preferredLocale } from '../../people/visitors/visitor-routes.ts';
import { isLocale, type Locale } from '../../protocol/locale.ts';
import type { Call, Reply } from '../../transport/route.ts';
import { PAGE_POLICY } from '../../transport/static-files.ts';
import { TOPICS, type Topic } from '../articles/article.ts';
import type { Library } from '../publishing/library.ts';
import { type HelpSite, renderNotFound } from './pages.ts';

export interface PageFramePorts {
  readonly library: Library;
  readonly marketplace: string;
  readonly publicUrl: string | undefined;
  readonly shopUrl: string | undefined;
  readonly demo: boolean;
}

/** What every page of the help center has around it. */
export interface PageFrame {
  page(call: Call, status: number, render: (site: HelpSite) => string): Reply;
  /** A page in the locale of its path; a path that names nothing gets a page that says so. */
  inLocale(call: Call, render: (locale: Locale) => Reply | undefined): Reply;
  topicCounts(locale: Locale): { topic: Topic; count: number }[];
}

export function pageFrame(ports: PageFramePorts): PageFrame {
  const { library } = ports;
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

  const inLocale = (call: Call, render: (locale: Locale) => Reply | undefined): Reply => {
    const { locale } = call.path;
    const known = isLocale(locale) ? locale : undefined;
    const found = known === undefined ? undefined : render(known);
    if (found !== undefined) return found;
    const shown = known ?? preferredLocale(call.request.headers['accept-language']);
    return page(call, 404, (site) => renderNotFound(site, { locale: shown, topics: topicCounts(shown) }));
  };

  return { page, inLocale, topicCounts };
}
