import { useEffect, useState } from 'preact/hooks';
import { codeOf } from './api.ts';

export type Loaded<T> =
  | { readonly is: 'loading' }
  | { readonly is: 'failed'; readonly code: string }
  | { readonly is: 'here'; readonly value: T };

export interface Loading<T> {
  readonly state: Loaded<T>;
  readonly reload: () => void;
  readonly set: (value: T) => void;
}

/** Something read from the server whenever one of `keys` changes; an answer that comes late for other keys is dropped. */
export function useLoaded<T>(read: () => Promise<T>, keys: readonly unknown[], onExpired: () => void): Loading<T> {
  const [state, setState] = useState<Loaded<T>>({ is: 'loading' });
  const [round, setRound] = useState(0);
  useEffect(() => {
    let wanted = true;
    setState({ is: 'loading' });
    read().then(
      (value) => {
        if (wanted) setState({ is: 'here', value });
      },
      (error: unknown) => {
        if (!wanted) return;
        if (codeOf(error) === 'login_required') onExpired();
        setState({ is: 'failed', code: codeOf(error) });
      },
    );
    return () => {
      wanted = false;
    };
  }, [...keys, round]);
  return {
    state,
    reload: () => setRound((last) => last + 1),
    set: (value) => setState({ is: 'here', value }),
  };
}
