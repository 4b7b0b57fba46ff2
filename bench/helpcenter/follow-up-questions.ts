import { readFileSync } from 'node:fs';
import type { After } from '../../kb/search/follow-ups/topic.ts';
import type { SearchIndex } from '../../kb/search/types.ts';
import type { Locale } from '../../protocol/locale.ts';

/** A message that follows an answer, with the articles that would be right; the same one only with another passage. */
export interface FollowUpLine {
  readonly lang: Locale;
  /** The article that was answered with, asked for by its title. */
  readonly after: string;
  readonly text: string;
  readonly slugs: readonly string[];
  readonly half: 'development' | 'test';
}

export function readFollowUps(locale: Locale): FollowUpLine[] {
  return readFileSync(new URL(`../questions/follow-ups/${locale}.jsonl`, import.meta.url), 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as FollowUpLine);
}

/** How much of a passage is remembered, as the bot does. */
const OPENING = 60;

/** What was answered before a follow-up, when its article was asked for by title. @throws Error where the title finds another */
export function answeredBefore(
  index: SearchIndex,
  { after, lang }: FollowUpLine,
  titleOf: (slug: string, locale: Locale) => string,
): After {
  const hit = index.search({ text: titleOf(after, lang), locale: lang }).hits.find(({ slug }) => slug === after);
  if (hit === undefined) throw new Error(`the title of ${after} in ${lang} does not find it`);
  return { slug: after, passage: hit.passage.slice(0, OPENING) };
}
