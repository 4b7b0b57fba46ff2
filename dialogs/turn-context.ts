import type { TurnContext } from 'botbuilder-core';
import type { Noticed } from '../kb/learning/noticed.ts';
import type { Turn } from './services.ts';

const TURN = Symbol('turn');

export function attachTurn(context: TurnContext, turn: Turn): void {
  context.turnState.set(TURN, turn);
}

/** Notes something that editors may learn from; it counts only if the turn is committed. */
export function notice(context: TurnContext, noticed: Noticed): void {
  const turn = turnOf(context);
  turn.noticed = [...(turn.noticed ?? []), noticed];
}

/** The turn that a context belongs to. */
export function turnOf(context: TurnContext): Turn {
  const turn = context.turnState.get<Turn>(TURN);
  if (turn === undefined) throw new Error('The context has no turn');
  return turn;
}
