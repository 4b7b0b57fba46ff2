import type { Locale } from './locale.ts';
import type { Replaced } from './word-lists.ts';

/** What decided a turn; of several that a turn passed the last one gave the reply. */
export const TRACE_RULES = [
  'danger',
  'stop-answer',
  'button',
  'typed-button',
  'form',
  'case',
  'order',
  'sign',
  'keyword',
  'upset',
  'limit',
  'repeated',
  'file',
  'declined',
  'intent',
  'answer',
  'choose',
  'clarify',
  'offer-person',
  'topics',
  'person',
] as const;
export type TraceRule = (typeof TRACE_RULES)[number];

/** One thing that the search compared: an article, or an intent such as a greeting. */
export interface TracedCandidate {
  readonly kind: 'article' | 'intent';
  /** The slug, or the intent's name. */
  readonly name: string;
  /** Comparable within one search only. */
  readonly score: number;
}

/** From which confidence on which decision is taken. */
export interface TracedThresholds {
  readonly answer: number;
  readonly offer: number;
  readonly decline: number;
  readonly margin: number;
}

/** One question put to the search, and what it made of it. */
export interface TracedSearch {
  /** As the shopper typed it, clipped. */
  readonly text: string;
  readonly locale: Locale;
  /** The question before, where this one leaned on it. */
  readonly previous?: string;
  /** What was read in the place of what was typed. */
  readonly slang: readonly Replaced[];
  readonly corrections: readonly Replaced[];
  readonly synonyms: readonly Replaced[];
  /** Best first, five at most. */
  readonly candidates: readonly TracedCandidate[];
  /** 0–1. */
  readonly inScope: number;
  readonly margin: number;
  readonly thresholds?: TracedThresholds;
  readonly decision: 'answer' | 'choose' | 'clarify' | 'decline';
  /** What the text reads as where it is no question. */
  readonly intent?: { readonly name: string; readonly confidence: number };
}

/** What became of one call of the language model. */
export const MODEL_OUTCOMES = ['used', 'unsupported', 'empty', 'slow', 'failed', 'resting'] as const;
export type ModelOutcome = (typeof MODEL_OUTCOMES)[number];

export interface TracedModelCall {
  readonly purpose: 'rewrite' | 'phrase';
  readonly outcome: ModelOutcome;
  readonly ms: number;
}

/** Why the bot said what it said in one turn. */
export interface TurnTrace {
  readonly language: {
    readonly before: Locale;
    readonly after: Locale;
    readonly detected?: Locale;
    /** 0–1. */
    readonly confidence?: number;
    /** Picked by the shopper, so that what they write does not change it. */
    readonly chosen: boolean;
  };
  readonly searches: readonly TracedSearch[];
  readonly rules: readonly TraceRule[];
  /** The kind of danger, the phrase of the fixed answer or the button's act that a rule went by. */
  readonly cause?: string;
  /** The passage that was shown: its article, and how it begins. */
  readonly passage?: {
    readonly slug: string;
    readonly locale: Locale;
    readonly revision: number;
    readonly opening: string;
  };
  /** The dialogs that were open, outermost first. */
  readonly dialog: { readonly before: readonly string[]; readonly after: readonly string[] };
  readonly model: readonly TracedModelCall[];
  /** From the turn's begin to its effects, without the commit. */
  readonly ms: number;
}

/** `GET /v1/conversations/<id>/turns/<seq of a reply>` (desk) → 200. */
export interface ShownTrace extends TurnTrace {
  /** Of the articles that are named in it, by slug, as they are called now. */
  readonly titles: Readonly<Record<string, string>>;
}
