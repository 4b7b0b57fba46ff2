import type { Owner } from '../../protocol/conversation.ts';
import type { Conversation } from '../conversation/conversation.ts';
import type { ConversationStore } from '../conversation/conversation-store.ts';

const BUSY: readonly Owner[] = ['queued', 'offered', 'agent', 'wrap-up'];
/** Engines bound how many values a statement can have. */
const ROWS_A_READ = 1_000;

/**
 * Reads all chats that wait or that agents hold; whole rows only of those that changed since the last reading. With ten
 * thousand who wait, reading every row each time would stop the event loop for a tenth of a second.
 */
export function busyChats(conversations: Pick<ConversationStore, 'list' | 'versions'>): () => Promise<Conversation[]> {
  let known = new Map<string, { readonly version: string; readonly row: Conversation }>();
  return async () => {
    const versions = await conversations.versions(BUSY);
    const before = known;
    const changed = [...versions.keys()].filter((id) => before.get(id)?.version !== versions.get(id));
    const fresh = new Map<string, Conversation>();
    for (let from = 0; from < changed.length; from += ROWS_A_READ) {
      const ids = changed.slice(from, from + ROWS_A_READ);
      for (const row of await conversations.list({ ids, limit: ROWS_A_READ })) fresh.set(row.id, row);
    }
    const now = new Map<string, { readonly version: string; readonly row: Conversation }>();
    for (const [id, version] of versions) {
      // A row may be newer than its version: then it is read once more the next time.
      const row = fresh.get(id) ?? before.get(id)?.row;
      if (row !== undefined) now.set(id, { version, row });
    }
    known = now;
    return [...now.values()].map(({ row }) => row);
  };
}
