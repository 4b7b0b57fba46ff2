import type { Words } from '../../../browser/load-words.ts';
import { word } from '../../case/word-for-code.ts';

/** How a case can end without anybody deciding it. */
const UNDECIDED = ['cancelled', 'lapsed'];

type Group = Readonly<Record<string, string>>;

/** What can be decided: the solutions, and that an appeal changes nothing. */
export function outcomeWords({ disputes }: Words): Group {
  const solutions = Object.entries(disputes.solutions).filter(([code]) => !UNDECIDED.includes(code));
  return { ...Object.fromEntries(solutions), uphold: disputes.actions.uphold };
}

/** The words for codes, each once: policies have several codes for what reads the same. */
export function wordsOf(group: Group, codes: readonly string[]): readonly string[] {
  return [...new Set(codes.map((code) => word(group, code)))];
}

/** Codes by the word that stands for them, with those in use that have no word. */
export function codesByWord(group: Group, used: readonly string[]): ReadonlyMap<string, readonly string[]> {
  const byWord = new Map<string, string[]>();
  for (const code of new Set([...Object.keys(group), ...used])) {
    const name = word(group, code);
    byWord.set(name, [...(byWord.get(name) ?? []), code]);
  }
  return byWord;
}
