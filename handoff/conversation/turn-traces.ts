import type { Instant } from '../../protocol/instant.ts';
import type { TurnTrace } from '../../protocol/traces.ts';

/** Why the bot said what it said. Written with the replies themselves, as part of a change of their conversation. */
export interface TurnTraces {
  /** Of the turn that one of the bot's messages belongs to. */
  find(conversationId: string, seq: number): Promise<TurnTrace | undefined>;
  /** Removes what was kept before this instant, at most so many; how many that were. */
  removeBefore(at: Instant, most: number): Promise<number>;
}
