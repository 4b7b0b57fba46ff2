import { readFileSync } from 'node:fs';
import { expect } from 'chai';
import { LOCALES, type Locale } from '../../../protocol/locale.ts';
import {
  FIGURES,
  NO_PROMISE,
  OF_STAFF,
  PLACES,
  SPANS_IN_WORDS,
  WAYS,
  WAYS_SAID,
  WRITTEN_OTHERWISE,
} from './promised.ts';

/** Of one language, by key. */
type Texts = ReadonlyMap<string, string>;
type AllTexts = Readonly<Record<Locale, Texts>>;

const TEXTS = Object.fromEntries(
  LOCALES.map((locale) => [locale, new Map(flat(JSON.parse(readFileSync(`locales/${locale}.json`, 'utf8'))))]),
) as unknown as AllTexts;
const WAY_NAMES = ['mail', 'sms'] as const;

function flat(value: unknown, path = ''): [string, string][] {
  if (typeof value === 'string') return [[path, value]];
  return Object.entries(value as object).flatMap(([key, inner]) => flat(inner, path === '' ? key : `${path}.${key}`));
}

/** Places that a text sends people to by another name than stands on them, or that two buttons call differently. */
function placeFaults(all: AllTexts): string[] {
  return LOCALES.flatMap((locale) =>
    PLACES.flatMap(({ name, also, said }) => {
      const real = all[locale].get(name) ?? '';
      const others = also.filter((key) => !alike(all[locale].get(key) ?? '', real));
      const lost = said.filter((key) => !small(all[locale].get(key)).includes(small(real)));
      return [
        ...others.map((key) => `${locale} ${key} is not “${real}”`),
        ...lost.map((key) => `${locale} ${key} does not lead to “${real}”`),
      ];
    }),
  );
}

/** Texts that name one of these places and that nobody compares. Names are told from words by their capitals, which English has. */
function unlistedPlaces({ en }: AllTexts): string[] {
  return PLACES.flatMap(({ name, also, said }) => {
    const listed = new Set([name, ...also, ...said, ...SAYS_MORE]);
    const capitals = (en.get(name) ?? '').replace(/\b[a-z]/g, (letter) => letter.toUpperCase());
    return [...en].flatMap(([key, text]) => (!listed.has(key) && text.includes(capitals) ? [`${key} names it`] : []));
  });
}

/** A name and something else, of itself. */
const SAYS_MORE = ['help.siteTitle'];

function wayFaults(all: AllTexts): string[] {
  return LOCALES.flatMap((locale) =>
    WAY_NAMES.flatMap((way) =>
      [...all[locale]].flatMap(([key, text]) =>
        OF_STAFF.test(key) || WAYS_SAID[way][key] !== undefined || !WAYS[way][locale].test(withoutPlaces(text))
          ? []
          : [`${locale} ${key} names ${way}`],
      ),
    ),
  );
}

function figureFaults(all: AllTexts): string[] {
  return LOCALES.flatMap((locale) =>
    [...all[locale]].flatMap(([key, text]) => {
      const found = figuresIn(text);
      const right = WRITTEN_OTHERWISE[locale]?.[key] ?? FIGURES[key];
      if (right !== undefined && found.join() !== right.join())
        return [`${locale} ${key} says ${found.join()}, not ${right.join()}`];
      if (right === undefined && found.length > 0 && !NO_PROMISE.includes(key))
        return [`${locale} ${key} says ${found.join()}`];
      const span = SPANS_IN_WORDS[locale].exec(text);
      return span === null || NO_PROMISE.includes(key) ? [] : [`${locale} ${key} says “${span[0].trim()}”`];
    }),
  );
}

/** “4,000”, “4.000” and “4 000” are one figure; that of MP4 is none. */
function figuresIn(text: string): number[] {
  const written =
    withoutPlaces(text).match(/(?<![\p{L}\d])\d{1,3}(?:[.,\s\u00a0\u202f]\d{3})+(?!\d)|(?<![\p{L}\d])\d+/gu) ?? [];
  return written.map((figure) => Number(figure.replace(/\D/g, '')));
}

const withoutPlaces = (text: string): string => text.replace(/\{[^}]*\}/g, '');
const small = (text = ''): string => text.toLowerCase();
const alike = (one: string, other: string): boolean => small(one) === small(other);

function changed(locale: Locale, key: string, text: string): AllTexts {
  return { ...TEXTS, [locale]: new Map([...TEXTS[locale], [key, text]]) };
}

describe('what texts and letters promise', () => {
  it('leads only to places that are called so', () => {
    expect(placeFaults(TEXTS)).to.deep.equal([]);
    expect(unlistedPlaces(TEXTS)).to.deep.equal([]);
  });

  it('names e-mail and text messages only where it is known that they are sent', () => {
    expect(wayFaults(TEXTS)).to.deep.equal([]);
    const gone = WAY_NAMES.flatMap((way) => Object.keys(WAYS_SAID[way])).filter((key) => !TEXTS.en.has(key));
    expect(gone, 'keys that are there no more').to.deep.equal([]);
  });

  it('writes only figures and times that are set so', () => {
    expect(figureFaults(TEXTS)).to.deep.equal([]);
  });

  it('is caught when a button, a way or a time is another one (proof of the test)', () => {
    for (const locale of LOCALES)
      for (const { name, also, said } of PLACES)
        if (also.length + said.length > 0)
          expect(placeFaults(changed(locale, name, 'Qwx')), `${locale} ${name}`).to.have.length(
            also.length + said.length,
          );
    expect(unlistedPlaces(changed('en', 'bot.farewell', 'It is in your Inbox.'))).to.deep.equal([
      'bot.farewell names it',
    ]);
    expect(wayFaults(changed('zh-Hant', 'bot.farewell', '我們會傳簡訊給您。'))).to.deep.equal([
      'zh-Hant bot.farewell names sms',
    ]);
    expect(wayFaults(changed('es', 'bot.farewell', 'Te escribimos por correo.'))).to.have.length(1);
    expect(figureFaults(changed('vi', 'bot.farewell', 'Trả lời trong 24 giờ.'))).to.have.length(1);
    expect(figureFaults(changed('en', 'bot.farewell', 'You get an answer in two working days.'))).to.have.length(1);
    expect(figureFaults(changed('ms', 'errors.message_too_long', 'Paling banyak 5,000.'))).to.have.length(1);
  });
});
