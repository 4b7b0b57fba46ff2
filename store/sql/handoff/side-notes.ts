import type { SideNotes } from '../../../handoff/conversation/side-notes.ts';
import type { Note } from '../../../protocol/agent-events.ts';
import { CodedError } from '../../../protocol/error-codes.ts';
import type { Database } from '../database.ts';
import type { Tables } from '../schema.ts';
import { asStorageError } from '../storage-error.ts';

export function sqlSideNotes({ db }: Database): SideNotes {
  return {
    async addNote({ at, ...note }) {
      await db
        .insertInto('note')
        .values({ ...note, createdAt: at })
        .onConflict((conflict) => conflict.columns(['conversationId', 'authorId', 'clientId']).doNothing())
        .execute()
        .catch(asStorageError);
      const row = await db
        .selectFrom('note')
        .selectAll()
        .where('conversationId', '=', note.conversationId)
        .where('authorId', '=', note.authorId)
        .where('clientId', '=', note.clientId)
        .executeTakeFirst()
        .catch(asStorageError);
      if (row === undefined) throw new CodedError('storage_unavailable');
      return fromRow(row);
    },
    async notes(conversationId) {
      const rows = await db
        .selectFrom('note')
        .selectAll()
        .where('conversationId', '=', conversationId)
        .orderBy('createdAt')
        .orderBy('id')
        .execute()
        .catch(asStorageError);
      return rows.map(fromRow);
    },
    async rateAnswer({ conversationId, messageId, helpful, at, article }) {
      await db
        .insertInto('answerRating')
        .values({
          conversationId,
          messageId,
          helpful: helpful ? 1 : 0,
          createdAt: at,
          slug: article?.slug ?? null,
          locale: article?.locale ?? null,
        })
        .onConflict((conflict) =>
          conflict.columns(['conversationId', 'messageId']).doUpdateSet({ helpful: helpful ? 1 : 0, createdAt: at }),
        )
        .execute()
        .catch(asStorageError);
    },
    async answerRatings(conversationId) {
      const rows = await db
        .selectFrom('answerRating')
        .select(['messageId', 'helpful'])
        .where('conversationId', '=', conversationId)
        .execute()
        .catch(asStorageError);
      return new Map(rows.map((row) => [row.messageId, row.helpful === 1]));
    },
  };
}

function fromRow(row: Tables['note']): Note {
  return { id: row.id, author: row.authorName, text: row.text, createdAt: new Date(row.createdAt).toISOString() };
}
