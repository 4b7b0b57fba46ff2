import { useState } from 'preact/hooks';
import { type Draft, type DraftChange, EMPTY_DRAFT, keepDraft, keptDraft } from './saved-texts.ts';

export interface Drafts {
  readonly of: (conversationId: string) => Draft;
  readonly change: (conversationId: string, change: DraftChange) => void;
  readonly drop: (conversationId: string) => void;
}

/** What an agent has typed into their chats and not sent, kept on this device. */
export function useDrafts(agentId: string): Drafts {
  const [drafts, setDrafts] = useState<Readonly<Record<string, Draft>>>({});
  const change: Drafts['change'] = (id, part) =>
    setDrafts((all) => {
      const newest = all[id] ?? keptDraft(agentId, id);
      const next = { ...newest, ...(typeof part === 'function' ? part(newest) : part) };
      keepDraft(agentId, id, next);
      return { ...all, [id]: next };
    });
  return { of: (id) => drafts[id] ?? keptDraft(agentId, id), change, drop: (id) => change(id, EMPTY_DRAFT) };
}
