import type { Note } from '../../protocol/agent-events.ts';
import type { Message } from '../../protocol/conversation.ts';
import type { Chat, Pending } from './state.ts';

/** What stands in the transcript, one below the other. */
export type TranscriptEntry =
  | { readonly kind: 'day'; readonly key: string; readonly moment: string }
  | {
      readonly kind: 'message';
      readonly key: string;
      readonly message: Message;
      /** Follows one of the same author within a few minutes: no name again. */
      readonly grouped: boolean;
      /** Of agents' messages that end a group. */
      readonly delivery?: 'sent' | 'read';
    }
  | { readonly kind: 'note'; readonly key: string; readonly note: Note }
  | { readonly kind: 'pending'; readonly key: string; readonly pending: Pending };

const GROUP_MS = 5 * 60_000;

/** Oldest first: messages by seq, notes among them by time, and at the end what is still on its way. */
export function transcriptEntries(chat: Chat): readonly TranscriptEntry[] {
  const entries: TranscriptEntry[] = [];
  const notes = [...chat.notes].sort((a, b) => a.createdAt.localeCompare(b.createdAt));
  let day = '';
  let before: Message | undefined;
  const startDay = (moment: string): void => {
    const next = new Date(moment).toDateString();
    if (next === day) return;
    day = next;
    before = undefined;
    entries.push({ kind: 'day', key: `day ${next}`, moment });
  };
  const addNote = (note: Note): void => {
    startDay(note.createdAt);
    entries.push({ kind: 'note', key: `note ${note.id}`, note });
    before = undefined;
  };
  chat.messages.forEach((message, index) => {
    while (notes[0] !== undefined && notes[0].createdAt < message.createdAt) {
      const note = notes.shift();
      if (note !== undefined) addNote(note);
    }
    startDay(message.createdAt);
    const grouped = before !== undefined && sameGroup(before, message);
    const next = chat.messages[index + 1];
    const endsGroup = next === undefined || !sameGroup(message, next);
    const delivery = message.author.kind === 'agent' && endsGroup ? deliveryOf(message, chat.readByShopper) : undefined;
    const entry: TranscriptEntry = { kind: 'message', key: `seq ${message.seq}`, message, grouped };
    entries.push(delivery === undefined ? entry : { ...entry, delivery });
    before = message;
  });
  for (const note of notes) addNote(note);
  for (const pending of chat.pending) entries.push({ kind: 'pending', key: `own ${pending.clientId}`, pending });
  return entries;
}

function sameGroup(a: Message, b: Message): boolean {
  const close = Date.parse(b.createdAt) - Date.parse(a.createdAt) < GROUP_MS;
  return close && a.author.kind === b.author.kind && a.author.name === b.author.name;
}

function deliveryOf(message: Message, readByShopper: number): 'sent' | 'read' {
  return message.seq <= readByShopper ? 'read' : 'sent';
}
