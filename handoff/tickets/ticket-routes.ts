import { z } from 'zod';
import { CodedError } from '../../protocol/error-codes.ts';
import type { Instant } from '../../protocol/instant.ts';
import { TICKET_STATUSES, type TicketPage } from '../../protocol/tickets.ts';
import type { RateLimits } from '../../transport/rate-limits.ts';
import type { Route } from '../../transport/route.ts';
import { tagSchema } from '../conversation/event-schemas.ts';
import type { TicketList } from './ticket-list.ts';
import { toListedTicket } from './ticket-views.ts';

const querySchema = z.object({
  status: z.enum(TICKET_STATUSES).optional(),
  assignee: z.string().min(1).max(100).optional(),
  tag: tagSchema.optional(),
  after: z.string().max(300).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(50),
});

/** The tickets of the desk: `GET /v1/tickets`. */
export function ticketRoutes(list: TicketList, limits: RateLimits, now: () => Instant): readonly Route[] {
  return [
    {
      method: 'GET',
      path: '/v1/tickets',
      permission: ['agent', 'mediator', 'supervisor', 'admin'],
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
