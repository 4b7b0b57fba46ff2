import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import { codeOf } from './api.ts';

/** One page of a list as the server gives it. */
export interface ListPage<T> {
  readonly items: readonly T[];
  /** What the page after it is asked for with. */
  readonly next: string | undefined;
}

export interface Pages<T> {
  /** Undefined until the first page is here. */
  readonly items: readonly T[] | undefined;
  readonly failure: string | undefined;
  readonly loading: boolean;
  readonly more: boolean;
  next(): void;
  reload(): void;
  /** Shows what is known of these without asking again. */
  change(items: (known: readonly T[]) => readonly T[]): void;
}

/**
 * A list, page by page from where the last one ended, read anew whenever one of `keys` changes. A reload reads the first page anew
 * and keeps no stale ones; time alone (`pollMs`) and news (`news` is another than before) reload only where no further page is open.
 */
export function usePages<T>(
  read: (after: string | undefined) => Promise<ListPage<T>>,
  keys: readonly unknown[],
  { pollMs, news }: { readonly pollMs: number; readonly news?: unknown },
): Pages<T> {
  const [items, setItems] = useState<readonly T[]>();
  const [next, setNext] = useState<string>();
  const [failure, setFailure] = useState<string>();
  const [loading, setLoading] = useState(false);
  const round = useRef(0);
  const pages = useRef(1);

  const load = useCallback(async (after: string | undefined): Promise<void> => {
    round.current += 1;
    const mine = round.current;
    setLoading(true);
    try {
      const page = await read(after);
      if (mine !== round.current) return;
      pages.current = after === undefined ? 1 : pages.current + 1;
      setItems((old) => (after === undefined ? page.items : [...(old ?? []), ...page.items]));
      setNext(page.next);
      setFailure(undefined);
    } catch (error) {
      if (mine === round.current) setFailure(codeOf(error));
    }
    if (mine === round.current) setLoading(false);
  }, keys);
  // Pages that the reader has opened further down are not taken away.
  const refresh = useCallback((): void => {
    if (document.visibilityState === 'visible' && pages.current === 1) void load(undefined);
  }, [load]);
  useEffect(() => {
    setItems(undefined);
    void load(undefined);
    const timer = setInterval(refresh, pollMs);
    return () => clearInterval(timer);
  }, [load, pollMs]);
  const first = useRef(true);
  useEffect(() => {
    if (first.current) first.current = false;
    else refresh();
  }, [news]);
  return {
    items,
    failure,
    loading,
    more: next !== undefined,
    next: () => {
      if (!loading && next !== undefined) void load(next);
    },
    reload: () => void load(undefined),
    change: (made) => setItems((known) => (known === undefined ? known : made(known))),
  };
}
