import { fold } from '../../kb/search/analysis/normalise.ts';
import { LOCALES, type Locale } from '../../protocol/locale.ts';
import { compile, namingWords, type Phrase, textWords, weightIn } from './match.ts';
import lists from './units.json' with { type: 'json' };

interface Words {
  readonly numbers: ReadonlyMap<string, number>;
  readonly of: ReadonlySet<string>;
  readonly counters: ReadonlySet<string>;
  readonly all: readonly Phrase[];
  readonly both: readonly Phrase[];
  readonly whole: readonly Phrase[];
}

const folded = (text: string): string[] => textWords(text).map(fold);

const WORDS = Object.fromEntries(
  LOCALES.map((locale) => {
    const { numbers, of, counters, all, both, whole } = lists[locale];
    const found: Words = {
      numbers: new Map(
        Object.entries(numbers).map(([word, value]) => [marked(locale, word), value] as [string, number]),
      ),
      of: new Set(of.flatMap(folded)),
      counters: new Set(counters.map((each) => folded(each)[0] ?? '')),
      all: compile(all, locale),
      both: compile(both, locale),
      whole: compile(whole, locale),
    };
    return [locale, found];
  }),
) as unknown as Readonly<Record<Locale, Words>>;

/** Between "two" and "of the three" stand few words: "two cups are broken out of three" is the farthest that is read. */
const FARTHEST = 6;

/** "Only three of the four were in the box": how many there are is not how many it is about, so that it is asked. */
const ONLY = /(?<!\p{L})(?:only|hanya|cuma|cuman|chỉ|solo|sólo|solamente)(?!\p{L})|只|僅/iu;

interface UnitsQuestion {
  /** How many were bought. */
  readonly bought: number;
  readonly title: string;
  readonly locale: Locale;
  /** The words answer the question how many: a bare number is one. */
  readonly asked: boolean;
}

/** Of how many units of a line a text speaks: "two of the three cups", "cawan tu pecah 2 biji dari 4", 四個破了兩個. */
export function unitsIn(text: string, question: UnitsQuestion): number | undefined {
  const { bought, locale, asked } = question;
  if (!asked && ONLY.test(text)) return undefined;
  const own = WORDS[locale];
  const said = numbersIn(text, locale);
  const [, part, whole] = /(?<!\d)(\d{1,3})\s*\/\s*(\d{1,3})(?!\d)/.exec(text) ?? [];
  if (Number(whole) === bought && Number(part) >= 1 && Number(part) <= bought) return Number(part);
  const ofAll = partOf(said, own, bought);
  if (ofAll !== undefined) return ofAll;
  if (bought === 2 && weightIn(text, own.both) > 0) return bought;
  const counted = said.numbers.find(({ at, value }) => value <= bought && isCounted(said.words, at, value, question));
  if (counted !== undefined) return counted.value;
  if (!asked) return undefined;
  const [first] = said.numbers;
  if (first !== undefined) return first.value;
  return weightIn(text, own.all) > 0 || weightIn(text, WORDS.en.all) > 0 ? bought : undefined;
}

/** What a word of a text counts: "two", "dua", 兩. */
export function numberWord(word: string, locale: Locale): number | undefined {
  return WORDS[locale].numbers.get(locale === 'vi' ? word : fold(word));
}

/** Whether a text speaks of all items of an order; where it answers which one, "both" and "all" suffice. */
export function saysWhole(text: string, { count, locale, asked }: { count: number; locale: Locale; asked: boolean }) {
  const lists = [WORDS[locale], WORDS.en].flatMap(({ whole, both, all }) => [
    whole,
    ...(asked ? [all] : []),
    ...(asked && count === 2 ? [both] : []),
  ]);
  return lists.some((list) => weightIn(text, list) > 0);
}

interface Said {
  readonly words: readonly string[];
  readonly numbers: readonly { readonly at: number; readonly value: number }[];
}

/** Vietnamese says numbers with their marks: "ba" is three, "bà" is not. */
function marked(locale: Locale, word: string): string {
  return locale === 'vi' ? (textWords(word)[0] ?? '') : (folded(word)[0] ?? '');
}

function numbersIn(text: string, locale: Locale): Said {
  const spoken = textWords(text.replace(/(?<=\p{Script=Han})(?=\d)|(?<=\d)(?=\p{Script=Han})/gu, ' '));
  const numbers = spoken.flatMap((word, at) => {
    const value = /^\d{1,3}$/.test(word) ? Number(word) : numberWord(word, locale);
    return value === undefined || value < 1 ? [] : [{ at, value }];
  });
  return { words: spoken.map(fold), numbers };
}

/** "Two of three", "2/4", and the other way round: "of the four mugs two broke", 四個裡面兩個. */
function partOf({ words, numbers }: Said, { of }: Words, bought: number): number | undefined {
  for (const whole of numbers.filter(({ value }) => value === bought))
    for (const part of numbers) {
      const [from, to] = part.at < whole.at ? [part.at, whole.at] : [whole.at, part.at];
      if (part === whole || part.value >= bought || to - from > FARTHEST) continue;
      const between = words.slice(from + 1, to);
      const before = words.slice(Math.max(0, from - 2), from);
      const forward = part.at < whole.at && between.some((word) => of.has(word));
      const back = whole.at < part.at && [...before, ...between].some((word) => of.has(word));
      // Chinese needs no word for it: the larger number stands first.
      const counted = whole.at < part.at && /\p{Script=Han}/u.test(words.join(''));
      if (forward || back || counted) return part.value;
    }
  return undefined;
}

/** Whether a number counts this item: a measure or a word of its title stands behind it. */
function isCounted(words: readonly string[], at: number, value: number, { title, locale }: UnitsQuestion): boolean {
  const behind = words.slice(at + 1, at + 3);
  const named = namingWords(title);
  const names = behind.some((word) => word.length > 3 && (named.has(word) || named.has(word.replace(/s$/, ''))));
  if (names) return true;
  // 一個 and "un", "một cái" are articles as often as numbers.
  const measured = behind.slice(0, locale === 'en' ? 2 : 1).some((word) => WORDS[locale].counters.has(word));
  return measured && (value > 1 || locale === 'en');
}
