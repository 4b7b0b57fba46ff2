import type { TurnContext } from 'botbuilder-core';
import { words } from '../../locales/words.ts';
import { button, personButton, say } from '../say.ts';
import type { Turn } from '../services.ts';
import { turnOf } from '../turn-context.ts';
import { withoutApology } from './apology.ts';
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
  // Who is sorry for how they spoke is upset no more.
  const feeling = feelingIn(withoutApology(text), turn.locale);
  turn.feeling = feeling;
  if (feeling !== undefined) await regret(context, feeling);
}

/** The sentence for a feeling; nothing where it was said in this matter. */
export async function regret(context: TurnContext, feeling: Feeling): Promise<void> {
  const turn = turnOf(context);
  const { memory, locale } = turn;
  if (memory.regretted === matterOf(turn, feeling)) return;
  turn.feeling = feeling;
  await say(context, { text: words(locale).regret[SENTENCES[feeling]] });
}

/** Keeps at the end of a turn in which matter the shopper was upset: what was answered meanwhile is part of it. */
export function keepRegret(turn: Turn): void {
  if (turn.feeling !== undefined) turn.memory.regretted = matterOf(turn, turn.feeling);
}

const matterOf = ({ memory }: Turn, feeling: Feeling) => `${SENTENCES[feeling]} ${memory.lastSlugs?.[0] ?? ''}`;

/** To whoever says no more than how they feel: what can be done now. */
export async function offerHelp(context: TurnContext): Promise<void> {
  const { memory, locale } = turnOf(context);
  memory.last = 'person-offer';
  await say(context, {
    text: words(locale).regret.help,
    buttons: [personButton(context), button(context, 'topics', { action: 'show-topics' })],
  });
}
