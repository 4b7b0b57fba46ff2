import { LRUCache } from 'lru-cache';
import type { Conversation } from '../../handoff/conversation/conversation.ts';
import type { ConversationStore } from '../../handoff/conversation/conversation-store.ts';

/** What the bot remembers of conversations, as JSON. */
export interface BotMemories {
  recall(conversation: Conversation): Promise<string | undefined>;
  /** @param conversation as it was committed with this memory */
  remember(conversation: Conversation, memory: string): void;
}

/** Of this many conversations it is kept, so that a turn need not read it. */
const KEPT = 5_000;

export function botMemories(store: Pick<ConversationStore, 'botState'>): BotMemories {
  const kept = new LRUCache<string, { readonly key: string; readonly memory: string }>({ max: KEPT });
  /** Another process may have run a turn meanwhile. */
  const keyOf = ({ epoch, botReadSeq }: Conversation) => `${epoch}:${botReadSeq}`;
  return {
    async recall(conversation) {
      const known = kept.get(conversation.id);
      return known?.key === keyOf(conversation) ? known.memory : store.botState(conversation.id);
    },
    remember: (conversation, memory) => void kept.set(conversation.id, { key: keyOf(conversation), memory }),
  };
}
