import type { Conversation } from '../../handoff/conversation/conversation.ts';
import type { Changed } from '../../handoff/conversation/conversation-store.ts';
import type { ReplyAddresses } from '../../handoff/letters/reply-addresses.ts';
import type { MailPorts } from '../../handoff/mail/take-mail.ts';

/** What mails are taken with, in memory; it counts what they would cause. */
export function countingPorts(replies: ReplyAddresses, isOwn: (address: string) => boolean) {
  const counts = { letters: 0, messages: 0 };
  const conversations = new Map<string, Conversation>();
  let id = 0;
  const ports: MailPorts = {
    returnedOfCase: async () => false,
    conversations: {
      find: async (one) => conversations.get(one),
      messages: async () => [],
      async create(one) {
        conversations.set(one.id, one);
      },
      async change<T>({ conversationId, decide }: Parameters<MailPorts['conversations']['change']>[0]) {
        const before = conversations.get(conversationId);
        if (before === undefined) throw new Error('no such conversation');
        const { conversation, messages = [], letter, result } = decide(before, { agentLoad: 0 });
        counts.messages += messages.length;
        if (letter !== undefined) counts.letters += 1;
        conversations.set(conversationId, conversation);
        const logged = messages.map((message, at) => ({ ...message, seq: at + 1, createdAt: 0 }));
        return { kind: 'changed', before, conversation, messages: logged, result } as Changed<T>;
      },
    },
    mailbox: {
      take: async () => 'taken',
      done: async () => undefined,
      giveBack: async () => undefined,
      of: async () => undefined,
      lastMessageId: async () => undefined,
      cannotReach: async () => undefined,
    },
    replies,
    isOwn,
    emailOf: async () => undefined,
    keep: async () => undefined,
    freshTicket: () => ({ number: 'T-1', promisedAt: 0 }),
    line: ({ id: of }) => ({
      id: `${of}-line`,
      author: { kind: 'system', id: 'system', name: '' },
      clientId: undefined,
      content: {},
    }),
    care: () => undefined,
    languageOf: () => 'en',
    onlyThanks: () => false,
    limits: { spend: async () => undefined, giveBack: async () => undefined },
    now: () => 0,
    newId: () => `m-${++id}`,
  };
  return { ports, counts };
}
