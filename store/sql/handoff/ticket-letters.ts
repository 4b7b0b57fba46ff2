import { type Kysely, sql } from 'kysely';
import type { Conversation, LoggedMessage } from '../../../handoff/conversation/conversation.ts';
import type {
  DueTicketLetter,
  TicketLetterKind,
  TicketLetterOrder,
  TicketLetterOutbox,
} from '../../../handoff/letters/ticket-letters.ts';
import type { LetterChannel } from '../../../notices/ports.ts';
import type { Instant } from '../../../protocol/instant.ts';
import type { Cell, ColumnType } from '../columns.ts';
import type { Database } from '../database.ts';
import type { Tables } from '../schema.ts';
import { asStorageError } from '../storage-error.ts';

export const TICKET_LETTER_COLUMNS = {
  key: 'text',
  conversation_id: 'text',
  seq: 'bigint',
  kind: 'text',
  state: 'text',
  attempts: 'bigint',
  next_at: 'bigint',
  created_at: 'bigint',
  updated_at: 'bigint',
} as const satisfies Record<string, ColumnType>;

export type TicketLetterInsert = Readonly<Record<keyof typeof TICKET_LETTER_COLUMNS, Cell>>;

/** The row of a letter that a change orders: it tells of the first message of that change. */
export function ticketLetterRow(
  { id }: Conversation,
  messages: readonly LoggedMessage[],
  { kind, once }: TicketLetterOrder,
  at: Instant,
): TicketLetterInsert[] {
  const [first] = messages;
  if (first === undefined) return [];
  const key = `ticket/${id}/${once ?? first.seq}`;
  const times = { next_at: at, created_at: at, updated_at: at };
  return [{ key, conversation_id: id, seq: first.seq, kind, state: 'pending', attempts: 0, ...times }];
}

/**
 * Letters of tickets were ordered by the changes that they tell of; here they are claimed, sent and settled.
 * @param textMessages they leave here: the letters of who has left a phone number and no address go by them
 */
export function sqlTicketLetters(
  { db, kind }: Database,
  { textMessages }: { readonly textMessages: boolean } = { textMessages: false },
): TicketLetterOutbox {
  return {
    async claim(channel, at, until, limit, moment = 0) {
      const claimed = await pending(db)
        .set({ nextAt: until })
        .where('nextAt', '<=', at - moment)
        .where('key', 'in', dueKeys(db, kind, { channel, textMessages }, at - moment, limit))
        .returning(['key', 'conversationId'])
        .execute()
        .catch(asStorageError);
      if (claimed.length === 0) return [];
      // What else is to be told, also what has waited for an address: there may be one by now.
      const since = await db
        .updateTable('ticketLetter')
        .set({ state: 'pending', nextAt: until })
        .where('conversationId', 'in', [...new Set(claimed.map((one) => one.conversationId))])
        .where(({ eb, or, and }) =>
          or([eb('state', '=', 'waiting'), and([eb('state', '=', 'pending'), eb('nextAt', '<=', at)])]),
        )
        .returning('key')
        .execute()
        .catch(asStorageError);
      return lettersOf(
        db,
        [...claimed, ...since].map(({ key }) => key),
        channel,
      );
    },
    async hold(letter, until) {
      const held = await claimedRow(db, letter).set({ nextAt: until }).executeTakeFirst().catch(asStorageError);
      return held.numUpdatedRows === 1n ? { ...letter, claimedUntil: until } : undefined;
    },
    async release(letter, dueAt) {
      await claimedRow(db, letter).set({ nextAt: dueAt }).execute().catch(asStorageError);
    },
    async settle({ key, attempts }, outcome, at) {
      await pending(db)
        .set({
          state: outcome.state,
          attempts: attempts + 1,
          fault: outcome.state === 'sent' ? null : outcome.fault,
          updatedAt: at,
          ...(outcome.state === 'pending' ? { nextAt: outcome.retryAt } : {}),
        })
        .where('key', '=', key)
        .execute()
        .catch(asStorageError);
    },
    async hopeless({ conversationId }) {
      const some = await db
        .selectFrom('ticketLetter')
        .select('key')
        .where('conversationId', '=', conversationId)
        .where('state', 'in', ['sent', 'pending'])
        .limit(1)
        .executeTakeFirst()
        .catch(asStorageError);
      return some === undefined;
    },
    textedAfter: (conversationId, seq) => textedAfter(db, conversationId, seq),
    async wake(conversationId, at) {
      const [known] = await addressees(db)
        .where('conversation.id', '=', conversationId)
        .execute()
        .catch(asStorageError);
      if (known === undefined || (emailOf(known) ?? (textMessages ? phoneOf(known) : undefined)) === undefined) return;
      await db
        .updateTable('ticketLetter')
        .set({ state: 'pending', attempts: 0, nextAt: at, updatedAt: at })
        .where('state', '=', 'waiting')
        .where('conversationId', '=', conversationId)
        .execute()
        .catch(asStorageError);
    },
  };
}

