import { isTokenRefusal } from '../browser/api.ts';
import type { Outcome } from '../browser/socket-link.ts';
import type { ShopperRequests } from '../protocol/shopper-events.ts';
import type { AnswerOf, RequestOf } from './connection.ts';
import type { LiveLink } from './live-link.ts';
import type { LiveState } from './live-state.ts';

type Event = keyof ShopperRequests;
type Body<E extends Event> = Omit<RequestOf<E>, 'conversationId'>;

/** Requests within the open conversation. */
export interface Requests {
  ask<E extends Event>(event: E, body: Body<E>): Promise<Outcome<AnswerOf<E>>>;
  /** What the shopper wants done. Undefined where it was not: the shopper has been told. */
  act<E extends Event>(event: E, body: Body<E>): Promise<AnswerOf<E> | undefined>;
}

export function createRequests(
  live: LiveState,
  { connection, stale }: Pick<LiveLink, 'connection' | 'stale'>,
): Requests {
  const ask: Requests['ask'] = async (event, body) => {
    const { conversationId } = live.get();
    const link = connection();
    return link && conversationId ? link.request(event, { ...body, conversationId }) : { kind: 'lost' };
  };
  return {
    ask,
    async act(event, body) {
      const outcome = await ask(event, body);
      if (outcome.kind === 'done') return outcome.answer;
      const code = outcome.kind === 'refused' ? outcome.error.code : 'offline';
      if (outcome.kind === 'refused' && isTokenRefusal(code)) stale(outcome.error);
      live.dispatch({ type: 'notice:shown', code });
      return undefined;
    },
  };
}
