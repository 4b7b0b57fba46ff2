import { z } from 'zod';
import type { DisputeList } from '../../protocol/dispute-list.ts';
import { CodedError } from '../../protocol/error-codes.ts';
import type { Route } from '../../transport/route.ts';
import type { DisputeOffice } from '../cases/dispute-office.ts';
import type { Opinions, OpinionWait } from '../colleagues/opinions.ts';
import { STATES } from '../domain/case.ts';
import type { MessageReports } from '../reports/message-reports.ts';
import type { Readers } from '../views/readers.ts';

const listSchema = z.strictObject({
  state: z
    .string()
    .transform((text) => text.split(','))
    .pipe(z.array(z.enum(STATES)).max(STATES.length))
    .optional(),
  profile: z.string().max(40).optional(),
  role: z.enum(['buyer', 'seller']).optional(),
  assigned: z.literal('me').optional(),
  waits: z.enum(['second', 'opinion', 'report', 'postage']).optional(),
  dueBefore: z.iso.datetime().optional(),
  order: z.enum(['deadline', 'newest']).default('newest'),
  after: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(20),
});

/** Cases that one list of opinions or reports holds. */
const MOST_ASKED = 200;

export interface ListPorts {
  readonly office: DisputeOffice;
  readonly readers: Readers;
  readonly opinions: Pick<Opinions, 'waitingFor'>;
  readonly reports: Pick<MessageReports, 'open'>;
}

/** A party's own cases; for staff all of them, but those that they are a party of. */
export function listRoute({ office, readers, opinions, reports }: ListPorts): Route {
  return {
    method: 'GET',
    path: '/v1/disputes',
    permission: 'sender',
    limited: true,
    async handle({ query, visitor, account }) {
      const parsed = listSchema.safeParse(Object.fromEntries(query));
      if (!parsed.success) throw new CodedError('request_malformed');
      const { state, profile, role, assigned, waits, dueBefore, order, after, limit } = parsed.data;
      const staff = account === undefined ? undefined : readers.staff(account);
      const party = staff === undefined ? readers.party(visitor) : undefined;
      const opinionsFor = staff === undefined ? new Map<string, OpinionWait>() : await opinions.waitingFor(staff.id);
      const reported = staff === undefined ? [] : await reports.open(MOST_ASKED);
      const page = await office.ports.records.list({
        ...(state === undefined ? {} : { states: state }),
        ...(profile === undefined ? {} : { profileId: profile }),
        ...(party === undefined ? {} : { party: { role: role ?? party.role, id: party.id } }),
        ...(party?.order === undefined ? {} : { orderId: party.order }),
        ...(staff === undefined || assigned === undefined ? {} : { assignedTo: staff.id }),
        ...(staff !== undefined && (waits === 'second' || waits === 'postage') ? { waits } : {}),
        ...(staff !== undefined && waits === 'opinion' ? { ids: [...opinionsFor.keys()].slice(0, MOST_ASKED) } : {}),
        ...(staff !== undefined && waits === 'report' ? { ids: reported } : {}),
        ...(dueBefore === undefined ? {} : { dueBefore: Date.parse(dueBefore) }),
        ...(after === undefined ? {} : { after }),
        order,
        limit,
      });
      const names = staff === undefined ? new Map<string, string>() : await readers.namesOf(page.cases);
      const own = account === undefined ? new Set<string>() : await readers.ownOf(account, page.cases);
      const shown = page.cases.filter(({ id }) => !own.has(id));
      const disputes = shown.map((row) => {
        const opinion = opinionsFor.get(row.id);
        return {
          ...readers.summary(row, party, names),
          ...(opinion === undefined ? {} : { opinion }),
          ...(reported.includes(row.id) ? { reported: true as const } : {}),
        };
      });
      const body: DisputeList = {
        disputes,
        ...(page.next === undefined ? {} : { next: page.next }),
        ...(staff === undefined ? {} : { postageWaiting: await office.ports.records.countPostage() }),
      };
      return { status: 200, body };
    },
  };
}
