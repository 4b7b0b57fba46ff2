import { readdirSync, readFileSync } from 'node:fs';
import { expect } from 'chai';
import { type Block, type Inline, linkTarget, parseMarkdown } from '../../../browser/markdown.ts';
import { workingCalendarSchema } from '../../../calendar/working-calendar.ts';
import { profileBook } from '../../../disputes/domain/profile/profile.ts';
import { readContentFiles } from '../../../kb/articles/content-files.ts';
import { fillFigures } from '../../../kb/articles/figures.ts';
import { renderMarkdown, resolveLinks } from '../../../kb/articles/render-markdown.ts';
import { LOCALES, type Locale } from '../../../protocol/locale.ts';
import { figuresFor } from '../../../server/article-figures.ts';

const SERVER = 'https://help.example';
const PROFILES = 'disputes/profiles';
const files = readdirSync(PROFILES).map((file) => ({ file, text: readFileSync(`${PROFILES}/${file}`, 'utf8') }));
const hours = workingCalendarSchema.parse({ timeZone: 'UTC', week: { monday: ['09:00-18:00'] }, holidays: [] });
const figures = [...profileBook(files).current.values()].map((profile) => figuresFor(profile, hours));
const articles = readContentFiles('kb/content');

const escaped = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

function inlineHtml(part: Inline): string {
  if (part.kind === 'text') return escaped(part.text);
  if (part.kind === 'break') return '\n';
  if (part.kind === 'code') return `<code>${escaped(part.text)}</code>`;
  const inner = part.children.map(inlineHtml).join('');
  if (part.kind === 'link') return `<a href="${escaped(part.href.replace(SERVER, ''))}">${inner}</a>`;
  return part.kind === 'strong' ? `<strong>${inner}</strong>` : `<em>${inner}</em>`;
}

function blockHtml(block: Block): string {
  if (block.kind !== 'list') {
    const tag = block.kind === 'heading' ? 'h' : 'p';
    return `<${tag}>${block.children.map(inlineHtml).join('')}</${tag}>`;
  }
  const tag = block.ordered ? 'ol' : 'ul';
  return `<${tag}>${block.items.map((item) => `<li>${item.map(inlineHtml).join('')}</li>`).join('')}</${tag}>`;
}

/** A text as chat and desk draw it. */
function inChat(text: string, locale: Locale): string {
  return parseMarkdown(resolveLinks(text, locale), (href) => linkTarget(href, SERVER))
    .map(blockHtml)
    .join('');
}

/** The same from the help pages, where only white space, levels of headings and `rel` may differ. */
function onPage(text: string, locale: Locale): string {
  return renderMarkdown(text, locale)
    .replace(/<(\/?)h\d>/g, '<$1h>')
    .replace(/ rel="[^"]*"/g, '')
    .replace(/<li>\s*<p>([\s\S]*?)<\/p>\s*<\/li>/g, '<li>$1</li>')
    .replace(/>\s*\n\s*</g, '><')
    .trim();
}

describe('Markdown in chat and desk looks as on the help pages', () => {
  for (const locale of LOCALES)
    it(`in every article (${locale}), by the rules of every profile`, () => {
      for (const article of articles.filter((one) => one.locale === locale))
        for (const body of new Set(figures.map((of) => fillFigures(article.body, of(locale)))))
          expect(inChat(body, locale), article.slug).to.equal(onPage(body, locale));
    });

  it('in each form that a writer may use', () => {
    for (const text of [
      '__bold__ and **bold**',
      'a *b* **c *d* e**',
      '1. one\n2. two\n\nend',
      '3. three\n4. four',
      '* a\n* b',
      '## Title\n\ntext `code`',
      'two\nlines',
      '\\*no\\*',
      'x < y & "z"',
    ])
      expect(inChat(text, 'en'), text).to.equal(onPage(text, 'en').replace(/<ol start="\d+">/, '<ol>'));
  });
});
