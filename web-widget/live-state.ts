import { type Event, reduce, type State } from './state.ts';

/** The one state of a page's widget, and who wants to hear of its changes. */
export interface LiveState {
  get(): State;
  dispatch(event: Event): void;
  /** Calls the listener after each change; the answer unsubscribes. */
  subscribe(listener: (state: State, before: State) => void): () => void;
}

export function createLiveState(initial: State): LiveState {
  let state = initial;
  const listeners = new Set<(state: State, before: State) => void>();
  return {
    get: () => state,
    dispatch(event) {
      const before = state;
      state = reduce(before, event);
      if (state === before) return;
      for (const listener of listeners) listener(state, before);
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
