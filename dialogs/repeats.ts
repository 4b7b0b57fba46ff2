import type { TurnContext } from 'botbuilder-core';
import { topicButtons } from './answer.ts';
import { personButton, phrase } from './say.ts';
import { decided } from './trace.ts';
import { turnOf } from './turn-context.ts';

/** The same words as often as this in a row have not helped. */
const OFTEN_ENOUGH = 2;
/** As much of a reply tells it from others. */
const COMPARED = 300;

/**
 * Says something else in the place of what was said twice: another way to look, and a person. What a form asks is its own
 * matter, and a button that is pressed again may show the same again.
 */
export function unlessRepeated(context: TurnContext): void {
  const turn = turnOf(context);
  const { memory } = turn;
  const said = (turn.said ?? [])
    .map(({ text }) => text)
    .join('\n')
    .slice(0, COMPARED);
  const { value } = context.activity;
  if (said === '' || memory.dialogs.dialogStack.length > 0 || (value !== undefined && value !== null)) {
    memory.echo = undefined;
    return;
  }
  const times = memory.echo?.text === said ? memory.echo.times + 1 : 1;
  memory.echo = { text: said, times };
  if (times <= OFTEN_ENOUGH || turn.wishes.handoff !== undefined) return;
  decided(context, 'repeated');
  memory.last = 'person-offer';
  turn.said = [{ text: phrase(context, 'repeated'), buttons: [personButton(context), ...topicButtons(context)] }];
}
