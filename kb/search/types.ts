import type { Locale } from '../../protocol/locale.ts';
import type { TracedCandidate, TracedThresholds } from '../../protocol/traces.ts';
import type { Replaced, UnderstoodWords } from '../../protocol/word-lists.ts';
import type { After } from './follow-ups/topic.ts';

/** What the search does with a question: answer it, show up to three articles, ask back, or admit that it does not know. */
export type Decision = 'answer' | 'choose' | 'clarify' | 'decline';

/** What a message wants when it is not a question for the help center. */
export const INTENTS = [
  'greeting',
  'thanks',
  'goodbye',
  'affirm',
  'deny',
  'open-dispute',
  'dispute-status',
  'talk-to-person',
  'stop',
  'change-language',
  'small-talk',
  'follow-up',
] as const;

export type Intent = (typeof INTENTS)[number];

export interface SearchRequest {
  /** The question as typed; at most the first 2,000 characters are read. */
  readonly text: string;
  /** The language of the session, a prior for short and ambiguous texts. */
  readonly locale: Locale;
  /** How many hits at most; 3 unless told. */
  readonly limit?: number;
  /** The question before this one, for a follow-up that leans on it where nothing was answered. */
  readonly previous?: string;
  /** What was answered last: new words count first, what they leave open is read as being about this. */
  readonly after?: After;
}

export interface Hit {
  readonly slug: string;
  /** The locale of the article shown; differs from the shopper's where only another language has it. */
  readonly locale: Locale;
  readonly title: string;
  /** The passage of the article that fits the question best, as Markdown (placeholders not yet filled in). */
  readonly passage: string;
  /** Fused score, comparable within one result only. */
  readonly score: number;
}

export interface SearchResult {
  readonly query: string;
  readonly locale: Locale;
  readonly detectedLocale: Locale;
  /** Probability (0–1) that the help center answers this question at all. */
  readonly inScope: number;
  /** Confidence (0–1) that the first hit is the one, given that one of them is. */
  readonly margin: number;
  readonly decision: Decision;
  readonly hits: readonly Hit[];
}

export interface Recognition {
  readonly intent: Intent;
  /** Probability (0–1) that the message means it. Low ones are told too where nothing else fits and acting costs little. */
  readonly confidence: number;
}

/** What an answer of the search rests on. */
export interface Reasons {
  readonly slang: readonly Replaced[];
  readonly corrections: readonly Replaced[];
  readonly synonyms: readonly Replaced[];
  /** Articles and intents in one order, best first. */
  readonly candidates: readonly TracedCandidate[];
  readonly inScope: number;
  readonly margin: number;
  readonly thresholds: TracedThresholds | undefined;
  readonly decision: Decision;
  /** The likeliest intent, taken or not. */
  readonly intent: Recognition | undefined;
}

/** A result with what the search made of the words on the way. */
export interface Explanation extends SearchResult, UnderstoodWords {
  /** What the message is where it reads as no question. */
  readonly intent: Recognition | undefined;
  readonly reasons: Reasons;
}

export interface DetectedLanguage {
  readonly locale: Locale;
  /** 0–1. */
  readonly confidence: number;
}

/** An immutable index over the articles of all locales: no clock, no I/O, never throws on a string. */
export interface SearchIndex {
  search(request: SearchRequest): SearchResult;
  /** The intent to act on, or undefined where the message reads as a question or as nothing known; `after`: what was answered last. */
  recognise(text: string, locale: Locale, after?: After): Recognition | undefined;
  /** Every intent in a message, surest first: "thanks, now let me talk to a person" holds two. */
  recogniseAll(text: string, locale: Locale, after?: After): Recognition[];
  /** What a search makes of a question and why, for whoever looks after the words. */
  explain(request: SearchRequest): Explanation;
  /** What the answer of a search rests on; costs little right after that search. */
  why(request: SearchRequest): Reasons;
  /** The language of a text; `prior` breaks ties on short ones. */
  detectLanguage(text: string, prior: Locale): DetectedLanguage;
}
