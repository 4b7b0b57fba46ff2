import type { Outcome } from '../browser/socket-link.ts';
import type { ShopperRequests } from '../protocol/shopper-events.ts';
import type { AnswerOf, RequestOf } from './connection.ts';
import type { LiveLink } from './live-link.ts';
import type { LiveState } from './live-state.ts';
import { isTokenRefusal } from './tokens.ts';

type Event = keyof ShopperRequests;
type Body<E extends Event> = Omit<RequestOf<E>, 'conversationId'>;

/** Requests within the open conversation. */
export interface Requests {
  /** Undefined where there is no conversation yet. */
  ask<E extends Event>(event: E, body: Body<E>): Promise<Outcome<AnswerOf<E>>> | undefined;
  /** What the shopper wants done. Resolves to whether it was; they are told where it was not. */
  act<E extends Event>(event: E, body: Body<E>): Promise<AnswerOf<E> | undefined>;
}

export function createRequests(
  live: LiveState,
  { connection, stale }: Pick<LiveLink, 'connection' | 'stale'>,
): Requests {
  const ask: Requests['ask'] = (event, body) => {
    const { conversationId } = live.get();
    if (conversationId === undefined) return undefined;
    return connection()?.request(event, { ...body, conversationId });
  };
  return {
    ask,
    async act(event, body) {
      const outcome = await ask(event, body);
      if (outcome?.kind === 'done') return outcome.answer;
      const error = outcome?.kind === 'refused' ? outcome.error : undefined;
      if (error !== undefined && isTokenRefusal(error.code)) stale(error);
      live.dispatch({ type: 'notice:shown', code: error?.code ?? 'offline' });
      return undefined;
    },
  };
}
