import type { Instant } from '../../protocol/instant.ts';
import type { Conversations } from '../conversation/conversations.ts';
import type { Board } from '../queue/board.ts';
import { agentsOnline } from '../queue/desk-state.ts';

/** What is counted at the desk; times in seconds. */
export interface DeskMetrics {
  readonly messages: { inc(labels: { readonly author: string }): void };
  readonly firstReply: { observe(seconds: number): void };
  readonly waiting: { set(shoppers: number): void };
  readonly longestWait: { set(seconds: number): void };
  readonly agents: { set(agents: number): void };
}

export interface MeasurePorts {
  readonly metrics: DeskMetrics;
  readonly conversations: Pick<Conversations, 'onChange'>;
  readonly board: Pick<Board, 'onRefresh'>;
  readonly now: () => Instant;
}

export function measureDesk({ metrics, conversations, board, now }: MeasurePorts): void {
  conversations.onChange(({ before, conversation, messages }) => {
    for (const message of messages) metrics.messages.inc({ author: message.author.kind });
    const { firstReplyAt, requestedAt = firstReplyAt } = conversation;
    if (firstReplyAt !== undefined && requestedAt !== undefined && before.firstReplyAt === undefined)
      metrics.firstReply.observe((firstReplyAt - requestedAt) / 1000);
  });
  board.onRefresh((state) => {
    const at = now();
    metrics.waiting.set(state.waiting.length);
    metrics.agents.set(agentsOnline(state).length);
    metrics.longestWait.set(Math.max(0, ...state.waiting.map(({ queuedAt = at }) => at - queuedAt)) / 1000);
  });
}
