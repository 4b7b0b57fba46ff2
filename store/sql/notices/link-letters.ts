import { sql } from 'kysely';
import type { LinkLetters } from '../../../notices/letters/link-letters.ts';
import type { LetterChannel } from '../../../notices/ports.ts';
import { CodedError } from '../../../protocol/error-codes.ts';
import type { Database } from '../database.ts';
import { appendAudit } from '../people/audit-log.ts';
import { asStorageError } from '../storage-error.ts';

/** @param channels that letters can leave by here */
export function sqlLinkLetters(
  { db }: Database,
  channels: readonly LetterChannel[],
  newId: () => string,
  now: () => number,
): LinkLetters {
  return {
    async order({ caseId, caseNumber, party, accountId, by }) {
      const at = now();
      const key = `${caseId}/link-sent/${newId()}/${party}`;
      const contact = await db
        .selectFrom('contact')
        .leftJoin('undeliverable', (join) => join.on(sql<boolean>`undeliverable.address = lower(contact.email)`))
        .select(['email', 'phone', 'undeliverable.address as lost'])
        .where('accountId', '=', accountId)
        .executeTakeFirst()
        .catch(asStorageError);
      // None goes to where letters came back from.
      const email = contact?.lost == null ? (contact?.email ?? null) : null;
      const known = { email, sms: contact?.phone ?? null };
      const ways = channels.filter((channel) => known[channel] !== null);
      if (ways.length === 0) throw new CodedError('address_unknown');
      await db
        .transaction()
        .execute(async (transaction) => {
          await transaction
            .insertInto('notice')
            .values({
              key,
              caseId,
              caseNumber,
              receiver: party,
              accountId,
              template: 'link-sent',
              data: '{}',
              createdAt: at,
              readAt: null,
            })
            .execute();
          const letter = { noticeKey: key, state: 'pending', attempts: 0, nextAt: at, fault: null, updatedAt: at };
          await transaction
            .insertInto('noticeDelivery')
            .values(ways.map((channel) => ({ ...letter, channel })))
            .execute();
          const data = { party, channels: ways };
          await appendAudit(transaction, [{ actor: by, action: 'dispute-link-sent', subject: caseNumber, data }], at);
        })
        .catch(asStorageError);
      return ways;
    },
  };
}
