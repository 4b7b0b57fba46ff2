import { format } from '../../../locales/format.ts';
import { words } from '../../../locales/words.ts';
import type { LetterContent } from '../../../notices/letters/letter.ts';
import { letterHtml } from '../../../notices/letters/letter-html.ts';
import { letterText } from '../../../notices/letters/letter-text.ts';
import { LOCALES, type Locale } from '../../../protocol/locale.ts';
import { MAIL_PROGRAMS } from './mail-programs.ts';
import { OWN_WORDS } from './own-words.ts';

export interface MailSample {
  readonly name: string;
  readonly raw: Buffer;
  /** The sender's own words, without empty lines. */
  readonly own: string;
}

export const isOwnAddress = (address: string): boolean => /^(?:help|support(?:\+\S+)?)@example\.com$/i.test(address);

/** Answers to our letter: each program, in each language, with each of the own words. */
export function mailSamples(): MailSample[] {
  return Object.entries(MAIL_PROGRAMS).flatMap(([program, write]) =>
    LOCALES.flatMap((locale) =>
      OWN_WORDS[locale].map((own, index) => {
        const letter = letterIn(locale);
        const written = write({ locale, words: own, letter });
        return {
          name: `${program}, ${locale}, ${index + 1}`,
          raw: mime({ ...written, subject: `Re: ${letter.subject}`, id: `${program}-${locale}-${index}` }),
          own: filled([own, written.signature ?? ''].join('\n')),
        };
      }),
    ),
  );
}

/** The lines of a text that say anything. */
export function filled(text: string): string {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .join('\n');
}

/** A mail of the shopper, as it comes over the wire. */
export function mime(given: {
  readonly text: string;
  readonly html?: string | undefined;
  readonly subject: string;
  readonly id: string;
  readonly from?: string;
  readonly to?: string;
  readonly headers?: readonly string[];
  readonly files?: readonly { readonly name: string; readonly type: string; readonly bytes: Buffer }[];
}): Buffer {
  const { text, html, subject, id, headers = [], files = [] } = given;
  const encoded = (value: string) => `=?utf-8?B?${Buffer.from(value).toString('base64')}?=`;
  const part = (type: string, body: Buffer, more = '') =>
    `Content-Type: ${type}\r\nContent-Transfer-Encoding: base64\r\n${more}\r\n${body.toString('base64').replace(/.{76}/g, '$&\r\n')}\r\n`;
  const parts = [
    part('text/plain; charset=utf-8', Buffer.from(text.replaceAll('\n', '\r\n'))),
    ...(html === undefined ? [] : [part('text/html; charset=utf-8', Buffer.from(html))]),
  ];
  const body = `Content-Type: multipart/alternative; boundary=alt\r\n\r\n${parts.map((one) => `--alt\r\n${one}`).join('')}--alt--\r\n`;
  const attached = files.map(({ name, type, bytes }) =>
    part(type, bytes, `Content-Disposition: attachment; filename="${name}"\r\n`),
  );
  return Buffer.from(
    [
      ...headers,
      `From: ${given.from ?? 'Mai <mai@example.com>'}`,
      `To: ${given.to ?? 'AuraCart <help@example.com>'}`,
      `Subject: ${encoded(subject)}`,
      `Message-ID: <${id.replace(/[^\w-]/g, '.')}@mail.example.net>`,
      'Date: Tue, 3 Nov 2026 11:00:00 +0800',
      'MIME-Version: 1.0',
      files.length === 0
        ? body
        : `Content-Type: multipart/mixed; boundary=mix\r\n\r\n--mix\r\n${body}${attached.map((one) => `--mix\r\n${one}`).join('')}--mix--\r\n`,
    ].join('\r\n'),
  );
}

function letterIn(locale: Locale) {
  const { subject, answered, button, number, replies } = words(locale).ticketLetters;
  const content: LetterContent = {
    locale,
    sender: 'AuraCart',
    subject: format(subject, { number: 'T-1A2B3C', marketplace: 'AuraCart' }),
    heading: format(answered, { name: 'Aina' }),
    happened: [words(locale).system.backToBot, words(locale).system.endedByShopper],
    stands: [],
    facts: [[number, 'T-1A2B3C']],
    button,
    footer: replies,
    link: 'https://help.example.com/help/en#chat',
  };
  return { text: letterText(content).trim(), html: letterHtml(content), subject: content.subject };
}
