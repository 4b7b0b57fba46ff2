import type { Kysely, Transaction } from 'kysely';
import type { Conversation, LoggedMessage, NewMessage } from '../../../handoff/conversation/conversation.ts';
import type {
  Begun,
  Changed,
  ChangedConversation,
  ChangeRequest,
  MessageCopy,
} from '../../../handoff/conversation/conversation-store.ts';
import { CodedError } from '../../../protocol/error-codes.ts';
import type { Instant } from '../../../protocol/instant.ts';
import type { Database } from '../database.ts';
import { inJsonArray, upsertStatement, withRows } from '../json-rows.ts';
import type { MessageRow, Tables } from '../schema.ts';
import { type ConversationRow, conversationRows } from './conversation-columns.ts';
import { BOT_STATE_COLUMNS, MESSAGE_COLUMNS, messageFromRow, messageToSql } from './message-rows.ts';
import { TICKET_LETTER_COLUMNS, type TicketLetterInsert, ticketLetterRow } from './ticket-letters.ts';
import { TRACE_COLUMNS, traceRow } from './turn-traces.ts';

type Unit = ChangeRequest<unknown>;
type Executor = Kysely<Tables> | Transaction<Tables>;

/** The statements of a group, each the same text whatever the size of the group. */
export interface GroupStatements {
  readonly conversations: string;
  readonly load: string;
  readonly lockAgents: string | undefined;
  readonly sends: string;
  readonly writeConversations: string;
  readonly writeMessages: string;
  readonly writeBotStates: string;
  readonly writeTraces: string;
  readonly writeLetters: string;
}

export function groupStatements(kind: Database['kind']): GroupStatements {
  const locks = kind === 'postgres' ? ' order by id for update' : '';
  const sends =
    kind === 'sqlite'
      ? `select message.* from json_each(?) as given cross join message on message.conversation_id = given.value ->> '$[0]'
         and message.author_id = given.value ->> '$[1]' and message.client_id = given.value ->> '$[2]'`
      : `select message.* from json_array_elements($1::json) as given(value) join message on message.conversation_id = given.value ->> 0
         and message.author_id = given.value ->> 1 and message.client_id = given.value ->> 2`;
  return {
    conversations: `select * from conversation where ${inJsonArray(kind, 'id')}${locks}`,
    load: `select agent_id, count(*) as load from conversation where owner in ('offered', 'agent')
           and ${inJsonArray(kind, 'agent_id')} group by agent_id`,
    lockAgents: kind === 'postgres' ? `select id from account where ${inJsonArray(kind, 'id')}${locks}` : undefined,
    sends,
    writeConversations: upsertStatement(kind, 'conversation', conversationRows.types, ['id']),
    writeMessages: upsertStatement(kind, 'message', MESSAGE_COLUMNS),
    writeBotStates: upsertStatement(kind, 'bot_state', BOT_STATE_COLUMNS, ['conversation_id']),
    writeTraces: upsertStatement(kind, 'turn_trace', TRACE_COLUMNS),
    writeLetters: `${upsertStatement(kind, 'ticket_letter', TICKET_LETTER_COLUMNS)} on conflict (key) do nothing`,
  };
}

const writeConversations = (executor: Executor, statements: GroupStatements, rows: readonly Conversation[]) =>
  withRows(executor, statements.writeConversations, rows.map(conversationRows.toSql));

const sendKey = (conversationId: string, authorId: string, clientId: string) =>
  JSON.stringify([conversationId, authorId, clientId]);

/** What the decisions of one group have made so far, each seeing the outcome of those before it. */
interface GroupState {
  readonly conversations: Map<string, Conversation>;
  readonly touched: Set<string>;
  readonly messages: { readonly conversationId: string; readonly message: LoggedMessage }[];
  readonly botStates: Map<string, string>;
  readonly traces: ReturnType<typeof traceRow>;
  readonly letters: TicketLetterInsert[];
  readonly sends: Map<string, LoggedMessage>;
  readonly loads: Map<string, number>;
}

/** Reads what the units of a group are about, decides them one after the other, and writes what they made: one transaction. */
export async function runGroup(
  transaction: Transaction<Tables>,
  statements: GroupStatements,
  units: readonly Unit[],
  at: Instant,
): Promise<(Changed<unknown> | Error)[]> {
  const group = await readGroup(transaction, statements, units);
  const outcomes = units.map((unit) => {
    try {
      return decideOne(group, unit, at);
    } catch (error) {
      return error instanceof Error ? error : new Error(String(error));
    }
  });
  const touched = [...group.touched].flatMap((id) => group.conversations.get(id) ?? []);
  await writeConversations(transaction, statements, touched);
  await withRows(
    transaction,
    statements.writeMessages,
    group.messages.map(({ conversationId, message }) => messageToSql(conversationId, message)),
  );
  await withRows(
    transaction,
    statements.writeBotStates,
    [...group.botStates].map(([conversation_id, state]) => ({ conversation_id, state })),
  );
  await withRows(transaction, statements.writeTraces, group.traces);
  await withRows(transaction, statements.writeLetters, group.letters);
  return outcomes;
}

