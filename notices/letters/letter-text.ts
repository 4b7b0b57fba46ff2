import { inOne } from '../../locales/standing-text.ts';
import type { Locale } from '../../protocol/locale.ts';
import type { LetterContent } from './letter.ts';

/** The letter as plain text. */
export function letterText(letter: LetterContent): string {
  const { locale, heading, happened, quote, stands, due, facts, button, link, footer, choose } = letter;
  const parts = [
    heading,
    ...happened,
    quote === undefined ? undefined : `${quote.label}\n${quote.text.replace(/^/gm, '> ')}`,
    inOne(stands, locale),
    due === undefined ? undefined : `${named(locale, due.label, due.until)}\n${due.afterwards}`,
    link === undefined ? undefined : `${named(locale, button, '')}\n${link}`,
    facts.map(([name, value]) => named(locale, name, value)).join('\n'),
    footer,
    choose === undefined ? undefined : `${named(locale, choose.text, '')}\n${choose.link}`,
  ];
  return `${parts.filter((part) => part !== undefined && part !== '').join('\n\n')}\n`;
}

/**
 * The letter as a text message: what it is about, until when, and the link. Between them stands what networks' small alphabet has: one
 * sign beyond it, and the message has room for half as much.
 */
export function shortText({ locale, sender, heading, due, link }: LetterContent): string {
  const until = due === undefined ? [] : [named(locale, due.label, due.until)];
  return [`${sender} - ${heading}`, ...until, link].filter((part) => part !== undefined).join(' - ');
}

/** `Order: AC-1009`, with the colon of the language. */
export function named(locale: Locale, name: string, value: string): string {
  return locale === 'zh-Hant' ? `${name}：${value}` : `${name}: ${value}`.trim();
}
