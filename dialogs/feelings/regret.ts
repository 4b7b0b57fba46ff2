import type { TurnContext } from 'botbuilder-core';
import { words } from '../../locales/words.ts';
import { button, personButton, say } from '../say.ts';
import { turnOf } from '../turn-context.ts';
import { type Feeling, feelingIn } from './feelings.ts';

const SENTENCES = {
  anger: 'anger',
  sarcasm: 'anger',
  waiting: 'waiting',
  grief: 'grief',
} as const satisfies Record<Feeling, string>;

/**
 * Says one sentence of regret to whoever is upset, once in a matter, before anything else is answered. The feeling is kept
 * for the turn: nothing that follows is a courtesy.
 */
export async function regretFirst(context: TurnContext, text: string): Promise<void> {
  const turn = turnOf(context);
  const feeling = feelingIn(text, turn.locale);
  turn.feeling = feeling;
  if (feeling !== undefined) await regret(context, feeling);
}

/** The sentence for a feeling; nothing where it was said in this matter. */
export async function regret(context: TurnContext, feeling: Feeling): Promise<void> {
  const { memory, locale } = turnOf(context);
  const matter = `${SENTENCES[feeling]} ${memory.lastSlugs?.[0] ?? ''}`;
  if (memory.regretted === matter) return;
  memory.regretted = matter;
  await say(context, { text: words(locale).regret[SENTENCES[feeling]] });
}

/** To whoever says no more than how they feel: what can be done now. */
export async function offerHelp(context: TurnContext): Promise<void> {
  const { memory, locale } = turnOf(context);
  memory.last = 'person-offer';
  await say(context, {
    text: words(locale).regret.help,
    buttons: [personButton(context), button(context, 'topics', { action: 'show-topics' })],
  });
}
