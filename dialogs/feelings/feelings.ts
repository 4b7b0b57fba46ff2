import { LOCALES, type Locale } from '../../protocol/locale.ts';
import { textWords } from '../entities/match.ts';
import { type Wording, wordings, wordingWeight } from '../entities/wordings.ts';
import lists from './feelings.json' with { type: 'json' };

/** What a message tells of how somebody fares: none of these is answered with a courtesy of a shop. */
export type Feeling = 'anger' | 'sarcasm' | 'waiting' | 'grief';

const FEELINGS = ['grief', 'sarcasm', 'anger', 'waiting'] as const satisfies readonly Feeling[];

const WORDINGS = Object.fromEntries(
  LOCALES.map((locale) => [locale, FEELINGS.map((feeling) => [feeling, wordings(lists[locale][feeling], locale)])]),
) as unknown as Record<Locale, readonly (readonly [Feeling, readonly Wording[]])[]>;

/** In a long message a span of time may be that of something else: "it broke after it had been on for two weeks". */
const LONGEST_WAIT = 14;
/** Whoever is upset in Chinese, Malay or Vietnamese may still swear in English. */
const ALSO: Locale = 'en';

/** The feeling that a message tells of, the gravest first; undefined where it tells of none. */
export function feelingIn(text: string, locale: Locale): Feeling | undefined {
  const words = textWords(text);
  const long = words.length > LONGEST_WAIT;
  const known = locale === ALSO ? WORDINGS[locale] : [...WORDINGS[locale], ...WORDINGS[ALSO]];
  return known.find(([feeling, list]) => !(feeling === 'waiting' && long) && wordingWeight(text, list) > 0)?.[0];
}
