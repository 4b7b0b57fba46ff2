import type { Message } from '../protocol/conversation.ts';
import type { OutboxItem, State } from './state.ts';

/** How a message of the shopper's stands. */
export type Delivery = 'sending' | 'failed' | 'sent' | 'read';

/** What stands in the log as it is drawn, one below the other. */
export type LogEntry =
  | { readonly kind: 'day'; readonly key: string; readonly date: Date }
  | { readonly kind: 'system'; readonly key: string; readonly message: Message }
  | {
      readonly kind: 'message';
      readonly key: string;
      readonly message: Message;
      readonly mine: boolean;
      /** First and last of a run by one author within a few minutes: the first shows the name, the last the time. */
      readonly first: boolean;
      readonly last: boolean;
      readonly delivery: Delivery | undefined;
      readonly item: OutboxItem | undefined;
    };

/** Messages further apart than this are not one group, milliseconds. */
const GROUP_MS = 5 * 60_000;

/** Lays out the newest `limit` messages of the log, then what is still in the outbox. Days are the shopper's own. */
export function layOut(state: Pick<State, 'log' | 'outbox' | 'theirReadSeq'>, limit: number): readonly LogEntry[] {
  const shown: { message: Message; item: OutboxItem | undefined }[] = [
    ...state.log.messages.slice(-limit).map((message) => ({ message, item: undefined })),
    ...state.outbox.map((item) => ({ message: pendingMessage(item), item })),
  ];
  const entries: LogEntry[] = [];
  shown.forEach(({ message, item }, at) => {
    const before = shown[at - 1]?.message;
    const after = shown[at + 1]?.message;
    const date = new Date(message.createdAt);
    // The client id outlives the acknowledgement, so that the bubble is not rebuilt when its seq is known.
    const key = message.clientId ?? message.id;
    if (before === undefined || !sameDay(new Date(before.createdAt), date))
      entries.push({ kind: 'day', key: `day-${key}`, date });
    if (message.author.kind === 'system') {
      entries.push({ kind: 'system', key, message });
      return;
    }
    const mine = message.author.kind === 'shopper';
    entries.push({
      kind: 'message',
      key,
      message,
      mine,
      item,
      first: before === undefined || !oneGroup(before, message),
      last: after === undefined || !oneGroup(message, after),
      delivery: mine ? deliveryOf(message, item, state.theirReadSeq) : undefined,
    });
  });
  return entries;
}

function deliveryOf(message: Message, item: OutboxItem | undefined, theirReadSeq: number): Delivery {
  if (item) return item.failure === undefined ? 'sending' : 'failed';
  return message.seq <= theirReadSeq ? 'read' : 'sent';
}

function pendingMessage(item: OutboxItem): Message {
  return {
    seq: 0,
    id: item.clientId,
    clientId: item.clientId,
    author: { kind: 'shopper', name: '' },
    createdAt: item.createdAt,
    ...(item.text === undefined ? {} : { text: item.text }),
    ...(item.files === undefined ? {} : { attachments: item.files.map((file) => ({ ...file, url: '' })) }),
  };
}

function oneGroup(a: Message, b: Message): boolean {
  return (
    a.author.kind === b.author.kind &&
    (a.author.kind === 'shopper' || a.author.name === b.author.name) &&
    Math.abs(Date.parse(b.createdAt) - Date.parse(a.createdAt)) < GROUP_MS &&
    sameDay(new Date(a.createdAt), new Date(b.createdAt))
  );
}

function sameDay(a: Date, b: Date): boolean {
  return a.toDateString() === b.toDateString();
}
