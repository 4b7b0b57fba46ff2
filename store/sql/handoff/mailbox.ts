import type { Transaction } from 'kysely';
import type { Mailbox } from '../../../handoff/mail/mailbox.ts';
import type { Instant } from '../../../protocol/instant.ts';
import type { Database } from '../database.ts';
import type { Tables } from '../schema.ts';
import { asStorageError } from '../storage-error.ts';

export function sqlMailbox({ db }: Database): Mailbox {
  return {
    async take(id, at, until) {
      const nothing = { conversationId: null, messageSeq: null, messageId: null, sender: '', subject: '', whole: '' };
      const taken = await db
        .insertInto('incomingMail')
        .values({ id, state: 'taken', takenUntil: until, receivedAt: at, ...nothing })
        // Whoever had it has died, or given it back.
        .onConflict((conflict) =>
          conflict
            .column('id')
            .doUpdateSet({ takenUntil: until })
            .where('incomingMail.state', '=', 'taken')
            .where('incomingMail.takenUntil', '<=', at),
        )
        .returning('id')
        .executeTakeFirst()
        .catch(asStorageError);
      if (taken !== undefined) return 'taken';
      const row = await db
        .selectFrom('incomingMail')
        .select('state')
        .where('id', '=', id)
        .executeTakeFirst()
        .catch(asStorageError);
      return row?.state === 'done' ? 'done' : 'busy';
    },
    async done(id, { messageId, sender, subject, whole, receivedAt }, place) {
      await db
        .updateTable('incomingMail')
        .set({
          ...{ state: 'done', sender, subject, whole, receivedAt },
          messageId: messageId ?? null,
          conversationId: place?.conversationId ?? null,
          messageSeq: place?.seq ?? null,
        })
        .where('id', '=', id)
        .execute()
        .catch(asStorageError);
    },
    async giveBack(id) {
      await db
        .updateTable('incomingMail')
        .set({ takenUntil: 0 })
        .where('id', '=', id)
        .where('state', '=', 'taken')
        .execute()
        .catch(asStorageError);
    },
    async of({ conversationId, seq }) {
      const row = await db
        .selectFrom('incomingMail')
        .selectAll()
        .where('conversationId', '=', conversationId)
        .where('messageSeq', '=', seq)
        .executeTakeFirst()
        .catch(asStorageError);
      if (row === undefined) return undefined;
      const { messageId, sender, subject, whole, receivedAt } = row;
      return { messageId: messageId ?? undefined, sender, subject, whole, receivedAt };
    },
    async lastMessageId(conversationId) {
      const row = await db
        .selectFrom('incomingMail')
        .select('messageId')
        .where('conversationId', '=', conversationId)
        .where('messageId', 'is not', null)
        .orderBy('messageSeq', 'desc')
        .limit(1)
        .executeTakeFirst()
        .catch(asStorageError);
      return row?.messageId ?? undefined;
    },
    async cannotReach(address, conversationId, at) {
      await db
        .transaction()
        .execute((transaction) => noteReturned(transaction, address.toLowerCase(), conversationId, at))
        .catch(asStorageError);
    },
  };
}

async function noteReturned(db: Transaction<Tables>, address: string, conversationId: string, at: Instant) {
  await db
    .insertInto('undeliverable')
    .values({ address, notedAt: at })
    .onConflict((conflict) => conflict.column('address').doNothing())
    .execute();
  const last = db
    .selectFrom('ticketLetter')
    .select('key')
    .where('conversationId', '=', conversationId)
    .where('state', '=', 'sent')
    .orderBy('updatedAt', 'desc')
    .orderBy('seq', 'desc')
    .limit(1);
  const failed = { state: 'dead', fault: 'bounced', updatedAt: at };
  await db.updateTable('ticketLetter').set(failed).where('key', 'in', last).execute();
}
