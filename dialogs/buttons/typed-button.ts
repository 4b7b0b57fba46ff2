import type { TurnContext } from 'botbuilder-core';
import type { SuggestedAction } from '../../protocol/conversation.ts';
import { LOCALES } from '../../protocol/locale.ts';
import { readAction } from '../actions.ts';
import { isChoice } from '../dispute/choices.ts';
import type { Turn } from '../services.ts';
import { decided } from '../trace.ts';
import { turnOf } from '../turn-context.ts';
import { type Comparable, comparable, isNearly, isSame } from './comparable.ts';
import { placeNamed } from './ordinals.ts';
import { standing } from './shown.ts';
import { plainTitle, titlesElsewhere } from './titles.ts';

/** No title is longer; what is longer says more than a title. */
const LONGEST = 120;

/**
 * Who types what a button on the screen says has pressed it: its value is put into the message, so that both end in the same
 * place. Comes before everything else that reads words, except what a message must be answered with at once.
 */
export function pressTyped(context: TurnContext): void {
  const { activity } = context;
  if (activity.value !== undefined && activity.value !== null) return;
  const pressed = typedButton(turnOf(context), activity.text ?? '');
  if (pressed === undefined) return;
  decided(context, 'typed-button');
  activity.value = pressed.value;
}

/** The button on the screen that a text names, by its title in any of the languages or by its place; never one of two. */
function typedButton(turn: Turn, text: string): SuggestedAction | undefined {
  const buttons = standing(turn);
  if (buttons.length === 0 || text.length > LONGEST) return undefined;
  const said = comparable(text);
  if (said.length === 0) return undefined;
  const locale = turn.memory.shown?.locale ?? turn.locale;
  const own = buttons.map((button) => ({ button, names: namesOf(button.title).map(comparable) }));
  const elsewhere = buttons.map((button) => ({ button, names: namesElsewhere(turn, button, locale).map(comparable) }));
  const exact = only(own, (name) => isSame(said, name)) ?? only(elsewhere, (name) => isSame(said, name));
  if (exact !== undefined) return exact;
  // A guess does not stand above the operator's fixed answers.
  if (turn.services.stops.find(text, [turn.locale]) !== undefined) return undefined;
  return (
    placed(buttons, text) ??
    only(own, (name) => isNearly(said, name)) ??
    only(elsewhere, (name) => isNearly(said, name))
  );
}

interface Named {
  readonly button: SuggestedAction;
  readonly names: readonly (readonly Comparable[])[];
}

function only(named: readonly Named[], fits: (name: readonly Comparable[]) => boolean): SuggestedAction | undefined {
  const found = named.filter(({ names }) => names.some(fits)).map(({ button }) => button);
  const [first] = found;
  const same = found.every(({ value }) => JSON.stringify(value) === JSON.stringify(first?.value));
  return same ? first : undefined;
}

/** A title whole, without the sum behind it, and its parts: "AC-1015 · Batik shirt". */
function namesOf(title: string): readonly string[] {
  return [title, plainTitle(title), ...title.split(' · ')];
}

function namesElsewhere(turn: Turn, { title, value }: SuggestedAction, locale: Turn['locale']): readonly string[] {
  const action = readAction(value);
  const known = titlesElsewhere(title, locale);
  if (action?.action !== 'show-article' || known.length > 0) return known;
  return LOCALES.flatMap((other) => turn.services.article(action.slug, other)?.title ?? []);
}

/** Only where one of several is to be chosen: "1" is no wish to send, stop or go back. */
function placed(buttons: readonly SuggestedAction[], text: string): SuggestedAction | undefined {
  const choices = buttons.filter(({ value }) => {
    const action = readAction(value)?.action;
    return action === 'show-article' || action === 'show-topic' || action === 'set-language' || isChoice(value);
  });
  const place = choices.length < 2 ? undefined : placeNamed(text);
  return place === undefined ? undefined : choices[place - 1];
}
