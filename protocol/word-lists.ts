import type { HelpSearchAnswer } from './api.ts';
import type { Priority } from './conversation.ts';
import type { Locale } from './locale.ts';

/** The lists by which an operator tells the search and the bot about words, each of one locale. */
export const WORD_LIST_KINDS = ['slang', 'synonyms', 'stops'] as const;
export type WordListKind = (typeof WORD_LIST_KINDS)[number];

/** A chat spelling and what it stands for: `brg` → `barang`. */
export interface SlangEntry {
  readonly informal: string;
  readonly standard: string;
}

/** Words and phrases that mean the same to the search. */
export interface SynonymEntry {
  readonly words: readonly string[];
}

/** `reply`: the text and nothing else. `offer`: the text (or the usual one) and a person on request. `person`: a person at once. */
export const STOP_ACTIONS = ['reply', 'offer', 'person'] as const;
export type StopAction = (typeof STOP_ACTIONS)[number];

/** What is never answered with an article. Of several that fit a message the first in the list counts. */
export interface StopEntry {
  /** Words that stand side by side in a message; `*` ends a word that may go on, or stands for up to three words. */
  readonly phrases: readonly string[];
  readonly action: StopAction;
  /** What the bot says; may be empty where a person follows. */
  readonly reply: string;
  /** In the queue for a person. */
  readonly priority: Priority;
}

export interface WordListEntries {
  readonly slang: readonly SlangEntry[];
  readonly synonyms: readonly SynonymEntry[];
  readonly stops: readonly StopEntry[];
}

/** `GET /v1/word-lists/<locale>/<kind>` → 200; `PUT` the same with `{baseRevision, entries}` → 200 `{revision}`. */
export interface WordList<K extends WordListKind = WordListKind> {
  readonly locale: Locale;
  readonly kind: K;
  readonly revision: number;
  /** ISO 8601. */
  readonly changedAt: string;
  readonly changedBy: string;
  readonly entries: WordListEntries[K];
}

export const WORD_LIST_LIMITS = {
  slang: { entries: 2_000, informal: 40, standard: 80 },
  synonyms: { entries: 500, words: 12, word: 60 },
  stops: { entries: 100, phrases: 50, phrase: 80, reply: 1_000 },
} as const;

export const WORD_LIST_FAULTS = [
  'no_words',
  'too_few',
  'repeated',
  'circular',
  'too_general',
  'reply_missing',
] as const;
export type WordListFaultName = (typeof WORD_LIST_FAULTS)[number];

/** In `data.faults` of `word_list_invalid`: what is wrong with which entry (from 0). */
export interface WordListFault {
  readonly entry: number;
  readonly fault: WordListFaultName;
  /** The words in question. */
  readonly words: string;
}

/** `GET /v1/word-lists/<locale>/<kind>/history` → 200 `{changes}`, newest first. Entries as one line each. */
export interface WordListChange {
  readonly revision: number;
  readonly changedAt: string;
  readonly changedBy: string;
  readonly added: readonly string[];
  readonly removed: readonly string[];
}

export interface Replaced {
  readonly from: string;
  readonly to: string;
}

/** What the search made of the words of a question. */
export interface UnderstoodWords {
  readonly words: readonly string[];
  /** Chat spellings, typing errors and synonyms that were replaced. */
  readonly slang: readonly Replaced[];
  readonly corrections: readonly Replaced[];
  readonly synonyms: readonly Replaced[];
}

/** `POST /v1/help/explain {locale, text}` (editor) → 200: what the bot would make of a question, and why. */
export interface ExplainedSearch extends HelpSearchAnswer, UnderstoodWords {
  /** What the message is where it reads as no question. */
  readonly intent?: { readonly name: string; readonly confidence: number };
  readonly stop?: { readonly phrase: string; readonly entry: StopEntry };
}
