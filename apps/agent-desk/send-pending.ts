import { createSender, type Sender } from '../../browser/sender.ts';
import { type Outcome, request } from '../../browser/socket-link.ts';
import type { Note } from '../../protocol/agent-events.ts';
import type { AgentSocket } from './agent-socket.ts';
import type { ChatEvent } from './events.ts';
import type { Pending } from './state.ts';
import type { Store } from './store.ts';

/** Longer than this an agent is not left without an answer: they see why it was refused, milliseconds. */
const LONGEST_PAUSE_MS = 10_000;

type Answer = { readonly note: Note } | { readonly seq: number };

/** Sends what was written into one chat: replies and notes in one order. */
export function pendingSender(socket: AgentSocket, store: Store, conversationId: string): Sender {
  const tell = (event: ChatEvent): void => store.dispatch({ type: 'in-chat', conversationId, event });

  const failed = ({ clientId }: Pending, code: string): boolean => {
    tell({ type: 'send-failed', clientId, code });
    if (code !== 'assignment_lost') return true;
    tell({ type: 'assignment-lost', reason: 'lease' });
    return false;
  };

  return createSender<Pending, Answer>({
    later: (work, ms) => void setTimeout(work, ms),
    random: Math.random,
    longestPause: LONGEST_PAUSE_MS,
    next() {
      const chat = store.state().chats.find(({ id }) => id === conversationId);
      if (chat?.phase.is !== 'open' || !socket.connected) return undefined;
      return chat.pending.find((entry) => entry.state === 'sending');
    },
    send({ kind, clientId, text, files }): Promise<Outcome<Answer>> {
      if (kind === 'note') return request(socket, 'note:add', { conversationId, clientId, text });
      return request(socket, 'message:send', {
        conversationId,
        clientId,
        ...(text === '' ? {} : { text }),
        ...(files.length === 0 ? {} : { attachmentIds: files.map(({ id }) => id) }),
      });
    },
    onSent({ clientId }, answer) {
      if ('note' in answer) tell({ type: 'note-came', note: answer.note, clientId });
      else tell({ type: 'acknowledged', clientId, seq: answer.seq });
      return true;
    },
    onRefused: (entry, { code }) => failed(entry, code),
    // Silence on a living connection is told to the agent; on a dead one the entry just waits.
    onLost: (entry) => socket.connected && failed(entry, 'timeout'),
  });
}
