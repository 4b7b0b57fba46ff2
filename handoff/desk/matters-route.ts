import type { ShopperMatters } from '../../protocol/shopper-matters.ts';
import type { RateLimits } from '../../transport/rate-limits.ts';
import type { Route } from '../../transport/route.ts';
import type { ConversationStore } from '../conversation/conversation-store.ts';
import { knownConversation } from '../conversation/known-conversation.ts';

export type MattersOf = (accountId: string) => Promise<ShopperMatters>;

const NOTHING: ShopperMatters = { cases: [], orders: [] };

/**
 * What a conversation may be about: `GET /v1/conversations/<id>/matters`. Apart from the packet, as a marketplace that answers slowly
 * must not hold up the chat.
 */
export function mattersRoute(
  conversations: Pick<ConversationStore, 'find'>,
  mattersOf: MattersOf,
  limits: RateLimits,
): Route {
  return {
    method: 'GET',
    path: '/v1/conversations/:id/matters',
    permission: ['agent', 'mediator', 'supervisor', 'admin'],
    async handle({ path, account }) {
      // Each may ask the marketplace.
      await limits.spend('agentEvent', account?.id ?? '');
      const { visitorId, verified } = await knownConversation(conversations, path.id ?? '');
      // Of a guest's orders the marketplace knows nothing.
      return { status: 200, body: verified ? await mattersOf(visitorId) : NOTHING };
    },
  };
}
