import type { Staff } from '../../browser/staff-gate.tsx';
import { type DeskCommands, deskCommands } from './desk-commands.ts';
import type { DeskLink } from './desk-link.ts';
import type { Chat, DeskState } from './state.ts';
import { type Store, useNow, useStore } from './store.ts';
import { useDeskLink } from './use-desk-link.ts';
import { type Details, useDetails } from './use-details.ts';
import { type Drafts, useDrafts } from './use-drafts.ts';
import { type ReplyBook, useReplyBook } from './use-reply-book.ts';

/** One agent's desk: what stands on it, what is typed at it, and what can be done there. */
export interface AgentDesk {
  readonly account: Staff['account'];
  readonly state: DeskState;
  /** Milliseconds, by the server's clock. */
  readonly now: number;
  readonly store: Store;
  readonly link: DeskLink;
  readonly commands: DeskCommands;
  readonly drafts: Drafts;
  readonly details: Details;
  readonly book: ReplyBook;
}

export function useAgentDesk(staff: Staff): AgentDesk {
  const { account } = staff;
  const { store, link } = useDeskLink(staff);
  const state = useStore(store);
  return {
    account,
    state,
    now: useNow() - state.clockAhead,
    store,
    link,
    commands: deskCommands(store, link),
    drafts: useDrafts(account.id),
    details: useDetails(state.chats.length),
    book: useReplyBook(state.repliesRound),
  };
}

/** The chat that the keyboard works on, as it is now. */
export function focusedChat({ store }: AgentDesk): Chat | undefined {
  const { chats, focused } = store.state();
  return chats.find((chat) => chat.id === focused);
}