/** What went before an address was lost, went to that address. */
async function textedAfter(db: Kysely<Tables>, conversationId: string, seq: number): Promise<boolean> {
  const lost = await addressees(db)
    .select('undeliverable.notedAt')
    .where('conversation.id', '=', conversationId)
    .executeTakeFirst()
    .catch(asStorageError);
  const sent = await db
    .selectFrom('ticketLetter')
    .select('key')
    .where('conversationId', '=', conversationId)
    .where('kind', 'in', ['answer', 'split'])
    .where('state', '=', 'sent')
    .where('seq', '>', seq)
    .where('updatedAt', '>=', lost?.notedAt ?? 0)
    .limit(1)
    .executeTakeFirst()
    .catch(asStorageError);
  return sent !== undefined;
}

const pending = (db: Kysely<Tables>) => db.updateTable('ticketLetter').where('state', '=', 'pending');

/** The row of a letter, as long as it is the one that this sender has claimed. */
const claimedRow = (db: Kysely<Tables>, { key, claimedUntil }: DueTicketLetter) =>
  pending(db).where('key', '=', key).where('nextAt', '=', claimedUntil);

interface Way {
  readonly channel: LetterChannel;
  readonly textMessages: boolean;
}

function dueKeys(
  db: Kysely<Tables>,
  kind: Database['kind'],
  { channel, textMessages }: Way,
  at: Instant,
  limit: number,
) {
  const byPhone = addressees(db)
    .clearSelect()
    .select('conversation.id')
    .where(sql<boolean>`conversation.id = ${sql.ref('ticketLetter.conversationId')}`)
    .where(sql<boolean>`(undeliverable.address is not null or coalesce(conversation.email, contact.email) is null)`)
    .where(sql<boolean>`coalesce(conversation.phone, contact.phone) is not null`);
  const all = db
    .selectFrom('ticketLetter')
    .select('key')
    .where('state', '=', 'pending')
    .where('nextAt', '<=', at)
    .orderBy('nextAt')
    .limit(limit);
  const due = !textMessages
    ? all
    : all.where(({ exists, not }) => (channel === 'sms' ? exists(byPhone) : not(exists(byPhone))));
  // Two processes that claim at once take different rows instead of waiting for each other.
  return kind === 'postgres' ? due.modifyEnd(sql`for update skip locked`) : due;
}

/**
 * Where the letters of a conversation go: to the address that was left or told with it, else to the one known of its shopper; none that
 * letters came back from.
 */
const addressees = (db: Kysely<Tables>) =>
  db
    .selectFrom('conversation')
    .leftJoin('contact', 'contact.accountId', 'conversation.visitorId')
    .leftJoin('undeliverable', (join) =>
      join.on(sql<boolean>`undeliverable.address = lower(coalesce(conversation.email, contact.email))`),
    )
    .select([
      'conversation.shopperName',
      'conversation.verified',
      'conversation.provenEmail',
      'conversation.locale',
      'conversation.email',
      'conversation.phone',
      'contact.phone as contactPhone',
      'contact.email as contactEmail',
      'undeliverable.address as lost',
    ]);

const emailOf = (it: { email: string | null; contactEmail: string | null; lost: string | null }) =>
  it.lost === null ? (it.email ?? it.contactEmail ?? undefined) : undefined;

const phoneOf = (it: { phone: string | null; contactPhone: string | null }) => it.phone ?? it.contactPhone ?? undefined;

/** What somebody calls themselves goes only to who they are known to be: else anybody could write a line to strangers in our letters. */
const nameOf = (it: { shopperName: string; verified: number; email: string | null; provenEmail: string | null }) =>
  it.verified === 1 || (it.email !== null && it.email === it.provenEmail) ? it.shopperName : '';

async function lettersOf(
  db: Kysely<Tables>,
  keys: readonly string[],
  channel: LetterChannel,
): Promise<DueTicketLetter[]> {
  const rows = await addressees(db)
    .innerJoin('ticketLetter', 'ticketLetter.conversationId', 'conversation.id')
    .selectAll('ticketLetter')
    .where('ticketLetter.key', 'in', [...keys])
    .orderBy('ticketLetter.createdAt')
    .execute()
    .catch(asStorageError);
  return rows.map((row) => ({
    key: row.key,
    conversationId: row.conversationId,
    seq: row.seq,
    kind: row.kind as TicketLetterKind,
    at: row.createdAt,
    channel,
    attempts: row.attempts,
    to: { name: nameOf(row), email: emailOf(row), phone: phoneOf(row), locale: row.locale },
    claimedUntil: row.nextAt,
  }));
}
