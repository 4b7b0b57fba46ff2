import type { Instant } from '../../protocol/instant.ts';
import type { Desk } from '../desk/desk.ts';
import { settleActs } from '../desk/settle-acts.ts';
import { chooseAgents } from './choose-agents.ts';
import type { DeskState } from './desk-state.ts';

export interface OfferingPorts {
  readonly desk: Pick<Desk, 'offer'>;
  readonly now: () => Instant;
  readonly offerSeconds: number;
  readonly onFault: (error: unknown) => void;
}

/** Makes the offers that the state of the desk calls for. */
export async function makeOffers(state: DeskState, { desk, now, offerSeconds, onFault }: OfferingPorts): Promise<void> {
  const loads = new Map<string, number>();
  for (const one of [...state.held, ...state.waiting])
    if (one.agentId !== undefined && one.owner !== 'wrap-up') loads.set(one.agentId, (loads.get(one.agentId) ?? 0) + 1);
  const offers = chooseAgents(state.waiting, state.presences, loads, now());
  const expiresAt = now() + offerSeconds * 1000;
  await settleActs(
    offers.map(({ conversation, agent: { agentId: id, name, capacity } }) =>
      desk.offer(conversation.id, { id, name, capacity }, expiresAt),
    ),
    onFault,
  );
}
