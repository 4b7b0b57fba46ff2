import type { DeskLink } from './desk-link.ts';
import type { Store } from './store.ts';

/** What an agent does at the desk by mouse or by key. */
export interface DeskCommands {
  /** Undefined is the queue. */
  readonly focus: (conversationId: string | undefined) => void;
  /** To the queue with the keyboard, too. */
  readonly goToQueue: () => void;
  /** To the list of tickets with the keyboard, too. */
  readonly goToTickets: () => void;
  /** Shows what is found. */
  readonly search: () => void;
  /** To the field of the search with the keyboard. */
  readonly goToSearch: () => void;
  /** To the chat, ready to write. */
  readonly goTo: (conversationId: string) => void;
  /** To the first article that is suggested for the chat, where there is one. */
  readonly goToSuggestions: (conversationId: string) => void;
  readonly accept: (conversationId: string) => void;
  readonly pick: (conversationId: string) => void;
}

export function deskCommands(store: Store, link: DeskLink): DeskCommands {
  const focus = (id: string | undefined): void => {
    const { focused, atTickets, atSearch } = store.state();
    if (focused !== id || atTickets || atSearch) store.dispatch({ type: 'focused', conversationId: id });
  };
  const goTo = (id: string): void => {
    focus(id);
    requestAnimationFrame(() => {
      document.querySelector<HTMLElement>(`[data-conversation="${CSS.escape(id)}"] .composer-box`)?.focus();
    });
  };
  const take = async (taking: Promise<boolean>, id: string): Promise<void> => {
    if (await taking) goTo(id);
  };
  return {
    focus,
    goTo,
    goToQueue: () => {
      focus(undefined);
      document.getElementById('queue')?.focus();
    },
    goToTickets: () => {
      store.dispatch({ type: 'tickets-shown' });
      requestAnimationFrame(() => document.getElementById('tickets')?.focus());
    },
    goToSuggestions: (id) =>
      document.querySelector<HTMLElement>(`[data-conversation="${CSS.escape(id)}"] .suggestions button`)?.focus(),
    search: () => {
      if (!store.state().atSearch) store.dispatch({ type: 'search-shown' });
    },
    goToSearch: () => {
      const field = document.getElementById('desk-search');
      field?.focus();
      if (field instanceof HTMLInputElement) field.select();
    },
    accept: (id) => void take(link.accept(id), id),
    pick: (id) => void take(link.pick(id), id),
  };
}
