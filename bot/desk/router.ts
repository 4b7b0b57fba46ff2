import type { Instant } from '../../handoff/conversation.ts';
import type { Desk } from '../../handoff/desk.ts';
import { route } from '../../handoff/routing.ts';
import { CodedError } from '../../protocol/error-codes.ts';
import type { DeskState } from './board.ts';

export interface RouterPorts {
  readonly desk: Pick<Desk, 'offer'>;
  readonly now: () => Instant;
  readonly offerSeconds: number;
}

/** Makes the offers that the state of the desk calls for. Where another process was quicker, nothing happens. */
export async function makeOffers(state: DeskState, { desk, now, offerSeconds }: RouterPorts): Promise<void> {
  const loads = new Map<string, number>();
  for (const one of [...state.held, ...state.waiting])
    if (one.agentId !== undefined && one.owner !== 'wrap-up') loads.set(one.agentId, (loads.get(one.agentId) ?? 0) + 1);
  const offers = route(state.waiting, state.presences, loads, now());
  await Promise.all(
    offers.map(({ conversation, agent }) =>
      desk
        .offer(
          conversation.id,
          { id: agent.agentId, name: agent.name, capacity: agent.capacity },
          now() + offerSeconds * 1000,
        )
        .catch((error: unknown) => {
          if (!(error instanceof CodedError) || error.code === 'storage_unavailable') throw error;
        }),
    ),
  );
}
