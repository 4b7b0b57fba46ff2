import type { Replaced } from '../../protocol/word-lists.ts';
import { splitWords } from './analysis/analyse.ts';
import { type Corpus, knowsWords } from './corpus.ts';
import type { Explanation } from './types.ts';
import { correctWords } from './words/correct.ts';
import { expandSlang } from './words/slang.ts';

/** How a corpus reads a text: which chat spellings it replaces and which typing errors it corrects. */
export function explainWords(corpus: Corpus, text: string): Pick<Explanation, 'words' | 'slang' | 'corrections'> {
  const slang: Replaced[] = [];
  const meant = expandSlang(splitWords(text), corpus.slang, knowsWords(corpus), ({ from, to }) =>
    slang.push({ from: from.join(' '), to: to.join(' ') }),
  );
  const { words } = correctWords(meant, corpus.vocabulary);
  const corrections = meant.flatMap((from, at) => {
    const to = words[at] ?? from;
    return to === from ? [] : [{ from, to }];
  });
  return { words, slang, corrections };
}
