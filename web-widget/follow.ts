import type { Message } from '../protocol/conversation.ts';

/**
 * The message whose beginning stays in sight while the log follows its end: the first reply to the shopper's last message, or
 * the first one that they have not seen. The bot's replies to one message belong together, however many they are.
 */
export function firstToRead(messages: readonly Message[], seenSeq: number): number | undefined {
  const own = messages.findLast(({ author }) => author.kind === 'shopper')?.seq ?? 0;
  return messages.find(({ seq, author }) => seq > own && seq > seenSeq && author.kind !== 'system')?.seq;
}

/** Room above a message that the log is scrolled to, pixels. */
const MARGIN = 8;

/** Where the log comes to rest: at its end, unless the top of what is to be read would then be out of sight. Pixels. */
export function restingPlace(log: {
  readonly height: number;
  readonly view: number;
  /** Of the first message to read, from the log's beginning. */
  readonly top: number | undefined;
}): number {
  const end = Math.max(0, log.height - log.view);
  return log.top === undefined ? end : Math.min(end, Math.max(0, log.top - MARGIN));
}
