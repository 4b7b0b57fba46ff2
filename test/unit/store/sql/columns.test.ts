import { expect } from 'chai';
import { type Conversation, newConversation } from '../../../../handoff/conversation/conversation.ts';
import { rowMapping } from '../../../../store/sql/columns.ts';
import { CONVERSATION_COLUMNS, type ConversationRow } from '../../../../store/sql/handoff/conversation-columns.ts';

const rows = rowMapping<Conversation, ConversationRow>(CONVERSATION_COLUMNS);
const conversation: Conversation = {
  ...newConversation({
    id: 'c',
    visitorId: 'v',
    shopperName: 'Mei',
    verified: true,
    email: undefined,
    locale: 'ms',
    localeChosen: false,
    at: 1_800_000_000_000,
  }),
  declinedBy: ['anna', 'ben'],
};

describe('the columns of a conversation', () => {
  it('hold every field of it', () => {
    expect(Object.keys(rows.types)).to.have.members(Object.keys(conversation));
  });

  it('give what was put in: yes and no, lists, and what is not there', () => {
    const stored = JSON.parse(JSON.stringify(rows.toSql(conversation))) as Record<string, unknown>;
    expect(stored).to.include({ verified: 1, localeChosen: 0, declinedBy: '["anna","ben"]' });
    // As the database gives it: null where the row held nothing.
    const row = Object.fromEntries(Object.keys(rows.types).map((field) => [field, stored[field] ?? null]));
    expect(rows.fromRow(row as unknown as ConversationRow)).to.deep.equal(conversation);
  });
});
