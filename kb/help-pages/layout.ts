import { format } from '../../locales/format.ts';
import { LOCALE_NAMES, LOCALES, type Locale } from '../../protocol/locale.ts';
import { type Html, html, join, NOTHING } from './html.ts';
import { helpWords } from './words.ts';

/** What is the same on every page of one installation. */
export interface HelpSite {
  /** The marketplace's name. */
  readonly marketplace: string;
  /** Public address without a trailing slash, for canonical and hreflang links. */
  readonly origin: string;
  /** Where the signed-in shopper's identity is fetched by the widget; left out where there is none. */
  readonly identityUrl?: string;
  /** The shop's first page; left out where it is not known. */
  readonly shopUrl?: string;
}

export interface Frame {
  readonly locale: Locale;
  /** Shown in the browser's tab, before the site's name. Left out on the first page. */
  readonly title?: string;
  readonly description?: string;
  /** The page's path after `/help/<locale>`, the same in every locale, such as `/track-order`. Encoded. */
  readonly path: string;
  /** The locales that this page exists in; the language menu leads to the first page for the others. */
  readonly locales: readonly Locale[];
  /** Search results and missing pages stay out of search engines. */
  readonly noIndex?: boolean;
  /** Whether the header holds a search box; the pages with a large one of their own leave it out. */
  readonly search: boolean;
  /** What the page can do more with script. */
  readonly script?: string;
  readonly content: Html;
}

/** The whole document around a page's content. No inline script or style, as the content policy demands. */
export function renderDocument(site: HelpSite, frame: Frame): string {
  const words = helpWords(frame.locale);
  const siteTitle = format(words.siteTitle, { marketplace: site.marketplace });
  const title = frame.title === undefined ? siteTitle : `${frame.title} – ${siteTitle}`;
  const description = frame.description ?? format(words.description, { marketplace: site.marketplace });
  return html`<!doctype html>
<html lang="${frame.locale}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<meta name="description" content="${description}">
<meta name="color-scheme" content="light dark">
<link rel="icon" href="/favicon.svg" type="image/svg+xml">
<link rel="stylesheet" href="/help/assets/help.css">
${frame.noIndex === true ? html`<meta name="robots" content="noindex">` : languageLinks(site, frame)}
</head>
<body>
<a class="skip" href="#content">${words.skip}</a>
${header(site, frame)}
<main id="content" tabindex="-1">
${frame.content}
</main>
<footer class="footer">
<section class="contact" aria-labelledby="contact">
<h2 id="contact">${words.contact.heading}</h2>
<p>${words.contact.text}</p>
<p class="contact-ways"><a href="/help/${frame.locale}/contact">${words.contact.write}</a> <a href="/help/${frame.locale}/contact-support">${words.contact.link}</a></p>
</section>
</footer>
${widget(site, frame.locale)}
${frame.script === undefined ? NOTHING : html`<script type="module" src="${frame.script}"></script>`}
</body>
</html>
`.markup;
}

function header(site: HelpSite, frame: Frame): Html {
  const words = helpWords(frame.locale);
  return html`<header class="header">
<div class="header-row">
<a class="brand" href="/help/${frame.locale}/"><span class="brand-mark" aria-hidden="true"></span><span class="brand-name">${site.marketplace}</span> <span class="brand-part">${words.title}</span></a>
${frame.search ? searchForm(frame.locale, '', 'small') : NOTHING}
<nav class="header-links">
${backToShop(site, frame.locale)}
<details class="languages">
<summary><span class="visually-hidden">${words.language}: </span>${LOCALE_NAMES[frame.locale]}</summary>
<ul>
${join(LOCALES.map((locale) => html`<li><a href="${addressIn(locale, frame)}" lang="${locale}" hreflang="${locale}"${locale === frame.locale ? html` aria-current="true"` : NOTHING}>${LOCALE_NAMES[locale]}</a></li>`))}
</ul>
</details>
</nav>
</div>
</header>`;
}

function backToShop({ shopUrl, marketplace }: HelpSite, locale: Locale): Html {
  if (shopUrl === undefined) return NOTHING;
  return html`<a href="${shopUrl}">${format(helpWords(locale).backToShop, { marketplace })}</a>`;
}

/** A search box that works without script. */
export function searchForm(locale: Locale, query: string, size: 'small' | 'large'): Html {
  const words = helpWords(locale).search;
  return html`<form class="search search-${size}" role="search" action="/help/${locale}/search" method="get">
<label class="visually-hidden" for="search-${size}">${words.label}</label>
<input id="search-${size}" type="search" name="q" value="${query}" placeholder="${words.placeholder}" maxlength="300" autocomplete="off">
<button type="submit">${words.submit}</button>
</form>`;
}

function addressIn(locale: Locale, frame: Frame): string {
  return `/help/${locale}${frame.locales.includes(locale) ? frame.path : '/'}`;
}

function languageLinks(site: HelpSite, frame: Frame): Html {
  const address = (locale: Locale): string => `${site.origin}/help/${locale}${frame.path}`;
  const alternates = frame.locales.map(
    (locale) => html`<link rel="alternate" hreflang="${locale}" href="${address(locale)}">
`,
  );
  const fallback = frame.locales.includes('en')
    ? html`<link rel="alternate" hreflang="x-default" href="${address('en')}">`
    : NOTHING;
  return html`<link rel="canonical" href="${address(frame.locale)}">
${join(alternates)}${fallback}`;
}

function widget(site: HelpSite, locale: Locale): Html {
  const identity = site.identityUrl === undefined ? NOTHING : html` data-identity-url="${site.identityUrl}"`;
  return html`<script src="/widget.js" data-kaunter data-locale="${locale}"${identity} defer></script>`;
}

interface Crumb {
  readonly address: string;
  readonly name: string;
}

/** Where a page stands in the help center. */
export function breadcrumb(locale: Locale, between: readonly Crumb[], here: string): Html {
  const words = helpWords(locale);
  const crumbs = [{ address: `/help/${locale}/`, name: words.title }, ...between];
  return html`<nav class="breadcrumb" aria-label="${words.breadcrumb}"><ol>
${join(crumbs.map((crumb) => html`<li><a href="${crumb.address}">${crumb.name}</a></li>`))}
<li aria-current="page">${here}</li>
</ol></nav>`;
}
