import { LOCALES, type Locale } from '../../protocol/locale.ts';
import { compile, type Phrase, weightIn } from './match.ts';
import lists from './second-thoughts.json' with { type: 'json' };

const SAID = Object.fromEntries(LOCALES.map((locale) => [locale, compile(lists[locale], locale)])) as Record<
  Locale,
  readonly Phrase[]
>;

/**
 * Whether somebody who was asked for a yes thinks again: "no wait, keep it open". Only for what is done by a yes and nothing else:
 * there whoever is misread is asked once more at worst.
 */
export function thinksAgain(text: string, locale: Locale): boolean {
  return weightIn(text, SAID[locale]) > 0 || weightIn(text, SAID.en) > 0;
}
