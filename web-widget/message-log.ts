import type { Message } from '../protocol/conversation.ts';

/** What the page holds of a conversation's log: everything up to `lastSeq`, in order, each once. */
export interface Log {
  readonly messages: readonly Message[];
  readonly lastSeq: number;
  /** The highest seq heard of; above `lastSeq` there is a gap to fetch. */
  readonly knownSeq: number;
}

/**
 * Takes a pushed or acknowledged message. Only the next one in order is appended: one beyond a gap is remembered by its
 * number alone and comes again with the catch-up; one already held replaces the held one (its addresses are fresher).
 */
export function appendToLog(log: Log, message: Message): Log {
  const knownSeq = Math.max(log.knownSeq, message.seq);
  if (message.seq > log.lastSeq + 1) return knownSeq === log.knownSeq ? log : { ...log, knownSeq };
  if (message.seq <= log.lastSeq) return replace(log, message);
  return { messages: [...log.messages, message], lastSeq: message.seq, knownSeq };
}

/**
 * Takes a page of a catch-up asked for with `afterSeq`. The server's page is the truth: where it leaves a number out,
 * no such message exists for this reader. An empty page says that nothing is left up to the conversation's last seq.
 */
export function mergePage(log: Log, page: readonly Message[], afterSeq: number, conversationLastSeq: number): Log {
  if (afterSeq > log.lastSeq) return log;
  let next = log;
  for (const message of page) {
    next =
      message.seq <= next.lastSeq
        ? replace(next, message)
        : { messages: [...next.messages, message], lastSeq: message.seq, knownSeq: next.knownSeq };
  }
  const lastSeq = page.length === 0 ? Math.max(next.lastSeq, conversationLastSeq) : next.lastSeq;
  return { ...next, lastSeq, knownSeq: Math.max(next.knownSeq, conversationLastSeq, lastSeq) };
}

function replace(log: Log, message: Message): Log {
  const at = log.messages.findIndex((held) => held.seq === message.seq);
  const held = log.messages[at];
  // An echo without attachments' addresses (our own acknowledgement) never overwrites one with them.
  if (held === undefined || (message.attachments?.some(({ url }) => url === '') ?? false)) return log;
  // What was translated stays so, whichever came first.
  const kept = message.translation ?? held.translation;
  const next = kept === undefined ? message : { ...message, translation: kept };
  return { ...log, messages: log.messages.with(at, next) };
}
