import MarkdownIt from 'markdown-it';
import type { Locale } from '../../protocol/locale.ts';

/** HTML in a text is shown as text, never taken for markup; `javascript:`, `data:` and `//` links are left as text too. */
const markdown = new MarkdownIt({ html: false, linkify: false, typographer: false });

const permitted = markdown.validateLink.bind(markdown);
// `//elsewhere` looks like a path of our own and leads away from it.
markdown.validateLink = (address) => permitted(address) && !/^[\\/]{2}/.test(address.trim());

const HELP_LINK = /^help:([a-z0-9-]+)$/;
const LINK = /\]\((help|place):([a-z0-9-]+)\)/g;

/** Pages beside the articles that articles may lead to, as `[Inbox](place:inbox)`. */
const PLACES: Readonly<Record<string, (locale: Locale) => string>> = {
  contact: (locale) => `/help/${locale}/contact`,
  inbox: (locale) => `/inbox?lang=${locale}`,
  resolution: (locale) => `/resolution?lang=${locale}`,
};

export function articlePath(slug: string, locale: Locale): string {
  return `/help/${locale}/${slug}`;
}

/** Turns the `help:slug` and `place:name` links of a Markdown text into addresses of this help center. */
export function resolveLinks(text: string, locale: Locale): string {
  return text.replace(LINK, (link, kind: string, name: string) => {
    if (kind === 'help') return `](${articlePath(name, locale)})`;
    const place = PLACES[name];
    return place === undefined ? link : `](${place(locale)})`;
  });
}

/** Safe HTML of an article's Markdown. Headings begin at level 2, as the page has its own first one. */
export function renderMarkdown(text: string, locale: Locale): string {
  const tokens = markdown.parse(resolveLinks(text, locale), {});
  for (const token of tokens) {
    if (token.type === 'heading_open' || token.type === 'heading_close') {
      if (token.tag === 'h1') token.tag = 'h2';
    }
    for (const child of token.children ?? []) {
      if (child.type !== 'link_open') continue;
      const href = String(child.attrGet('href') ?? '');
      if (HELP_LINK.test(href)) child.attrSet('href', articlePath(href.slice('help:'.length), locale));
      else if (!href.startsWith('/')) child.attrSet('rel', 'noopener noreferrer nofollow');
    }
  }
  return markdown.renderer.render(tokens, markdown.options, {});
}

/** The text without its markup, on one line. */
export function plainText(text: string): string {
  return text
    .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/[*_`#>]+/g, '')
    .replace(/^\s*(?:[-+]|\d+\.)\s+/gm, '')
    .replace(/\s+/g, ' ')
    .trim();
}
