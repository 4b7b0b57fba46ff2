import { useEffect, useState } from 'preact/hooks';
import type { DeskEvent } from './events.ts';
import { reduce } from './reduce.ts';
import type { DeskState } from './state.ts';

/** Holds the desk's state between events. */
export interface Store {
  readonly state: () => DeskState;
  readonly dispatch: (event: DeskEvent) => void;
  /** Called after every change; returns how to stop that. */
  readonly subscribe: (listener: (state: DeskState, event: DeskEvent) => void) => () => void;
}

export function createStore(start: DeskState): Store {
  let state = start;
  const listeners = new Set<(state: DeskState, event: DeskEvent) => void>();
  return {
    state: () => state,
    dispatch: (event) => {
      state = reduce(state, event);
      for (const listener of listeners) listener(state, event);
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

export function useStore(store: Store): DeskState {
  const [state, setState] = useState(store.state());
  useEffect(() => {
    setState(store.state());
    return store.subscribe(setState);
  }, [store]);
  return state;
}

/** The time, read again every second; clocks on the screen share one. */
export function useNow(): number {
  const [now, setNow] = useState(Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1000);
    return () => clearInterval(timer);
  }, []);
  return now;
}
