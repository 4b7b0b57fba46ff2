import type { TurnContext } from 'botbuilder-core';
import type { TraceRule, TurnTrace } from '../protocol/traces.ts';
import type { TraceNotes } from './trace-notes.ts';
import { turnOf } from './turn-context.ts';

export const newTraceNotes = (): TraceNotes => ({ rules: [], model: [] });

/** Notes what a turn goes by from here on. @param cause a code or an operator's phrase, never words of the shopper */
export function decided(context: TurnContext, rule: TraceRule, cause?: string): void {
  const { trace } = turnOf(context);
  if (trace === undefined) return;
  trace.rules.push(rule);
  if (cause !== undefined) trace.cause = cause;
}

const OPENING_LENGTH = 80;

/** Notes which passage of which article the reply shows. */
export function shown(
  context: TurnContext,
  article: { slug: string; locale: TurnTrace['language']['after']; revision: number },
  passage: string,
): void {
  const { trace } = turnOf(context);
  const { slug, locale, revision } = article;
  if (trace !== undefined) trace.passage = { slug, locale, revision, opening: clipped(passage, OPENING_LENGTH) };
}

/** On one line, and no longer than this. */
export function clipped(text: string, longest: number): string {
  const characters = [...text.replace(/\s+/gu, ' ').trim()];
  return characters.length <= longest ? characters.join('') : `${characters.slice(0, longest - 1).join('')}…`;
}
