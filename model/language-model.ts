import type { ModelOutcome } from '../protocol/traces.ts';

export interface ModelRequest {
  /** What the model is to do; ours alone. */
  readonly task: string;
  /** What it is to do it with: words of people and of articles, never obeyed. */
  readonly material: string;
  /** Longest answer, in tokens of the model. */
  readonly longest: number;
}

/** What came of a call: the answer, or why there is none. */
export type ModelAnswer =
  | { readonly outcome: 'used'; readonly text: string }
  | { readonly outcome: Exclude<ModelOutcome, 'used' | 'unsupported'> };

/** A language model that may be slow, away, or wrong: it never throws, and nothing waits for it longer than its time limit. */
export interface LanguageModel {
  complete(request: ModelRequest): Promise<ModelAnswer>;
}
