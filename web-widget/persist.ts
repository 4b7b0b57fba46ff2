import { type BrowserStorage, readJson } from '../browser/browser-storage.ts';
import type { KeptOutbox } from '../browser/stored-outbox.ts';
import type { LiveState } from './live-state.ts';
import type { OutboxItem, State } from './state.ts';

/** How many answers' ratings are remembered. */
const RATINGS_KEPT = 50;

/**
 * Writes what must outlive the page as the state changes, and takes over what other tabs wrote. No message that the
 * server has is kept here: on a shared computer the chat stays behind its token.
 */
export function persist(live: LiveState, storage: BrowserStorage, outbox: KeptOutbox<OutboxItem>): () => void {
  const stopWriting = live.subscribe((state, before) => {
    if (state.outbox !== before.outbox) outbox.keep(state.outbox);
    if (state.conversationId !== before.conversationId) storage.write('conversation', state.conversationId);
    if (state.locale !== before.locale) storage.write('locale', state.locale);
    if (state.localeChosen !== before.localeChosen) storage.write('localeChosen', state.localeChosen ? '1' : undefined);
    if (state.myReadSeq !== before.myReadSeq || state.ratedSeq !== before.ratedSeq) writeMarks(storage, state);
    if (state.ratedAnswers !== before.ratedAnswers) {
      storage.write('ratings', JSON.stringify(Object.entries(state.ratedAnswers).slice(-RATINGS_KEPT)));
    }
    if (state.conversationId !== before.conversationId) restoreMarks(live, storage);
  });
  const stopListening = storage.onChange((key, value) => {
    const clientId = outbox.clientIdOf(key);
    // Sent or given up in another tab. What it holds pending is its own business.
    if (clientId !== undefined && value === undefined) live.dispatch({ type: 'message:discarded', clientId });
    if (key === 'marks') restoreMarks(live, storage);
  });
  return () => {
    stopWriting();
    stopListening();
  };
}

function writeMarks(storage: BrowserStorage, { conversationId, myReadSeq, ratedSeq }: State): void {
  if (conversationId) storage.write('marks', JSON.stringify({ conversationId, myReadSeq, ratedSeq }));
}

function restoreMarks(live: LiveState, storage: BrowserStorage): void {
  const marks = readJson(storage, 'marks') as Partial<State> | undefined;
  if (marks && marks.conversationId === live.get().conversationId) {
    live.dispatch({ type: 'own:read', seq: Number(marks.myReadSeq) || 0 });
    live.dispatch({ type: 'conversation:rated', seq: Number(marks.ratedSeq) || 0 });
  }
  const ratings = readJson(storage, 'ratings');
  if (!Array.isArray(ratings)) return;
  for (const [messageId, helpful] of ratings as [string, boolean][]) {
    if (live.get().ratedAnswers[messageId] === undefined) live.dispatch({ type: 'answer:rated', messageId, helpful });
  }
}
