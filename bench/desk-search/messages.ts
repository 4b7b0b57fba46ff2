import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type Conversation, newConversation } from '../../handoff/conversation/conversation.ts';
import { LOCALES } from '../../protocol/locale.ts';
import type { Database } from '../../store/sql/database.ts';
import { conversationRows as rows } from '../../store/sql/handoff/conversation-columns.ts';
import { MESSAGE_COLUMNS } from '../../store/sql/handoff/message-rows.ts';
import { upsertStatement, withRows } from '../../store/sql/json-rows.ts';

const NAMES = ['Mai', 'Siti Aminah', 'Budi Santoso', 'Nguyễn Thị Lan', 'María Fernández', '陳小美', 'Kim', 'John Tan'];
export const MESSAGES_EACH = 15;
const TOGETHER = 500;
const MINUTE = 60_000;
export const START = Date.parse('2024-01-01T00:00:00Z');

/** What people ask, by language. */
export const TEXTS: readonly (readonly string[])[] = LOCALES.map((locale) =>
  readFileSync(fileURLToPath(new URL(`../questions/${locale}.jsonl`, import.meta.url)), 'utf8')
    .trim()
    .split('\n')
    .map((line) => (JSON.parse(line) as { text: string }).text),
);

const pick = <T>(from: readonly T[], at: number): T => from[at % from.length] as T;

/** A number that looks drawn by lot, and is the same in each run. */
const mixed = (at: number) => Math.imul(at + 1, 2_654_435_761) >>> 8;

function conversation(at: number): Conversation {
  const begun = START + at * MINUTE;
  const fresh = newConversation({
    ...{ id: `c-${at}`, visitorId: `v-${at % 40_000}`, shopperName: pick(NAMES, mixed(at)), verified: false },
    ...{ email: `shopper${at}@example.com`, locale: pick(LOCALES, at), localeChosen: false, at: begun },
  });
  return {
    ...fresh,
    owner: at % 50 === 0 ? 'ticket' : 'closed',
    lastSeq: MESSAGES_EACH,
    lastShopperSeq: MESSAGES_EACH,
    ...(at % 5 === 0 ? { ticketNumber: `T-${at}` } : {}),
    ...(at % 3 === 0 ? { lastAgentId: `agent-${mixed(at) % 40}` } : {}),
    tags: at % 7 === 0 ? ['late'] : [],
  };
}

function messages(at: number) {
  const texts = pick(TEXTS, at);
  return Array.from({ length: MESSAGES_EACH }, (_, seq) => ({
    ...{ conversation_id: `c-${at}`, seq: seq + 1, id: `m-${at}-${seq}`, client_id: null },
    // Two of three are the shopper's or an agent's, one the bot's.
    ...{ author_kind: pick(['shopper', 'bot', 'agent'], seq), author_id: 'x', author_name: 'X' },
    content: JSON.stringify({
      text: `${pick(texts, mixed(at * MESSAGES_EACH + seq))}${seq === 0 ? ` AC-${mixed(at) % 900_000}` : ''}`,
    }),
    created_at: START + at * MINUTE + seq * 1_000,
  }));
}

export async function insertConversations({ db, kind }: Database, count: number, said: (done: number) => void) {
  const conversations = upsertStatement(kind, 'conversation', rows.types);
  const log = upsertStatement(kind, 'message', MESSAGE_COLUMNS);
  for (let from = 0; from < count; from += TOGETHER) {
    const some = Array.from({ length: Math.min(TOGETHER, count - from) }, (_, index) => from + index);
    await db.transaction().execute(async (transaction) => {
      await withRows(
        transaction,
        conversations,
        some.map((at) => rows.toSql(conversation(at))),
      );
      await withRows(transaction, log, some.flatMap(messages));
    });
    said(from + some.length);
  }
}
