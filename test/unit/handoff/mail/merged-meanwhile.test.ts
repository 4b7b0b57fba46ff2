import { expect } from 'chai';
import type { Conversation, NewMessage } from '../../../../handoff/conversation/conversation.ts';
import { replyAddresses } from '../../../../handoff/letters/reply-addresses.ts';
import { type MailPorts, takeMail } from '../../../../handoff/mail/take-mail.ts';
import { mime } from '../../../support/mails/samples.ts';
import { chat } from '../fakes/chats.ts';

const AT = 1_800_000_000_000;
const id = (name: string) => Buffer.from(name.padEnd(16)).toString('base64url');
const replies = replyAddresses('secret', 'support@example.com');

describe('a mail to a ticket that is merged while it comes in', () => {
  it('goes where the ticket goes on, which stays merged', async () => {
    const ticket = (name: string, more: Partial<Conversation> = {}) =>
      chat(id(name), AT, {
        ...{ owner: 'ticket', ticketNumber: `T-${name}`, email: 'mai@example.com', visitorId: 'mai', ...more },
      });
    const closed = { owner: 'closed', resolution: 'merged' } as const;
    const rows = new Map([
      [id('a'), ticket('a', { ...closed, mergedInto: id('b'), mergedNumber: 'T-b' })],
      [id('b'), ticket('b')],
      [id('c'), ticket('c')],
    ]);
    const logs = new Map<string, readonly NewMessage[]>();
    const conversations: MailPorts['conversations'] = {
      find: async (given) => rows.get(given),
      messages: async () => [],
      create: async () => undefined,
      async change({ conversationId, decide }) {
        // Between the look at where it goes on and the decision, an agent has merged that, too.
        const b = rows.get(id('b'));
        if (b !== undefined) rows.set(id('b'), { ...b, ...closed, mergedInto: id('c'), mergedNumber: 'T-c' });
        const before = rows.get(conversationId) ?? ticket('none');
        const { conversation, messages = [], result } = decide(before, { agentLoad: 0 });
        rows.set(conversationId, conversation);
        logs.set(conversationId, [...(logs.get(conversationId) ?? []), ...messages]);
        return { kind: 'changed', before, conversation, messages: [], result };
      },
    };
    const ports = {
      conversations,
      mailbox: { take: async () => 'taken', done: async () => undefined, giveBack: async () => undefined },
      replies,
      isOwn: () => false,
      emailOf: async () => undefined,
      keep: async () => undefined,
      freshTicket: () => ({ number: 'T-new', promisedAt: AT }),
      line: () => {
        throw new Error('nothing is promised anew');
      },
      care: () => undefined,
      languageOf: () => 'en',
      onlyThanks: () => false,
      limits: { spend: async () => undefined },
      now: () => AT,
      newId: () => 'message',
    } as unknown as MailPorts;
    const to = replies.of(id('a')) ?? '';
    const raw = mime({ text: 'It leaks, too.', subject: 'Re', id: 'mail-1', from: 'mai@example.com', to });
    expect(await takeMail(ports, raw)).to.equal('reply');
    expect([...logs.keys()]).to.deep.equal([id('c')]);
    expect(logs.get(id('c'))?.[0]?.content.text).to.equal('It leaks, too.');
    expect(rows.get(id('b'))).to.include({ owner: 'closed', mergedInto: id('c') });
  });
});
