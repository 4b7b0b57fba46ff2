import type { Message } from '../../../../protocol/conversation.ts';
import type { Opened, Sent } from '../../../../protocol/shopper-events.ts';

/** The server's side of one conversation: a dense log that takes each client id once. */
export interface ServerLog {
  readonly messages: readonly Message[];
  append(content: Partial<Message>): Message;
  open(afterSeq: number): Opened;
  send(clientId: string, text: string | undefined): Sent;
}

/** @param forgetful the broken variant: stores a repeated send again */
export function serverLog(pageSize = 200, forgetful = false): ServerLog {
  const messages: Message[] = [];
  function append(content: Partial<Message>): Message {
    const seq = messages.length + 1;
    const message: Message = {
      seq,
      id: `m${seq}`,
      author: { kind: 'bot', name: 'Aura' },
      createdAt: new Date(1_700_000_000_000 + seq * 1000).toISOString(),
      ...content,
    };
    messages.push(message);
    return message;
  }
  return {
    messages,
    append,
    open: (afterSeq) => ({
      conversation: {
        id: 'c1',
        owner: 'bot',
        locale: 'en',
        lastSeq: messages.length,
        readSeq: 0,
        handoff: { state: 'bot' },
        createdAt: '2026-01-01T00:00:00.000Z',
      },
      messages: messages.slice(afterSeq, afterSeq + pageSize),
    }),
    send(clientId, text) {
      const known = forgetful ? undefined : messages.find((message) => message.clientId === clientId);
      const { seq, id, createdAt } =
        known ?? append({ author: { kind: 'shopper', name: '' }, clientId, ...(text === undefined ? {} : { text }) });
      return { seq, id, createdAt };
    },
  };
}
