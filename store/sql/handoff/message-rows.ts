import type { LoggedMessage, MessageContent } from '../../../handoff/conversation/conversation.ts';
import type { Cell, ColumnType } from '../columns.ts';
import type { MessageRow } from '../schema.ts';

export const MESSAGE_COLUMNS = {
  conversation_id: 'text',
  seq: 'bigint',
  id: 'text',
  author_kind: 'text',
  author_id: 'text',
  author_name: 'text',
  client_id: 'text',
  content: 'text',
  created_at: 'bigint',
} as const satisfies Record<string, ColumnType>;

export const BOT_STATE_COLUMNS = { conversation_id: 'text', state: 'text' } as const satisfies Record<
  string,
  ColumnType
>;

export function messageToSql(
  conversationId: string,
  it: LoggedMessage,
): Readonly<Record<keyof typeof MESSAGE_COLUMNS, Cell>> {
  return {
    conversation_id: conversationId,
    seq: it.seq,
    id: it.id,
    author_kind: it.author.kind,
    author_id: it.author.id,
    author_name: it.author.name,
    client_id: it.clientId ?? null,
    content: JSON.stringify(it.content),
    created_at: it.createdAt,
  };
}

export function messageFromRow(row: MessageRow): LoggedMessage {
  return {
    seq: row.seq,
    id: row.id,
    author: { kind: row.authorKind as LoggedMessage['author']['kind'], id: row.authorId, name: row.authorName },
    clientId: row.clientId ?? undefined,
    content: JSON.parse(row.content) as MessageContent,
    createdAt: row.createdAt,
  };
}
