import type { WordListEntries, WordListFault, WordListFaultName, WordListKind } from '../../protocol/word-lists.ts';
import { splitWords } from '../search/analysis/analyse.ts';
import { readPattern } from './stop-patterns.ts';

type Report = (entry: number, fault: WordListFaultName, words: string) => void;

/** What contradicts itself in a list whose form is right; nothing where it can be used. */
export function wordListFaults(kind: WordListKind, entries: WordListEntries[WordListKind]): WordListFault[] {
  const faults: WordListFault[] = [];
  const report: Report = (entry, fault, words) => faults.push({ entry, fault, words });
  if (kind === 'slang') checkSlang(entries as WordListEntries['slang'], report);
  else if (kind === 'synonyms') checkSynonyms(entries as WordListEntries['synonyms'], report);
  else checkStops(entries as WordListEntries['stops'], report);
  return faults;
}

const keyOf = (text: string): string => splitWords(text).join(' ');

function checkSlang(entries: WordListEntries['slang'], report: Report): void {
  const standards = new Map<string, string>();
  entries.forEach(({ informal, standard }, at) => {
    const key = keyOf(informal);
    const meant = keyOf(standard);
    if (key === '' || meant === '') report(at, 'no_words', key === '' ? informal : standard);
    else if (standards.has(key)) report(at, 'repeated', informal);
    else standards.set(key, meant);
  });
  // A spelling that stands for one which stands for it again would never come to rest.
  entries.forEach(({ informal }, at) => {
    const start = keyOf(informal);
    const seen = new Set<string>();
    let next = standards.get(start);
    while (next !== undefined && next !== start && !seen.has(next)) {
      seen.add(next);
      next = standards.get(next);
    }
    if (next === start) report(at, 'circular', informal);
  });
}

function checkSynonyms(entries: WordListEntries['synonyms'], report: Report): void {
  const owners = new Set<string>();
  entries.forEach(({ words }, at) => {
    const keys = words.map(keyOf);
    const empty = words.find((_, index) => keys[index] === '');
    if (empty !== undefined) report(at, 'no_words', empty);
    if (new Set(keys.filter((key) => key !== '')).size < 2) report(at, 'too_few', words.join(', '));
    // A word of two groups would make all the others of both mean the same.
    keys.forEach((key, index) => {
      if (key !== '' && (owners.has(key) || keys.indexOf(key) < index)) report(at, 'repeated', words[index] ?? '');
    });
    for (const key of keys) owners.add(key);
  });
}

function checkStops(entries: WordListEntries['stops'], report: Report): void {
  const seen = new Set<string>();
  entries.forEach(({ phrases, action, reply }, at) => {
    if (action === 'reply' && reply.trim() === '') report(at, 'reply_missing', phrases[0] ?? '');
    for (const phrase of phrases) {
      const pattern = readPattern(phrase);
      const key = pattern.map(({ word, open }) => `${word}${open ? '*' : ''}`).join(' ');
      const letters = pattern.reduce((sum, { word }) => sum + (isWide(word) ? 2 : word.length), 0);
      if (letters === 0) report(at, 'no_words', phrase);
      else if (letters < LEAST_LETTERS) report(at, 'too_general', phrase);
      else if (seen.has(key)) report(at, 'repeated', phrase);
      seen.add(key);
    }
  });
}

/** Fewer letters stand in too many messages by chance; a Han character counts as two. */
const LEAST_LETTERS = 3;

function isWide(word: string): boolean {
  return /^\p{Script=Han}$/u.test(word);
}
