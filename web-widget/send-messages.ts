import { isTokenRefusal } from '../browser/api.ts';
import { createSender, type Sender } from '../browser/sender.ts';
import type { Sent } from '../protocol/shopper-events.ts';
import type { EntranceNeeds } from './entrance.ts';
import type { LiveLink } from './live-link.ts';
import type { Requests } from './requests.ts';
import type { OutboxItem } from './state.ts';

/** It is sent again, elsewhere. */
const STALE: readonly string[] = ['conversation_not_found', 'ticket_merged'];

/**
 * Sends what the shopper wrote, once the conversation is open and its log is known.
 * @param onFilesSent the log has a message with files, whose addresses are not in the acknowledgement
 */
export function messageSender(
  { live, later, now, random }: EntranceNeeds,
  { connection, stale, catchUp }: LiveLink,
  { ask }: Requests,
  onFilesSent: (seq: number) => void,
): Sender {
  return createSender<OutboxItem, Sent>({
    later,
    random,
    next() {
      const { conversationId, outbox, loaded } = live.get();
      const ready = conversationId !== undefined && loaded && connection()?.connected;
      return ready ? outbox.find(({ failure }) => failure === undefined) : undefined;
    },
    send: ({ clientId, text, value, files = [] }) =>
      ask('message:send', {
        clientId,
        ...(text === undefined ? {} : { text }),
        ...(value === undefined ? {} : { value }),
        ...(files.length === 0 ? {} : { attachmentIds: files.map(({ id }) => id) }),
      }),
    onSent({ clientId, files = [] }, { seq, id, createdAt }) {
      live.dispatch({ type: 'pause:over', what: 'send' });
      live.dispatch({ type: 'message:acknowledged', clientId, sent: { seq, id, createdAt } });
      if (files.length > 0) onFilesSent(seq);
      if (live.get().outbox.every((other) => other.clientId !== clientId)) return true;
      // Placed beyond a gap it waits for the catch-up; sending it again would only ask the same.
      catchUp();
      return false;
    },
    onRefused({ clientId }, error) {
      if (STALE.includes(error.code) || isTokenRefusal(error.code)) {
        stale(error);
        return false;
      }
      live.dispatch({ type: 'pause:over', what: 'send' });
      live.dispatch({ type: 'message:refused', clientId, code: error.code });
      return true;
    },
    onLost() {
      const link = connection();
      if (link?.connected) link.restart();
      return false;
    },
    onPause: ({ code }, ms) => live.dispatch({ type: 'pause:begun', pause: { code, what: 'send', until: now() + ms } }),
  });
}
