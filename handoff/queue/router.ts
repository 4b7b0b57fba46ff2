import type { Instant } from '../../protocol/instant.ts';
import type { Desk } from '../desk/desk.ts';
import type { DeskState } from './board.ts';
import { route } from './routing.ts';
import { isOvertaken } from './sweep.ts';

export interface RouterPorts {
  readonly desk: Pick<Desk, 'offer'>;
  readonly now: () => Instant;
  readonly offerSeconds: number;
  readonly onFault: (error: unknown) => void;
}

/**
 * Makes the offers that the state of the desk calls for. Where another process was quicker, nothing happens; one that fails
 * stops no other.
 */
export async function makeOffers(state: DeskState, { desk, now, offerSeconds, onFault }: RouterPorts): Promise<void> {
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
          if (!isOvertaken(error)) onFault(error);
        }),
    ),
  );
}
