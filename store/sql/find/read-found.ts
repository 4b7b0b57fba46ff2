import { type Kysely, sql } from 'kysely';
import type { FoundDocument } from '../../../find/search-index.ts';
import type { Conversation, MessageContent } from '../../../handoff/conversation/conversation.ts';
import type { AuthorKind } from '../../../protocol/conversation.ts';
import type { Found } from '../../../protocol/find.ts';
import type { Database } from '../database.ts';
import { storedCase } from '../disputes/stored-case.ts';
import { conversationRows } from '../handoff/conversation-columns.ts';
import type { Tables } from '../schema.ts';

type Text = FoundDocument['texts'][number];

/** Of so many newest messages an excerpt is chosen. */
const LOOKED_THROUGH = 200;
/** So many notes, and so many messages of cases, of a page. */
const MOST_TEXTS = 1_000;

/** What was found, as it stands now: the index names it only. */
export async function readFound(
  { db }: Database,
  ids: readonly number[],
  named: ReadonlySet<number>,
): Promise<FoundDocument[]> {
  if (ids.length === 0) return [];
  const documents = await db
    .selectFrom('searchDocument')
    .select(['id', 'kind', 'ref'])
    .where('id', 'in', [...ids])
    .execute();
  const refs = (of: string) => documents.filter(({ kind }) => kind === of).map(({ ref }) => ref);
  const [conversations, cases] = await Promise.all([
    readConversations(db, refs('conversation')),
    readCases(db, refs('case')),
  ]);
  const byId = new Map(
    documents.map(({ id, kind, ref }) => [Number(id), (kind === 'case' ? cases : conversations).get(ref)]),
  );
  return ids.flatMap((id) => {
    const one = byId.get(id);
    if (one === undefined) return [];
    return named.has(id) ? [{ ...one, found: { ...one.found, exact: true as const } }] : [one];
  });
}

async function readConversations(db: Kysely<Tables>, ids: readonly string[]): Promise<Map<string, FoundDocument>> {
  if (ids.length === 0) return new Map();
  const [rows, messages, notes] = await Promise.all([
    db
      .selectFrom('conversation')
      .selectAll()
      .where('id', 'in', [...ids])
      .execute(),
    db
      .selectFrom('conversation')
      .innerJoin('message', 'message.conversationId', 'conversation.id')
      .select(['message.conversationId', 'message.authorKind', 'message.content'])
      .where('conversation.id', 'in', [...ids])
      .where('message.seq', '>', sql<number>`conversation.last_seq - ${LOOKED_THROUGH}`)
      .where('message.authorKind', 'in', ['shopper', 'agent'])
      .orderBy('message.seq')
      .execute(),
    db
      .selectFrom('note')
      .select(['conversationId', 'text'])
      .where('conversationId', 'in', [...ids])
      .orderBy('createdAt', 'desc')
      .limit(MOST_TEXTS)
      .execute(),
  ]);
  const texts = new Map<string, Text[]>(ids.map((id) => [id, []]));
  for (const { conversationId, text } of notes.toReversed()) texts.get(conversationId)?.push({ by: 'note', text });
  for (const { conversationId, authorKind, content } of messages) {
    const { text } = JSON.parse(content) as MessageContent;
    if (text !== undefined) texts.get(conversationId)?.push({ by: authorKind as AuthorKind, text });
  }
  return new Map(rows.map((row) => [row.id, foundOf(conversationRows.fromRow(row), texts.get(row.id) ?? [])]));
}

function foundOf(it: Conversation, texts: readonly Text[]): FoundDocument {
  const agent = it.agentName ?? it.assigneeName;
  return {
    found: {
      kind: it.ticketNumber === undefined ? 'conversation' : 'ticket',
      id: it.id,
      ...(it.ticketNumber === undefined ? {} : { number: it.ticketNumber }),
      people: [it.shopperName],
      state: it.owner,
      locale: it.locale,
      ...(agent === undefined ? {} : { agent }),
      tags: it.tags,
      createdAt: new Date(it.createdAt).toISOString(),
    },
    texts,
  };
}

async function readCases(db: Kysely<Tables>, ids: readonly string[]): Promise<Map<string, FoundDocument>> {
  if (ids.length === 0) return new Map();
  const [rows, messages] = await Promise.all([
    db
      .selectFrom('dispute')
      .select(['id', 'content'])
      .where('id', 'in', [...ids])
      .execute(),
    db
      .selectFrom('disputeMessage')
      .leftJoin('messageReport', 'messageReport.messageId', 'disputeMessage.id')
      .select(['disputeMessage.caseId', 'disputeMessage.text'])
      .where('disputeMessage.caseId', 'in', [...ids])
      .where((eb) => eb(eb.fn.coalesce('messageReport.hidden', eb.lit(0)), '=', 0))
      .orderBy('disputeMessage.createdAt', 'desc')
      .limit(MOST_TEXTS)
      .execute(),
  ]);
  return new Map(
    rows.map(({ id, content }) => {
      const it = storedCase(content);
      const said = messages.flatMap(({ caseId, text }) => (caseId === id ? [text] : [])).toReversed();
      const found: Found = {
        ...{ kind: 'case', id: it.number, number: it.number, state: it.state, tags: [] },
        people: [it.order.buyer.name, it.order.seller.name],
        createdAt: new Date(it.openedAt ?? 0).toISOString(),
      };
      return [id, { found, texts: [it.claim?.details ?? '', ...said].map((text) => ({ by: 'party', text })) }];
    }),
  );
}
