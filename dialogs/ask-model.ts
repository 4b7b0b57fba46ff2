import type { TurnContext } from 'botbuilder-core';
import type { Article } from '../kb/articles/article.ts';
import type { SearchResult } from '../kb/search/types.ts';
import { CASE_DIALOG, GUEST_DIALOG, OPEN_DISPUTE_DIALOG } from './dispute/choices.ts';
import { ORDER_DIALOG } from './orders/choices.ts';
import type { Turn } from './services.ts';
import { turnOf } from './turn-context.ts';

/** In the middle of these every word is about an order, a case or money. */
const FORMS: ReadonlySet<string> = new Set([OPEN_DISPUTE_DIALOG, CASE_DIALOG, GUEST_DIALOG, ORDER_DIALOG]);
/** Order numbers, telephone numbers, sums. */
const FIGURES = /\p{Nd}{3}/u;

/**
 * Whether a language model may be asked about these words at all: never where somebody may be in danger, nor about orders,
 * disputes and money, nor what is said in the middle of them. Once in a turn, so that nobody waits for two.
 */
function mayAsk({ services, memory, conversation, modelAsked }: Turn, texts: readonly string[]): boolean {
  const busy =
    conversation.owner !== 'bot' ||
    memory.endangered !== undefined ||
    memory.draft !== undefined ||
    memory.guest !== undefined ||
    memory.dialogs.dialogStack.some(({ id }) => FORMS.has(id));
  return (
    modelAsked !== true && !busy && texts.every((text) => !FIGURES.test(text) && services.danger(text) === undefined)
  );
}

const namesIn = ({ conversation, services }: Turn) => [
  conversation.shopperName,
  ...conversation.shopperName.split(/\s+/u),
  services.marketplace,
];

/** The passage in words that answer the question; undefined where it is shown as it stands. */
export async function worded(
  context: TurnContext,
  question: string,
  article: Article,
  passage: string,
): Promise<string | undefined> {
  const turn = turnOf(context);
  const phrase = turn.services.model?.phrase;
  if (phrase === undefined || article.topic === 'disputes' || article.locale !== turn.locale) return undefined;
  if (!mayAsk(turn, [question])) return undefined;
  turn.modelAsked = true;
  const { text, outcome, ms } = await phrase({ question, passage, locale: turn.locale, names: namesIn(turn) });
  turn.trace?.model.push({ purpose: 'phrase', outcome, ms });
  return text;
}

/** A follow-up as a full question with what the search answers to it; undefined where that is no better. */
export async function askedInFull(
  context: TurnContext,
  text: string,
  known: SearchResult,
): Promise<{ readonly question: string; readonly result: SearchResult } | undefined> {
  const turn = turnOf(context);
  const { services, memory, locale } = turn;
  const rewrite = services.model?.rewrite;
  const previous = memory.lastQuestion;
  if (rewrite === undefined || previous === undefined || known.decision === 'answer') return undefined;
  if (!mayAsk(turn, [previous, text])) return undefined;
  turn.modelAsked = true;
  const { question, outcome, ms } = await rewrite({ previous, text, locale, names: namesIn(turn) });
  turn.trace?.model.push({ purpose: 'rewrite', outcome, ms });
  if (question === undefined) return undefined;
  const result = services.search.search({ text: question, locale });
  return result.decision === 'answer' || (result.decision === 'choose' && known.decision !== 'choose')
    ? { question, result }
    : undefined;
}