async function readGroup(
  transaction: Transaction<Tables>,
  statements: GroupStatements,
  units: readonly Unit[],
): Promise<GroupState> {
  const ids = [
    ...new Set(units.flatMap((unit) => [unit.conversationId, ...(unit.with === undefined ? [] : [unit.with])])),
  ];
  const rows = await withRows<ConversationRow>(transaction, statements.conversations, ids);
  const agentIds = [...new Set(units.flatMap((unit) => unit.agentId ?? []))];
  if (statements.lockAgents !== undefined) await withRows(transaction, statements.lockAgents, agentIds);
  const loads = await withRows<{ agentId: string; load: number }>(transaction, statements.load, agentIds);
  const keys = units.flatMap((unit) =>
    unit.once === undefined ? [] : [[unit.conversationId, unit.once.authorId, unit.once.clientId]],
  );
  const sends = await withRows<MessageRow>(transaction, statements.sends, keys);
  return {
    conversations: new Map(rows.map((row) => [row.id, conversationRows.fromRow(row)])),
    touched: new Set(),
    messages: [],
    botStates: new Map(),
    traces: [],
    letters: [],
    sends: new Map(
      sends.map((row) => [sendKey(row.conversationId, row.authorId, row.clientId ?? ''), messageFromRow(row)]),
    ),
    loads: new Map(loads.map((row) => [row.agentId, Number(row.load)])),
  };
}

function decideOne(group: GroupState, unit: Unit, at: Instant): Changed<unknown> {
  const before = group.conversations.get(unit.conversationId);
  if (before === undefined) throw new CodedError('conversation_not_found');
  if (unit.once !== undefined) {
    const earlier = group.sends.get(sendKey(unit.conversationId, unit.once.authorId, unit.once.clientId));
    if (earlier !== undefined) return { kind: 'repeated', conversation: before, message: earlier };
  }
  const other = unit.with === undefined ? undefined : group.conversations.get(unit.with);
  const change = unit.decide(before, { agentLoad: group.loads.get(unit.agentId ?? '') ?? 0, other });

  const changed = applyTo(group, before, change, at);
  const { messages } = changed;
  if (change.trace !== undefined) group.traces.push(...traceRow(before.id, messages, change.trace));
  if (change.letter !== undefined) group.letters.push(...ticketLetterRow(before, messages, change.letter, at));
  if (change.botState !== undefined) group.botStates.set(before.id, change.botState);
  const also = other === undefined || change.other === undefined ? undefined : applyTo(group, other, change.other, at);
  const begun = change.begun === undefined ? undefined : begin(group, change.begun, at);
  return {
    ...{ kind: 'changed', ...changed, result: change.result },
    ...(also === undefined ? {} : { other: also }),
    ...(begun === undefined ? {} : { begun }),
  };
}

/** One that is not there yet. Its copies are nothing that was said now. */
function begin(group: GroupState, { conversation, copies, messages, letter }: Begun, at: Instant): ChangedConversation {
  const begun = applyTo(group, conversation, { conversation, messages: [...copies, ...messages] }, at);
  const said = begun.messages.slice(copies.length);
  if (letter !== undefined) group.letters.push(...ticketLetterRow(conversation, said, letter, at));
  return { ...begun, messages: said };
}

/** What a decision makes of one conversation, for those that follow in the group. */
function applyTo(
  group: GroupState,
  before: Conversation,
  change: { readonly conversation: Conversation; readonly messages?: readonly (NewMessage | MessageCopy)[] },
  at: Instant,
): ChangedConversation {
  let { lastSeq, lastShopperSeq, lastAgentSeq } = before;
  const messages: LoggedMessage[] = [];
  for (const message of change.messages ?? []) {
    lastSeq += 1;
    if (message.author.kind === 'shopper') lastShopperSeq = lastSeq;
    if (message.author.kind === 'agent') lastAgentSeq = lastSeq;
    messages.push({ createdAt: at, ...message, seq: lastSeq });
  }
  const counted = { lastSeq, lastShopperSeq, lastAgentSeq };
  const conversation: Conversation = { ...change.conversation, id: before.id, ...counted, updatedAt: at };
  group.conversations.set(before.id, conversation);
  group.touched.add(before.id);
  for (const message of messages) {
    group.messages.push({ conversationId: before.id, message });
    if (message.clientId !== undefined)
      group.sends.set(sendKey(before.id, message.author.id, message.clientId), message);
  }
  countLoad(group.loads, before, -1);
  countLoad(group.loads, conversation, 1);
  return { before, conversation, messages };
}

function countLoad(loads: Map<string, number>, { owner, agentId }: Conversation, by: number): void {
  if (agentId !== undefined && (owner === 'agent' || owner === 'offered'))
    loads.set(agentId, (loads.get(agentId) ?? 0) + by);
}
