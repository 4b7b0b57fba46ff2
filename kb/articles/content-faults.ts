import type { Locale } from '../../protocol/locale.ts';
import { passagesOf } from '../../protocol/passages.ts';
import { placeNames } from '../help-pages/words.ts';
import { phraseKey } from '../search/shelf.ts';
import type { Article } from './article.ts';
import { type FiguresOf, fillFigures } from './figures.ts';
import { plainText } from './render-markdown.ts';

const LEAST_PHRASINGS = 10;
/** Words of a text; of Chinese, characters: about one and a half say as much as a word. */
const LENGTHS = { words: [60, 160], characters: [100, 250] } as const;

/** What is wrong with a shipped article, as the ends of sentences that begin with its name. */
export function contentFaults(
  article: Omit<Article, 'revision'>,
  slugs: ReadonlySet<string>,
  profiles: readonly FiguresOf[],
): string[] {
  const faults: string[] = [];
  const { locale, title, body, phrasings, updated } = article;
  if (title.trim() === '') faults.push('has no title');
  if (Number.isNaN(Date.parse(updated))) faults.push(`has no such day as ${updated}`);
  const different = new Set(phrasings.map(keyOfPhrasing)).size;
  if (different < LEAST_PHRASINGS) faults.push(`has ${different} different phrasings, fewer than ${LEAST_PHRASINGS}`);
  for (const [, target = ''] of body.matchAll(/\]\(help:([^)]+)\)/g))
    if (!slugs.has(target)) faults.push(`links to ${target}`);
  const all = passagesOf(body);
  for (const { opens } of article.passages ?? []) {
    const begun = all.filter((text) => text.startsWith(opens)).length;
    if (begun !== 1) faults.push(`has questions of ${begun} passages that begin with “${opens}”`);
  }
  const places = placeNames(locale);
  for (const [, name = '', target = ''] of body.matchAll(/\[([^\]]*)\]\(place:([^)]+)\)/g))
    if (places.get(target) !== name) faults.push(`calls the page ${target} “${name}”`);
  // Who reads of a page is led there; and what it is said to hold is looked at when the link is made.
  for (const [target, name] of places)
    if (body.includes(`**${name}**`)) faults.push(`names the page ${target} without leading there`);
  for (const figures of profiles) {
    const known = knownNames(figures(locale));
    for (const [, name = ''] of body.matchAll(/\{\{[#^/]?([\w.]+)\}\}/g))
      if (!known.has(name)) faults.push(`has the placeholder ${name}`);
    const text = fillFigures(body, figures(locale));
    if (/\{\{|\}\}/.test(text)) faults.push('keeps braces');
    const { length, least, most } = measure(text, locale);
    if (length < least || length > most) faults.push(`has ${length} words, not ${least} to ${most}`);
  }
  return [...new Set(faults)];
}

/** The same for phrasings that the search cannot tell apart. */
export function keyOfPhrasing(phrasing: string): string {
  return phraseKey(phrasing);
}

function knownNames(figures: object): ReadonlySet<string> {
  return new Set(
    Object.entries(figures).flatMap(([name, value]) =>
      typeof value === 'object' ? Object.keys(value).map((inner) => `${name}.${inner}`) : [name],
    ),
  );
}

function measure(text: string, locale: Locale): { length: number; least: number; most: number } {
  const plain = plainText(text);
  const counted = locale === 'zh-Hant' ? plain.match(/[\p{L}\p{N}]/gu) : plain.match(/[^\s]*[\p{L}\p{N}][^\s]*/gu);
  const [least, most] = locale === 'zh-Hant' ? LENGTHS.characters : LENGTHS.words;
  return { length: counted?.length ?? 0, least, most };
}
