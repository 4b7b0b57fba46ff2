import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { splitWords } from '../search/analysis/analyse.ts';
import { fold } from '../search/analysis/normalise.ts';

/** What words of a message mean: several meanings where the words are ambiguous. */
export interface Concepts {
  /** Place of the first word. */
  readonly at: number;
  /** Place after the last word. */
  readonly end: number;
  readonly meanings: readonly string[];
}

/** Words, one after another, and what they mean at the end of an entry. */
interface Branch {
  readonly next: Map<string, Branch>;
  readonly meanings: Set<string>;
  /** Beginnings of a last word ("threat*") and what they mean. */
  readonly beginnings: [beginning: string, meaning: string][];
}

interface List {
  /** Entries with their marks where marks tell words apart, without them otherwise. */
  readonly typed: Branch;
  /** Vietnamese as typed without any marks; single short syllables are left out, as they would mean anything. */
  readonly unmarked: Branch | undefined;
}

/** A single syllable without its marks must be this long. */
const SHORTEST_UNMARKED = 5;

/**
 * One list a language; Malay and Indonesian share theirs. A line is a meaning and its entries, each one word or several; `*`
 * stands for any ending.
 */
const NAMES = ['en', 'es', 'ms-id', 'vi', 'zh-Hant'] as const;
const TEXTS = NAMES.map((name) => readFileSync(new URL(`concepts/${name}.txt`, import.meta.url), 'utf8'));
const LISTS = NAMES.map((name, at) => readList(TEXTS[at] ?? '', name === 'vi'));

/** Tells whether the lists are those that a model was trained with. */
export const CONCEPTS_SHA256 = createHash('sha256').update(TEXTS.join('\0')).digest('hex');

/**
 * Finds who does what to whom in a message ("party", "threaten", "kill", "self"), whatever words say so, so that what was
 * learned in one language holds in all. The list that covers most of the words is the one that counts.
 * @param words as `splitWords` gives them, with their marks
 * @param folded the same words without their marks
 */
export function conceptsOf(words: readonly string[], folded: readonly string[]): readonly Concepts[] {
  const marked = words.some((word, at) => word !== folded[at]);
  let best: readonly Concepts[] = [];
  let most = 0;
  for (const { typed, unmarked } of LISTS) {
    const found =
      unmarked === undefined ? findAll(typed, folded) : marked ? findAll(typed, words) : findAll(unmarked, folded);
    const covered = found.reduce((sum, { at, end }, i) => sum + end - Math.max(at, found[i - 1]?.end ?? 0), 0);
    if (covered > most) [best, most] = [found, covered];
  }
  return best;
}

/** The longest entry that starts at each word, without those inside of another. */
function findAll(root: Branch, words: readonly string[]): Concepts[] {
  const found: Concepts[] = [];
  let reached = 0;
  for (let at = 0; at < words.length; at += 1) {
    const concepts = longestAt(root, words, at);
    if (concepts === undefined || concepts.end <= reached) continue;
    found.push(concepts);
    reached = concepts.end;
  }
  return found;
}

function longestAt(root: Branch, words: readonly string[], at: number): Concepts | undefined {
  let longest: Concepts | undefined;
  let branch: Branch | undefined = root;
  for (let i = at; branch !== undefined && i < words.length; i += 1) {
    const word = words[i] ?? '';
    const next: Branch | undefined = branch.next.get(word);
    const begun = branch.beginnings.filter(([beginning]) => word.startsWith(beginning)).map(([, meaning]) => meaning);
    const meanings = new Set([...begun, ...(next?.meanings ?? [])]);
    if (meanings.size > 0) longest = { at, end: i + 1, meanings: [...meanings] };
    branch = next;
  }
  return longest;
}

function readList(text: string, vietnamese: boolean): List {
  const typed = emptyBranch();
  const unmarked = vietnamese ? emptyBranch() : undefined;
  for (const line of text.trimEnd().split('\n')) {
    const [meaning = '', entries = ''] = line.split(': ');
    for (const entry of entries.split(', ')) {
      const words = splitWords(entry);
      const folded = words.map(fold);
      const open = entry.endsWith('*');
      add(typed, vietnamese ? words : folded, meaning, open);
      const [first = ''] = folded;
      if (unmarked !== undefined && (folded.length > 1 || first === words[0] || first.length >= SHORTEST_UNMARKED))
        add(unmarked, folded, meaning, open);
    }
  }
  return { typed, unmarked };
}

function add(root: Branch, words: readonly string[], meaning: string, open: boolean): void {
  let branch = root;
  for (const [at, word] of words.entries()) {
    if (open && at === words.length - 1) {
      branch.beginnings.push([word, meaning]);
      return;
    }
    const next = branch.next.get(word) ?? emptyBranch();
    branch.next.set(word, next);
    branch = next;
  }
  branch.meanings.add(meaning);
}

function emptyBranch(): Branch {
  return { next: new Map(), meanings: new Set(), beginnings: [] };
}
