import { type RawBuilder, type SelectQueryBuilder, sql } from 'kysely';
import { z } from 'zod';
import type { Conversation, MessageContent } from '../../../handoff/conversation/conversation.ts';
import { isSamePerson, provedAddress } from '../../../handoff/tickets/same-person.ts';
import type { TicketList, TicketQuery } from '../../../handoff/tickets/ticket-list.ts';
import { CodedError } from '../../../protocol/error-codes.ts';
import type { Database } from '../database.ts';
import type { Tables } from '../schema.ts';
import { asStorageError } from '../storage-error.ts';
import { conversationRows } from './conversation-columns.ts';

const cursorSchema = z.tuple([z.number().int(), z.string().max(100)]);

/** As in the conditions of the two indexes, letter by letter: SQLite takes a partial index for nothing else. */
const LIVE = sql<boolean>`conversation.ticket_number is not null and conversation.owner in ('ticket', 'agent', 'queued', 'offered')`;
const SOLVED = sql<boolean>`conversation.ticket_number is not null and conversation.owner in ('closed', 'wrap-up', 'bot')`;
const ANSWERED = sql<boolean>`((conversation.last_agent_seq > conversation.last_shopper_seq
  and conversation.last_agent_seq > coalesce(conversation.merged_seq, 0))
  or (coalesce(conversation.split_seq, 0) > conversation.last_shopper_seq
  and coalesce(conversation.split_seq, 0) > coalesce(conversation.merged_seq, 0)))`;

/** Among so many messages the newest words are looked for. */
const LOOKED_BACK = 10;

type Rows<O> = SelectQueryBuilder<Tables, 'conversation', O>;

/** The list of tickets on SQL, page by key set: along an index of the live ones, and one of the solved ones. */
export function sqlTicketList({ db }: Database): TicketList {
  return {
    async page(query) {
      const { after, limit } = query;
      const newestFirst = query.status === 'solved';
      let select = narrowed(db.selectFrom('conversation').selectAll('conversation'), query);
      if (after !== undefined) {
        const [dueAt, id] = readCursor(after);
        select = select.where((eb) =>
          eb(eb.refTuple('ticketPromisedAt', 'id'), newestFirst ? '<' : '>', eb.tuple(dueAt, id)),
        );
      }
      const order = newestFirst ? 'desc' : 'asc';
      const found = await select
        .orderBy('ticketPromisedAt', order)
        .orderBy('id', order)
        .limit(limit + 1)
        .execute()
        .catch(asStorageError);
      const shown = found.slice(0, limit).map((row) => conversationRows.fromRow(row));
      return {
        tickets: shown,
        next: found.length > limit ? cursorOf(shown.at(-1)) : undefined,
      };
    },
    async ofSamePerson(ticket, limit) {
      // Each along an index of its own; as one condition they would read all tickets that are not solved.
      const theirs = (whose: RawBuilder<boolean>) =>
        db
          .selectFrom('conversation')
          .selectAll('conversation')
          .where(LIVE)
          .where('id', '<>', ticket.id)
          .where(whose)
          .orderBy('ticketPromisedAt')
          .orderBy('id')
          .limit(limit)
          .execute()
          .catch(asStorageError);
      const address = provedAddress(ticket);
      const rows = await Promise.all([
        theirs(sql<boolean>`conversation.visitor_id = ${ticket.visitorId}`),
        address === undefined ? [] : theirs(provedToBe(address)),
      ]);
      const found = new Map(rows.flat().map((row) => [row.id, conversationRows.fromRow(row)]));
      return [...found.values()]
        .filter((one) => isSamePerson(ticket, one))
        .sort((one, other) => (one.ticketPromisedAt ?? 0) - (other.ticketPromisedAt ?? 0))
        .slice(0, limit);
    },
    async lastTexts(tickets) {
      if (tickets.length === 0) return new Map();
      const rows = await db
        .selectFrom('conversation')
        .innerJoin('message', 'message.conversationId', 'conversation.id')
        .select(['conversation.id', 'conversation.email', 'message.content'])
        .where(
          'conversation.id',
          'in',
          tickets.map(({ id }) => id),
        )
        .where('message.authorKind', '=', 'shopper')
        .whereRef('message.seq', '<=', 'conversation.lastShopperSeq')
        .where('message.seq', '>', sql<number>`conversation.last_shopper_seq - ${LOOKED_BACK}`)
        .orderBy('message.seq')
        .execute()
        .catch(asStorageError);
      return new Map(
        rows.flatMap(({ id, email, content }) => {
          const { text } = JSON.parse(content) as MessageContent;
          return text === undefined || text.trim() === email ? [] : [[id, text] as const];
        }),
      );
    },
  };
}

/** As {@link provedAddress} has it. */
function provedToBe(address: string): RawBuilder<boolean> {
  return sql<boolean>`conversation.email is not null and lower(conversation.email) = ${address}
    and (conversation.verified = 1 or conversation.email = conversation.proven_email)`;
}

function narrowed<O>(from: Rows<O>, { status, assigneeId, tag, at }: TicketQuery): Rows<O> {
  const snoozed = sql<boolean>`(coalesce(conversation.snoozed_until, 0) > ${at}
    and conversation.last_shopper_seq <= conversation.snoozed_seq)`;
  let select = from.where(status === 'solved' ? SOLVED : LIVE);
  if (status === 'snoozed') select = select.where(snoozed);
  if (status === 'open' || status === 'waiting')
    select = select.where((eb) => eb.not(snoozed)).where((eb) => (status === 'waiting' ? ANSWERED : eb.not(ANSWERED)));
  if (assigneeId !== undefined)
    select = assigneeId === null ? select.where('assigneeId', 'is', null) : select.where('assigneeId', '=', assigneeId);
  // Tags are letters, digits, spaces and hyphens: none of them means anything in JSON or in a pattern.
  if (tag !== undefined) select = select.where('tags', 'like', `%"${tag}"%`);
  return select;
}

function cursorOf(last: Conversation | undefined): string {
  return Buffer.from(JSON.stringify([last?.ticketPromisedAt ?? 0, last?.id ?? ''])).toString('base64url');
}

function readCursor(text: string): readonly [number, string] {
  try {
    return cursorSchema.parse(JSON.parse(Buffer.from(text, 'base64url').toString()));
  } catch (error) {
    throw new CodedError('request_malformed', { fields: ['after'] }, error);
  }
}
