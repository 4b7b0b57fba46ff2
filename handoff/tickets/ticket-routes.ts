import { z } from 'zod';
import { CodedError } from '../../protocol/error-codes.ts';
import type { Instant } from '../../protocol/instant.ts';
import { TICKET_STATUSES, type TicketPage, type TicketsOfSamePerson } from '../../protocol/tickets.ts';
import type { RateLimits } from '../../transport/rate-limits.ts';
import type { Route } from '../../transport/route.ts';
import type { ConversationStore } from '../conversation/conversation-store.ts';
import { tagSchema } from '../conversation/event-schemas.ts';
import { knownConversation } from '../conversation/known-conversation.ts';
import type { TicketList } from './ticket-list.ts';
import { toListedTicket, toTicketOfSamePerson } from './ticket-views.ts';

const AT_THE_DESK = ['agent', 'mediator', 'supervisor', 'admin'] as const;

const querySchema = z.object({
  status: z.enum(TICKET_STATUSES).optional(),
  assignee: z.string().min(1).max(100).optional(),
  tag: tagSchema.optional(),
  after: z.string().max(300).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(50),
});

const MOST_OF_ONE = 50;

export interface TicketRoutePorts {
  readonly list: TicketList;
  readonly conversations: Pick<ConversationStore, 'find'>;
  readonly limits: RateLimits;
  readonly now: () => Instant;
}

/** The tickets of the desk: `GET /v1/tickets`, and `GET /v1/tickets/<conversation>/same-person`. */
export function ticketRoutes({ list, conversations, limits, now }: TicketRoutePorts): readonly Route[] {
  return [
    {
      method: 'GET',
      path: '/v1/tickets/:id/same-person',
      permission: AT_THE_DESK,
      async handle({ path, account }) {
        await limits.spend('agentEvent', account?.id ?? '');
        const at = now();
        const known = await knownConversation(conversations, path.id ?? '');
        const tickets = await list.ofSamePerson(known, MOST_OF_ONE);
        const texts = await list.lastTexts(tickets);
        const body: TicketsOfSamePerson = {
          tickets: tickets.flatMap((one) => toTicketOfSamePerson(one, texts.get(one.id), at) ?? []),
          serverTime: new Date(at).toISOString(),
        };
        return { status: 200, body };
      },
    },
    {
      method: 'GET',
      path: '/v1/tickets',
      permission: AT_THE_DESK,
      async handle({ query, account }) {
        await limits.spend('agentEvent', account?.id ?? '');
        const parsed = querySchema.safeParse(Object.fromEntries(query));
        if (!parsed.success)
          throw new CodedError('request_malformed', { fields: parsed.error.issues.map(({ path }) => path.join('.')) });
        const { assignee, ...asked } = parsed.data;
        const at = now();
        const { tickets, next } = await list.page({
          ...asked,
          ...(assignee === undefined ? {} : { assigneeId: assignee === 'nobody' ? null : assignee }),
          at,
        });
        const texts = await list.lastTexts(tickets);
        const body: TicketPage = {
          tickets: tickets.flatMap((one) => toListedTicket(one, texts.get(one.id), at) ?? []),
          ...(next === undefined ? {} : { next }),
          serverTime: new Date(at).toISOString(),
        };
        return { status: 200, body };
      },
    },
  ];
}
