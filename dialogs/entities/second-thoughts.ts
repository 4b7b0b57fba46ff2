import { LOCALES, type Locale } from '../../protocol/locale.ts';
import { compile, type Phrase, textWords, weightIn } from './match.ts';
import lists from './second-thoughts.json' with { type: 'json' };

const SAID = Object.fromEntries(LOCALES.map((locale) => [locale, compile(lists[locale], locale)])) as Record<
  Locale,
  readonly Phrase[]
>;

/** How a yes begins. */
const YES: Readonly<Record<Locale, readonly string[]>> = {
  en: ['yes', 'yeah', 'yep', 'yup', 'ok', 'okay', 'sure', 'agreed', 'i agree', 'i accept', 'i confirm', 'confirm'],
  ms: ['ya', 'ye', 'yelah', 'betul', 'setuju', 'boleh', 'baik', 'baiklah', 'saya setuju', 'saya terima', 'sahkan'],
  id: ['ya', 'iya', 'oke', 'betul', 'benar', 'setuju', 'boleh', 'baik', 'sip', 'saya setuju', 'saya terima'],
  vi: ['đồng ý', 'vâng', 'dạ', 'ừ', 'đúng', 'được', 'có', 'oke', 'xác nhận', 'tôi đồng ý', 'mình đồng ý'],
  es: ['sí', 'si', 'claro', 'dale', 'vale', 'de acuerdo', 'acepto', 'confirmo', 'está bien', 'estoy de acuerdo'],
  'zh-Hant': ['好', '對', '是', '可以', '同意', '沒錯', '確認', '確定', '嗯', '行', '我同意', '我接受'],
};
const YES_WORDS = Object.fromEntries(
  LOCALES.map((locale) => [locale, [...YES[locale], ...YES.en].map(textWords)]),
) as unknown as Record<Locale, readonly (readonly string[])[]>;

/**
 * Whether somebody who was asked for a yes thinks again: "no wait, keep it open". Only where whoever is misread is asked once more
 * at worst. What begins with a yes is none: "yes please, don't make me wait".
 */
export function thinksAgain(text: string, locale: Locale): boolean {
  return !beginsWithYes(text, locale) && (weightIn(text, SAID[locale]) > 0 || weightIn(text, SAID.en) > 0);
}

function beginsWithYes(text: string, locale: Locale): boolean {
  const words = textWords(text);
  return YES_WORDS[locale].some((yes) => yes.every((word, at) => words[at] === word));
}
