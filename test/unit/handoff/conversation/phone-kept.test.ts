import { expect } from 'chai';
import { adoptConversations } from '../../../../handoff/conversation/adopt-conversations.ts';
import type { Conversation } from '../../../../handoff/conversation/conversation.ts';
import type { Conversations } from '../../../../handoff/conversation/conversations.ts';
import { latestConversation } from '../../../../handoff/conversation/latest-conversation.ts';
import { chat } from '../fakes/chats.ts';

const DAY = 24 * 3_600_000;
const AT = 1_800_000_000_000;
const phone = '+60123456789';
const visitor = { visitorId: 'mai', name: 'Mai', verified: false, email: undefined, locale: undefined };

describe('the phone number of a guest', () => {
  const begins = async (who: object) => {
    const old = chat('a', AT - 20 * DAY, { visitorId: 'mai', phone, verified: false, email: undefined });
    const latest = latestConversation({
      conversations: { find: async () => old, list: async () => [old], create: async () => undefined },
      now: () => AT,
      newId: () => 'b',
    });
    return latest({ ...visitor, expiresAt: AT + DAY, ...who } as Parameters<typeof latest>[0], 'en');
  };

  it('goes along into what they begin after a long silence, unless they can be reached otherwise', async () => {
    expect(await begins({})).to.include({ id: 'b', phone });
    expect(await begins({ email: 'mai@example.com' })).to.include({ id: 'b', phone: undefined });
    expect(await begins({ verified: true })).to.include({ id: 'b', phone: undefined });
  });

  it('does not stay with what somebody takes along who signs in', async () => {
    const old = chat('a', AT, { visitorId: 'guest', phone, lastShopperSeq: 1 });
    const rows: Conversation[] = [old];
    const conversations = {
      list: async () => rows,
      change: async ({ decide }: { decide: (one: Conversation, facts: object) => { conversation: Conversation } }) => {
        rows[0] = decide(old, {}).conversation;
      },
    } as unknown as Pick<Conversations, 'list' | 'change'>;
    await adoptConversations(conversations, 'guest', { ...visitor, verified: true });
    expect(rows[0]).to.include({ visitorId: 'mai', verified: true, phone: undefined });
  });
});
