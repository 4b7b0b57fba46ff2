import { expect } from 'chai';
import {
  type HelpSite,
  renderArticle,
  renderHome,
  renderNotFound,
  renderSearch,
  renderTopic,
} from '../../../../kb/help-pages/pages.ts';
import type { HelpSearchAnswer } from '../../../../protocol/api.ts';
import { LOCALES } from '../../../../protocol/locale.ts';

const site: HelpSite = { marketplace: 'Aura & Co', origin: 'https://shop.example' };
const HOSTILE = '"><script>alert(1)</script>';

const article = {
  locale: 'vi',
  slug: 'refund-time',
  title: 'Khi nào tôi nhận được tiền hoàn?',
  topic: 'returns-refunds',
  updated: '2026-11-02',
  html: '<p>Trong <strong>3 ngày</strong></p>',
  related: [{ slug: 'wrong-item', title: 'Nhận sai hàng' }],
  locales: ['en', 'vi'],
} as const;

function searched(query: string, hits: HelpSearchAnswer['hits']): HelpSearchAnswer {
  return { query, locale: 'en', detectedLocale: 'en', inScope: 1, margin: 1, decision: 'choose', hits };
}

describe('help pages', () => {
  it('leads back to the shop where its address is known, and shows no such link otherwise', () => {
    const page = renderArticle({ ...site, shopUrl: 'https://shop.example/en?a=1&b=2' }, article);
    expect(page).to.include('<a href="https://shop.example/en?a=1&amp;b=2">Về Aura &amp; Co</a>');
    expect(renderArticle(site, article)).not.to.include('Về Aura');
  });

  it('puts the article into its language, with its day written out and its body untouched', () => {
    const page = renderArticle(site, article);
    expect(page).to.include('<html lang="vi">').and.include('<p>Trong <strong>3 ngày</strong></p>');
    expect(page).to.include('<time datetime="2026-11-02">2 tháng 11, 2026</time>');
  });

  it('links an article to itself and to those languages only in which it exists', () => {
    const page = renderArticle(site, article);
    expect(page).to.include('<link rel="canonical" href="https://shop.example/help/vi/refund-time">');
    expect(page).to.include('hreflang="en" href="https://shop.example/help/en/refund-time"');
    expect(page).not.to.include('https://shop.example/help/es/refund-time');
    expect(page).to.include('<a href="/help/es/" lang="es"');
  });

  it('leads back by breadcrumbs to the topic and on to related articles', () => {
    const page = renderArticle(site, article);
    expect(page).to.include('<a href="/help/vi/topics/returns-refunds">Trả hàng và hoàn tiền</a>');
    expect(page).to.include('<a href="/help/vi/wrong-item"><strong>Nhận sai hàng</strong></a>');
  });

  it('escapes the marketplace, titles, snippets and what was searched for', () => {
    const hit = { slug: 'a', locale: 'en', title: HOSTILE, snippet: HOSTILE, score: 1, url: '/' } as const;
    const pages = [
      renderSearch(site, { locale: 'en', query: HOSTILE, answer: searched(HOSTILE, [hit]), topics: [] }),
      renderSearch(site, { locale: 'en', query: HOSTILE, answer: searched(HOSTILE, []), topics: [] }),
      renderTopic(site, { locale: 'en', topic: HOSTILE, articles: [{ slug: HOSTILE, title: HOSTILE }] }),
      renderArticle(site, { ...article, title: HOSTILE, topic: HOSTILE, slug: HOSTILE, description: HOSTILE }),
      renderHome({ ...site, marketplace: HOSTILE }, { locale: 'en', topics: [], popular: [] }),
    ];
    for (const page of pages) expect(page).not.to.include('<script>alert');
    expect(pages[0]).to.include('value="&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;"');
  });

  it('counts articles in the grammar of the language', () => {
    const count = (n: number, locale: 'en' | 'es' | 'zh-Hant'): string =>
      renderHome(site, { locale, topics: [{ topic: 'orders', count: n }], popular: [] });
    expect(count(1, 'en')).to.include('<small>1 article</small>');
    expect(count(2, 'es')).to.include('<small>2 artículos</small>');
    expect(count(1, 'zh-Hant')).to.include('<small>1 篇文章</small>');
  });

  it('says so, and offers the topics, when nothing is found', () => {
    const topics = [{ topic: 'orders', count: 4 }];
    const page = renderSearch(site, { locale: 'en', query: 'blorp', answer: searched('blorp', []), topics });
    expect(page).to.include('Nothing found for “blorp”').and.include('/help/en/topics/orders');
  });

  it('keeps search results and missing pages out of search engines', () => {
    const found = renderSearch(site, { locale: 'en', query: 'x', answer: undefined, topics: [] });
    for (const page of [found, renderNotFound(site, { locale: 'en', topics: [] })]) {
      expect(page).to.include('<meta name="robots" content="noindex">').and.not.include('rel="canonical"');
    }
  });

  it('keeps the search when the language is changed', () => {
    const page = renderSearch(site, { locale: 'en', query: 'a&b c', answer: undefined, topics: [] });
    expect(page).to.include('href="/help/zh-Hant/search?q=a%26b%20c"');
  });

  it('carries the widget, with the shopper’s identity only where the site has one', () => {
    const home = (of: HelpSite): string => renderHome(of, { locale: 'id', topics: [], popular: [] });
    expect(home(site)).to.include('<script src="/widget.js" data-kaunter data-locale="id" defer>');
    expect(home({ ...site, identityUrl: '/v1/demo/identity' })).to.include('data-identity-url="/v1/demo/identity"');
  });

  for (const locale of LOCALES) {
    it(`has every word in ${locale}, with no placeholder left open and no inline script or style`, () => {
      const topics = [{ topic: 'orders', count: 2 }];
      const pages = [
        renderHome(site, { locale, topics, popular: [{ slug: 's', title: 't' }] }),
        renderTopic(site, { locale, topic: 'orders', articles: [] }),
        renderArticle(site, { ...article, locale }),
        renderSearch(site, { locale, query: 'q', answer: searched('q', []), topics }),
        renderNotFound(site, { locale, topics }),
      ];
      for (const page of pages) {
        expect(page).to.include(`<html lang="${locale}">`);
        expect(page).not.to.match(/\{\w+\}|undefined|\sstyle=|<style|<script(?! src=)/);
      }
    });
  }
});
