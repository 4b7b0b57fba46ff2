import type { TurnContext } from 'botbuilder-core';
import type { Turn } from './services.ts';

const TURN = Symbol('turn');

export function attachTurn(context: TurnContext, turn: Turn): void {
  context.turnState.set(TURN, turn);
}

/** The turn that a context belongs to. */
export function turnOf(context: TurnContext): Turn {
  const turn = context.turnState.get<Turn>(TURN);
  if (turn === undefined) throw new Error('The context has no turn');
  return turn;
}
