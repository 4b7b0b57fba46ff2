import type { Conversation, LoggedMessage, MessageContent } from '../../../handoff/conversation/conversation.ts';
import type { ColumnType } from '../json-rows.ts';
import type { ConversationRow, MessageRow } from '../schema.ts';

/** Column → type, in SQL's names; the row objects below have the same keys. */
export const CONVERSATION_COLUMNS = {
  id: 'text',
  visitor_id: 'text',
  shopper_name: 'text',
  verified: 'bigint',
  email: 'text',
  locale: 'text',
  locale_chosen: 'bigint',
  owner: 'text',
  epoch: 'bigint',
  last_seq: 'bigint',
  last_shopper_seq: 'bigint',
  bot_read_seq: 'bigint',
  shopper_read_seq: 'bigint',
  agent_read_seq: 'bigint',
  agent_id: 'text',
  agent_name: 'text',
  last_agent_id: 'text',
  offer_expires_at: 'bigint',
  declined_by: 'text',
  reason: 'text',
  priority: 'text',
  skill: 'text',
  question: 'text',
  waiting_since: 'bigint',
  queued_at: 'bigint',
  requested_at: 'bigint',
  first_reply_at: 'bigint',
  ticket_number: 'text',
  ticket_promised_at: 'bigint',
  resolution: 'text',
  score: 'bigint',
  comment: 'text',
  endings: 'bigint',
  created_at: 'bigint',
  updated_at: 'bigint',
} as const satisfies Record<string, ColumnType>;

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

type SqlRow<Columns> = { readonly [C in keyof Columns]: string | number | null };

export function conversationToSql(it: Conversation): SqlRow<typeof CONVERSATION_COLUMNS> {
  return {
    id: it.id,
    visitor_id: it.visitorId,
    shopper_name: it.shopperName,
    verified: it.verified ? 1 : 0,
    email: it.email ?? null,
    locale: it.locale,
    locale_chosen: it.localeChosen ? 1 : 0,
    owner: it.owner,
    epoch: it.epoch,
    last_seq: it.lastSeq,
    last_shopper_seq: it.lastShopperSeq,
    bot_read_seq: it.botReadSeq,
    shopper_read_seq: it.shopperReadSeq,
    agent_read_seq: it.agentReadSeq,
    agent_id: it.agentId ?? null,
    agent_name: it.agentName ?? null,
    last_agent_id: it.lastAgentId ?? null,
    offer_expires_at: it.offerExpiresAt ?? null,
    declined_by: JSON.stringify(it.declinedBy),
    reason: it.reason ?? null,
    priority: it.priority,
    skill: it.skill ?? null,
    question: it.question ?? null,
    waiting_since: it.waitingSince ?? null,
    queued_at: it.queuedAt ?? null,
    requested_at: it.requestedAt ?? null,
    first_reply_at: it.firstReplyAt ?? null,
    ticket_number: it.ticketNumber ?? null,
    ticket_promised_at: it.ticketPromisedAt ?? null,
    resolution: it.resolution ?? null,
    score: it.score ?? null,
    comment: it.comment ?? null,
    endings: it.endings,
    created_at: it.createdAt,
    updated_at: it.updatedAt,
  };
}

export function conversationFromRow(row: ConversationRow): Conversation {
  return {
    id: row.id,
    visitorId: row.visitorId,
    shopperName: row.shopperName,
    verified: row.verified === 1,
    email: row.email ?? undefined,
    locale: row.locale as Conversation['locale'],
    localeChosen: row.localeChosen === 1,
    owner: row.owner as Conversation['owner'],
    epoch: row.epoch,
    lastSeq: row.lastSeq,
    lastShopperSeq: row.lastShopperSeq,
    botReadSeq: row.botReadSeq,
    shopperReadSeq: row.shopperReadSeq,
    agentReadSeq: row.agentReadSeq,
    agentId: row.agentId ?? undefined,
    agentName: row.agentName ?? undefined,
    lastAgentId: row.lastAgentId ?? undefined,
    offerExpiresAt: row.offerExpiresAt ?? undefined,
    declinedBy: row.declinedBy === '[]' ? [] : (JSON.parse(row.declinedBy) as string[]),
    reason: (row.reason ?? undefined) as Conversation['reason'],
    priority: row.priority as Conversation['priority'],
    skill: row.skill ?? undefined,
    question: row.question ?? undefined,
    waitingSince: row.waitingSince ?? undefined,
    queuedAt: row.queuedAt ?? undefined,
    requestedAt: row.requestedAt ?? undefined,
    firstReplyAt: row.firstReplyAt ?? undefined,
    ticketNumber: row.ticketNumber ?? undefined,
    ticketPromisedAt: row.ticketPromisedAt ?? undefined,
    resolution: (row.resolution ?? undefined) as Conversation['resolution'],
    score: row.score ?? undefined,
    comment: row.comment ?? undefined,
    endings: row.endings,
    createdAt: row.createdAt,
    updatedAt: row.updatedAt,
  };
}

export function messageToSql(conversationId: string, it: LoggedMessage): SqlRow<typeof MESSAGE_COLUMNS> {
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
