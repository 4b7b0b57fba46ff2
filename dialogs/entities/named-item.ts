import type { OrderLine } from '../../disputes/domain/case.ts';
import { fold, isHan, normalise } from '../../kb/search/analysis/normalise.ts';
import { namingWords, textWords } from './match.ts';

/** A shorter word of a title says nothing of which item is meant, unless hardly anything else is said. */
const LEAST_WORD = { anywhere: 4, alone: 3 } as const;
/** "The mug, please", 手機殼那個. */
const SHORT = { words: 3, hanCharacters: 5 } as const;
/** Letters and tones that only Vietnamese has; its syllables are no words ("điện" is in many). */
const VIETNAMESE = /[ăâđêôơư]|[aeiouy]\u0302?\u0306?(?:\u0303|\u0309|\u0323)/iu;
const SYLLABLE = /^(?:ngh?|nh|ch|tr|th|ph|kh|gi|qu|[bcdghklmnprstvx])?[aeiouy]{1,3}(?:ng|nh|ch|[cmnpt])?$/;
/** What stands before or behind the name of a thing, in any of the languages. */
const SAYS_NOTHING = new Set(
  'set kit box pcs new and the for dan con los las del una uno pack buah biji unit bộ cái chiếc hộp gói đôi con thùng chai lọ hàng món đồ sản'
    .split(' ')
    .map(fold),
);
/** Measure words of Chinese: 那個 names nothing. */
const MEASURES = new Set('个片条组件入包盒瓶双套只支张枚本台袋块颗位色号');

/** The one line whose title a text speaks of: "the earbuds", 充電線, "cái nồi cơm". */
export function lineByTitle<L extends Pick<OrderLine, 'title'>>(text: string, lines: readonly L[]): L | undefined {
  const scored = lines
    .map((line) => ({ line, score: titleScore(text, line.title, true) }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score);
  const [first, second] = scored;
  return first !== undefined && first.score !== second?.score ? first.line : undefined;
}

/** How much of a title a text names, in words, syllables or characters. `alone`: one short word is enough where it is nearly all that is said. */
export function titleScore(text: string, title: string, alone = false): number {
  const said = textWords(text);
  const han = said.filter(isHan).length;
  const short = alone && (han > 0 ? han <= SHORT.hanCharacters : said.length <= SHORT.words);
  const named = isVietnamese(title) ? syllablesShared(said, title, alone) : wordsShared(text, title, short);
  return named + hanShared(title, text, short);
}

/** Of how many words a title is. */
export function titleSize(title: string): number {
  return isVietnamese(title) ? textWords(title).length : wordsOfTitle(title, LEAST_WORD.anywhere).length;
}

function isVietnamese(title: string): boolean {
  if (VIETNAMESE.test(title.normalize('NFC')) || VIETNAMESE.test(title.normalize('NFD'))) return true;
  const words = textWords(title).filter((word) => /^\p{L}+$/u.test(word));
  return words.some((word) => word !== fold(word)) && words.every((word) => SYLLABLE.test(fold(word)));
}

function wordsOfTitle(title: string, least: number): string[] {
  const words = [...new Set(textWords(title).map(fold))];
  return words.filter((word) => !isHan(word) && word.length >= least && !SAYS_NOTHING.has(word) && !/^\d+$/.test(word));
}

function wordsShared(text: string, title: string, short: boolean): number {
  const said = namingWords(text);
  const words = wordsOfTitle(title, short ? LEAST_WORD.alone : LEAST_WORD.anywhere);
  // One of "headphones", several of "mug".
  return words.filter((word) => said.has(word) || said.has(`${word}s`) || said.has(word.replace(/s$/u, ''))).length;
}

/** The longest run of a title's syllables in a text; one alone counts only where it begins the title and so is its noun. */
function syllablesShared(said: readonly string[], title: string, alone: boolean): number {
  const marked = said.some((word) => word !== fold(word));
  const comparable = (word: string) => (marked ? word : fold(word));
  const spoken = ` ${said.map(comparable).join(' ')} `;
  const syllables = textWords(title).map(comparable);
  const holds = (from: number, to: number) => spoken.includes(` ${syllables.slice(from, to).join(' ')} `);
  let best = 0;
  for (let from = 0; from < syllables.length; from += 1)
    for (let to = from + best + 1; to <= syllables.length && holds(from, to); to += 1) best = to - from;
  if (best !== 1) return best;
  const [noun = ''] = syllables;
  return alone && !SAYS_NOTHING.has(fold(noun)) && holds(0, 1) ? 1 : 0;
}

/** How much of a Chinese title stands in a text in one piece; names are not written apart. */
function hanShared(title: string, text: string, short: boolean): number {
  const said = textWords(normalise(text)).join('');
  const runs = textWords(title)
    .join(' ')
    .replace(/(?<=\p{Script=Han}) (?=\p{Script=Han})/gu, '')
    .split(' ');
  const least = short ? 1 : 2;
  return runs
    .filter((run) => isHan(run))
    .reduce((best, run) => {
      for (let size = run.length; size >= least && size > best; size -= 1)
        for (let at = 0; at + size <= run.length; at += 1) {
          const piece = run.slice(at, at + size);
          if (said.includes(piece) && !(size === 1 && MEASURES.has(piece))) return size;
        }
      return best;
    }, 0);
}
