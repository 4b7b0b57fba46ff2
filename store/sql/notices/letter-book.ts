import { sql, type Transaction } from 'kysely';
import type { BookedLetter, LetterBook, LetterName } from '../../../notices/letters/letter-book.ts';
import type { LetterChannel } from '../../../notices/ports.ts';
import type { LetterState } from '../../../protocol/api.ts';
import type { Instant } from '../../../protocol/instant.ts';
import type { Database } from '../database.ts';
import { appendAudit } from '../people/audit-log.ts';
import type { Tables } from '../schema.ts';
import { asStorageError } from '../storage-error.ts';

/** As the tables call them. */
const STORED: Readonly<Record<LetterState, string>> = {
  queued: 'pending',
  waiting: 'waiting',
  sent: 'sent',
  failed: 'dead',
  dropped: 'skipped',
};
const NOT_OUT = [STORED.failed, STORED.waiting];

/** Letters of cases stand with their notices, those of tickets in a table of their own; here both are one list. */
export function sqlLetterBook({ db }: Database): LetterBook {
  async function ofCases(state: LetterState, limit: number): Promise<BookedLetter[]> {
    const rows = await db
      .selectFrom('noticeDelivery')
      .innerJoin('notice', 'notice.key', 'noticeDelivery.noticeKey')
      .select(['notice.key', 'notice.caseNumber', 'notice.receiver', 'notice.template'])
      .select(['noticeDelivery.channel', 'noticeDelivery.attempts', 'noticeDelivery.fault', 'noticeDelivery.updatedAt'])
      .where('noticeDelivery.state', '=', STORED[state])
      .orderBy('noticeDelivery.updatedAt', 'desc')
      .limit(limit)
      .execute()
      .catch(asStorageError);
    return rows.map(({ key, channel, caseNumber, receiver, template, attempts, fault, updatedAt }) => ({
      ...{
        key,
        channel: channel as LetterChannel,
        template,
        state,
        attempts,
        fault: fault ?? undefined,
        at: updatedAt,
      },
      about: { kind: 'dispute', number: caseNumber, receiver },
    }));
  }
  async function ofTickets(state: LetterState, limit: number): Promise<BookedLetter[]> {
    const rows = await db
      .selectFrom('ticketLetter')
      .innerJoin('conversation', 'conversation.id', 'ticketLetter.conversationId')
      .select(['ticketLetter.key', 'ticketLetter.conversationId', 'ticketLetter.kind', 'conversation.ticketNumber'])
      .select(['ticketLetter.attempts', 'ticketLetter.fault', 'ticketLetter.updatedAt'])
      .where('ticketLetter.state', '=', STORED[state])
      .orderBy('ticketLetter.updatedAt', 'desc')
      .limit(limit)
      .execute()
      .catch(asStorageError);
    return rows.map(({ key, conversationId, kind, ticketNumber, attempts, fault, updatedAt }) => ({
      ...{ key, channel: 'email', template: kind, state, attempts, fault: fault ?? undefined, at: updatedAt },
      about: { kind: 'ticket', conversationId, number: ticketNumber ?? undefined },
    }));
  }
  return {
    async list(state, limit) {
      const all = [...(await ofCases(state, limit)), ...(await ofTickets(state, limit))];
      return all.sort((one, other) => other.at - one.at).slice(0, limit);
    },
    async sendAgain(letter, by, at) {
      return db
        .transaction()
        .execute(async (transaction) => {
          const told = (await againOfCase(transaction, letter, at)) ?? (await againOfTicket(transaction, letter, at));
          if (told === undefined) return false;
          const { subject, template } = told;
          const data = { template, channel: letter.channel };
          await appendAudit(transaction, [{ actor: by, action: 'letter-sent-again', subject, data }], at);
          return true;
        })
        .catch(asStorageError);
    },
  };
}

/** What is written down of a letter that is tried anew. */
interface Told {
  readonly subject: string;
  readonly template: string;
}

const anew = (at: Instant) => ({ state: STORED.queued, attempts: 0, nextAt: at, fault: null, updatedAt: at });

async function againOfCase(
  db: Transaction<Tables>,
  { key, channel }: LetterName,
  at: Instant,
): Promise<Told | undefined> {
  const updated = await db
    .updateTable('noticeDelivery')
    .set(anew(at))
    .where('noticeKey', '=', key)
    .where('channel', '=', channel)
    .where('state', 'in', NOT_OUT)
    .executeTakeFirst();
  if (updated.numUpdatedRows === 0n) return undefined;
  const { caseNumber, template, accountId } = await db
    .selectFrom('notice')
    .select(['caseNumber', 'template', 'accountId'])
    .where('key', '=', key)
    .executeTakeFirstOrThrow();
  const known = await db.selectFrom('contact').select('email').where('accountId', '=', accountId).executeTakeFirst();
  if (channel === 'email') await trustAgain(db, known?.email, at);
  return { subject: caseNumber, template };
}

async function againOfTicket(
  db: Transaction<Tables>,
  { key, channel }: LetterName,
  at: Instant,
): Promise<Told | undefined> {
  if (channel !== 'email') return undefined;
  const row = await db
    .updateTable('ticketLetter')
    .set(anew(at))
    .where('key', '=', key)
    .where('state', 'in', NOT_OUT)
    .returning(['conversationId', 'kind'])
    .executeTakeFirst();
  if (row === undefined) return undefined;
  const known = await db
    .selectFrom('conversation')
    .leftJoin('contact', 'contact.accountId', 'conversation.visitorId')
    .select((eb) => eb.fn.coalesce('conversation.email', 'contact.email').as('email'))
    .where('conversation.id', '=', row.conversationId)
    .executeTakeFirst();
  await trustAgain(db, known?.email, at);
  return { subject: row.conversationId, template: row.kind };
}

/** Whoever has a letter sent again knows better than what came back: all that waits for this address goes out, too. */
async function trustAgain(db: Transaction<Tables>, email: string | null | undefined, at: Instant): Promise<void> {
  const address = email?.trim().toLowerCase() ?? '';
  const { numDeletedRows } = await db.deleteFrom('undeliverable').where('address', '=', address).executeTakeFirst();
  if (numDeletedRows === 0n) return;
  const accounts = db.selectFrom('contact').select('accountId').where(sql<boolean>`lower(contact.email) = ${address}`);
  await db
    .updateTable('noticeDelivery')
    .set(anew(at))
    .where('state', '=', STORED.waiting)
    .where('channel', '=', 'email')
    .where('noticeKey', 'in', db.selectFrom('notice').select('key').where('accountId', 'in', accounts))
    .execute();
  const conversations = db
    .selectFrom('conversation')
    .leftJoin('contact', 'contact.accountId', 'conversation.visitorId')
    .select('conversation.id')
    .where(sql<boolean>`lower(coalesce(conversation.email, contact.email)) = ${address}`);
  await db
    .updateTable('ticketLetter')
    .set(anew(at))
    .where('state', '=', STORED.waiting)
    .where('conversationId', 'in', conversations)
    .execute();
}
