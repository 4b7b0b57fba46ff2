import type { TurnContext } from 'botbuilder-core';
import { type ButtonsUnder, passageIn, showPassage } from './answer.ts';
import type { OneQuestion } from './several-questions.ts';
import { notice, turnOf } from './turn-context.ts';

/** Answers the questions of one message, each in a bubble of its own with its source. */
export async function answerSeveral(
  context: TurnContext,
  questions: readonly OneQuestion[],
  buttonsUnder: ButtonsUnder,
): Promise<void> {
  const { memory, locale } = turnOf(context);
  const slugs: string[] = [];
  for (const [index, { text, search }] of questions.entries()) {
    const [best] = search.hits;
    if (best === undefined) continue;
    notice(context, { kind: 'asked', locale, decision: 'answer' });
    memory.lastQuestion = text;
    slugs.unshift(best.slug);
    const passage = passageIn(context, best);
    await showPassage(context, best.slug, search.inScope, { passage, buttonsUnder, apart: index > 0 });
  }
  memory.priority = undefined;
  memory.lastSlugs = slugs;
}
