import type { DisputeCase } from '../../../disputes/domain/case.ts';
import type { FoundDocument } from '../../../find/search-index.ts';
import type { Conversation, MessageContent } from '../../../handoff/conversation/conversation.ts';
import type { AuthorKind } from '../../../protocol/conversation.ts';
import { rowMapping } from '../columns.ts';
import type { Database } from '../database.ts';
import { storedCase } from '../disputes/stored-case.ts';
import { CONVERSATION_COLUMNS, type ConversationRow } from '../handoff/conversation-columns.ts';

const conversationRows = rowMapping<Conversation, ConversationRow>(CONVERSATION_COLUMNS);

/** Of so many newest messages an excerpt is chosen. */
const LOOKED_THROUGH = 200;

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
  const read = await Promise.all(
    documents.map(async ({ id, kind, ref }) => {
      const found = await (kind === 'case' ? readCase({ db }, ref) : readConversation({ db }, ref));
      const exact = named.has(Number(id)) ? ({ exact: true } as const) : {};
      return [Number(id), found && { ...found, found: { ...found.found, ...exact } }] as const;
    }),
  );
  const byId = new Map(read);
  return ids.flatMap((id) => byId.get(id) ?? []);
}

async function readConversation({ db }: Pick<Database, 'db'>, id: string): Promise<FoundDocument | undefined> {
  const [row, messages, notes] = await Promise.all([
    db.selectFrom('conversation').selectAll().where('id', '=', id).executeTakeFirst(),
    db
      .selectFrom('message')
      .select(['authorKind', 'content'])
      .where('conversationId', '=', id)
      .orderBy('seq', 'desc')
      .limit(LOOKED_THROUGH)
      .execute(),
    db.selectFrom('note').select('text').where('conversationId', '=', id).execute(),
  ]);
  if (row === undefined) return undefined;
  const it = conversationRows.fromRow(row);
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
    texts: [
      ...notes.map(({ text }) => ({ by: 'note' as const, text })),
      ...messages.reverse().flatMap(({ authorKind, content }) => {
        const by = authorKind as AuthorKind;
        const { text } = JSON.parse(content) as MessageContent;
        return text === undefined || (by !== 'shopper' && by !== 'agent') ? [] : [{ by, text }];
      }),
    ],
  };
}

async function readCase({ db }: Pick<Database, 'db'>, id: string): Promise<FoundDocument | undefined> {
  const [row, messages] = await Promise.all([
    db.selectFrom('dispute').select('content').where('id', '=', id).executeTakeFirst(),
    db
      .selectFrom('disputeMessage')
      .leftJoin('messageReport', 'messageReport.messageId', 'disputeMessage.id')
      .select('disputeMessage.text')
      .where('disputeMessage.caseId', '=', id)
      .where((eb) => eb(eb.fn.coalesce('messageReport.hidden', eb.lit(0)), '=', 0))
      .orderBy('disputeMessage.createdAt', 'desc')
      .limit(LOOKED_THROUGH)
      .execute(),
  ]);
  if (row === undefined) return undefined;
  const it: DisputeCase = storedCase(row.content);
  return {
    found: {
      ...{ kind: 'case', id: it.number, number: it.number, state: it.state, tags: [] },
      people: [it.order.buyer.name, it.order.seller.name],
      createdAt: new Date(it.openedAt ?? 0).toISOString(),
    },
    texts: [it.claim?.details ?? '', ...messages.reverse().map(({ text }) => text)].map((text) => ({
      by: 'party',
      text,
    })),
  };
}
