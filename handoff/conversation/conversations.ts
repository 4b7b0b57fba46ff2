import type { Changed, ChangedConversation, ChangeRequest, ConversationStore } from './conversation-store.ts';

/** What was just committed, as the doors, the bot and the desk hear of it. */
export type CommittedChange = ChangedConversation;
export type ChangeListener = (change: CommittedChange, origin: string | undefined) => void;

/** The conversations of this process: every change passes through here, and is told only after its commit. */
export interface Conversations extends Omit<ConversationStore, 'change'> {
  /** @param origin the socket that asked for the change, which needs no echo of its own message */
  change<T>(request: ChangeRequest<T>, origin?: string): Promise<Changed<T>>;
  onChange(listener: ChangeListener): void;
  /** Changes that sockets have asked for and that are not yet committed. */
  underWay(): number;
}

/** @param onCommit hears how long each change took from being asked for to being on disk, in seconds */
export function createConversations(store: ConversationStore, onCommit: (seconds: number) => void): Conversations {
  const listeners: ChangeListener[] = [];
  let underWay = 0;
  return {
    ...store,
    async change(request, origin) {
      const asked = performance.now();
      const one = origin === undefined ? 0 : 1;
      underWay += one;
      const changed = await store.change(request).finally(() => {
        underWay -= one;
      });
      onCommit((performance.now() - asked) / 1000);
      if (changed.kind === 'changed') {
        const all = [changed, changed.other, changed.begun].filter((one) => one !== undefined);
        for (const one of all) for (const listener of listeners) listener(one, origin);
      }
      return changed;
    },
    onChange(listener) {
      listeners.push(listener);
    },
    underWay: () => underWay,
  };
}
