import { expect } from 'chai';
import { type ContactPorts, contactDesk } from '../../../handoff/contact/contact-desk.ts';
import type { Conversation, NewMessage } from '../../../handoff/conversation/conversation.ts';
import { systemLines } from '../../../handoff/desk/system-lines.ts';
import type { ContactRequest } from '../../../transport/contact-request.ts';
import { chat } from './fakes/chats.ts';

const AT = 1_800_000_000_000;

describe('a contact form of somebody whose newest ticket goes on in another visitor’s', () => {
  for (const meanwhile of [false, true])
    it(`opens that again, and tells the one that it went on in${meanwhile ? ', merged while the form is dealt with' : ''}`, async () => {
      const ticket = (id: string, more: Partial<Conversation>) =>
        chat(id, AT, { owner: 'ticket', ticketNumber: `T-${id}`, verified: true, email: 'mai@example.com', ...more });
      const merged = ticket('b', { owner: 'closed', resolution: 'merged', mergedInto: 'c', mergedNumber: 'T-c' });
      const rows = new Map([
        ['b', { ...(meanwhile ? ticket('b', {}) : merged), visitorId: 'mai' }],
        ['c', ticket('c', { mergedSeq: 4 })],
      ]);
      const told = new Map<string, readonly NewMessage[]>();
      let isMerged = !meanwhile;
      const conversations: ContactPorts['conversations'] = {
        find: async (id) => rows.get(id),
        list: async ({ mergedInto }) => [...rows.values()].filter((one) => one.mergedInto === mergedInto),
        messages: async () => [],
        create: async () => undefined,
        async change({ conversationId, decide, ...request }) {
          if (!isMerged) rows.set('b', { ...merged, visitorId: 'mai' });
          isMerged = true;
          const before = rows.get(conversationId) ?? merged;
          const change = decide(before, { agentLoad: 0, other: rows.get(request.with ?? '') });
          for (const one of [change, change.other ?? []].flat()) {
            rows.set(one.conversation.id, one.conversation);
            told.set(one.conversation.id, one.messages ?? []);
          }
          return { kind: 'changed', before, conversation: change.conversation, messages: [], result: change.result };
        },
      };
      const newId = () => 'id';
      const send = contactDesk({
        ...{ conversations, now: () => AT, newId, care: () => undefined },
        latest: async () => rows.get('b') ?? merged,
        keep: async () => 'refused',
        freshTicket: () => ({ number: 'T-new', promisedAt: AT + 1 }),
        line: systemLines({ newId, formatTime: String }),
        limits: { spend: async () => undefined } as unknown as ContactPorts['limits'],
      });
      const form = {
        visitor: { visitorId: 'mai' },
        locale: 'en',
        files: [],
        text: 'Hello?',
        subject: 'Jar',
        formId: 'f',
      };
      expect(await send(form as unknown as ContactRequest)).to.include({ is: 'taken' });
      expect(rows.get('b')).to.include({ owner: 'ticket', mergedInto: undefined, ticketNumber: 'T-new' });
      expect(rows.get('c')?.mergedSeq).to.equal(undefined);
      expect(told.get('c')?.[0]?.content.value).to.deep.equal({ system: 'unmerged', number: 'T-b' });
    });
});
