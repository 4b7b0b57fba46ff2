import type { Coordination } from '../../transport/coordination.ts';
import type { Conversation } from '../conversation/conversation.ts';
import type { Conversations } from '../conversation/conversations.ts';
import { type RequeuePorts, requeueLostChats } from '../presence/requeue-lost-chats.ts';
import type { Board } from './board.ts';
import { enforceTimeLimits, type TimeLimitPorts } from './expire-offers-and-waits.ts';
import { makeOffers, type OfferingPorts } from './make-offers.ts';

export interface RunQueuePorts extends OfferingPorts, TimeLimitPorts, RequeuePorts {
  readonly desk: OfferingPorts['desk'] & TimeLimitPorts['desk'] & RequeuePorts['desk'];
  readonly conversations: Pick<Conversations, 'onChange'>;
  readonly coordination: Pick<Coordination, 'publish' | 'subscribe'>;
  readonly board: Board;
}

/** Signals move the queue; the sweep is the safety net for those that were lost with a process or with Redis. */
const SWEEP_MS = 1_000;

/** Whether what agents see of the queue or of the list of tickets is another now. */
function changesDesk(before: Conversation, after: Conversation): boolean {
  if (after.epoch !== before.epoch || after.priority !== before.priority) return true;
  return (
    after.ticketNumber !== undefined &&
    (after.lastShopperSeq !== before.lastShopperSeq ||
      after.lastAgentSeq !== before.lastAgentSeq ||
      after.snoozedUntil !== before.snoozedUntil ||
      after.mergedSeq !== before.mergedSeq ||
      after.splitSeq !== before.splitSeq ||
      after.assigneeId !== before.assigneeId ||
      after.tags !== before.tags)
  );
}

/** Moves the queue: offers where something has changed, and each second what time alone brings about. */
export function runQueue(ports: RunQueuePorts): { close(): Promise<void> } {
  const { conversations, coordination, board } = ports;
  conversations.onChange(({ before, conversation }) => {
    board.changed({ before, conversation });
    if (changesDesk(before, conversation)) coordination.publish({ type: 'queue' });
  });
  coordination.subscribe((signal) => {
    if (signal.type === 'queue' || signal.type === 'presence') board.refresh();
  });
  board.onRefresh((state) => makeOffers(state, ports));

  const sweep = async () => {
    const state = await board.look();
    await requeueLostChats(state, ports);
    await enforceTimeLimits(state, ports);
    await makeOffers(state, ports);
  };
  let sweeping: Promise<unknown> = Promise.resolve();
  let closed = false;
  const timer = setInterval(() => {
    sweeping = sweeping.then(() => (closed ? undefined : sweep())).catch(ports.onFault);
  }, SWEEP_MS);
  board.refresh();
  return {
    async close() {
      closed = true;
      clearInterval(timer);
      await sweeping;
    },
  };
}
