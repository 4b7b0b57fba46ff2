import { sql } from 'kysely';
import type { LoggedMessage } from '../../../handoff/conversation/conversation.ts';
import type { TurnTraces } from '../../../handoff/conversation/turn-traces.ts';
import type { TurnTrace } from '../../../protocol/traces.ts';
import type { Cell, ColumnType } from '../columns.ts';
import type { Database } from '../database.ts';
import { asStorageError } from '../storage-error.ts';

export const TRACE_COLUMNS = {
  conversation_id: 'text',
  first_seq: 'bigint',
  last_seq: 'bigint',
  trace: 'text',
  created_at: 'bigint',
} as const satisfies Record<string, ColumnType>;

type TraceRow = Readonly<Record<keyof typeof TRACE_COLUMNS, Cell>>;

/** The row of a trace; none where the turn said nothing. */
export function traceRow(conversationId: string, messages: readonly LoggedMessage[], trace: string): TraceRow[] {
  const first = messages[0];
  const last = messages.at(-1);
  if (first === undefined || last === undefined) return [];
  return [
    {
      conversation_id: conversationId,
      first_seq: first.seq,
      last_seq: last.seq,
      trace,
      created_at: first.createdAt,
    },
  ];
}

export function sqlTurnTraces({ db }: Database): TurnTraces {
  return {
    async find(conversationId, seq) {
      const row = await db
        .selectFrom('turnTrace')
        .select('trace')
        .where('conversationId', '=', conversationId)
        .where('firstSeq', '<=', seq)
        .where('lastSeq', '>=', seq)
        .executeTakeFirst()
        .catch(asStorageError);
      return row === undefined ? undefined : (JSON.parse(row.trace) as TurnTrace);
    },
    async removeBefore(at, most) {
      const old = db
        .selectFrom('turnTrace')
        .select(['conversationId', 'firstSeq'])
        .where('createdAt', '<', at)
        .orderBy('createdAt')
        .limit(most);
      const result = await db
        .deleteFrom('turnTrace')
        .where(({ refTuple }) => sql<boolean>`${refTuple('conversationId', 'firstSeq')} in (${old})`)
        .executeTakeFirst()
        .catch(asStorageError);
      return Number(result.numDeletedRows);
    },
  };
}
