import type { Locale } from '../protocol/locale.ts';

/** How the languages say no. */
const NEGATIONS: Readonly<Record<Locale, RegExp>> = {
  en: /\b(?:not|no|never|cannot|without|nothing|nobody|neither|unless)\b|n['’]t\b/iu,
  es: /(?<!\p{L})(?:no|nunca|jamás|sin|nadie|nada|ningun[ao]?|ningún|tampoco|salvo)(?!\p{L})/iu,
  id: /\b(?:tidak|tak|bukan|belum|jangan|tanpa|kecuali)\b/iu,
  ms: /\b(?:tidak|tak|bukan|belum|jangan|tanpa|kecuali|tiada)\b/iu,
  vi: /(?<!\p{L})(?:không|chưa|chẳng|đừng|trừ)(?!\p{L})/iu,
  'zh-Hant': /不|沒|未|無法|勿|別|除非/u,
};

/** Whether a text says no to anything. */
export const negates = (text: string, locale: Locale): boolean => NEGATIONS[locale].test(text);
