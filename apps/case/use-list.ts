import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import { codeOf } from '../../browser/api.ts';
import type { DisputeList, DisputeSummary } from '../../protocol/disputes.ts';
import type { Access } from './access.ts';
import { type ListQuery, listPath } from './list-query.ts';

export interface CaseList {
  readonly cases: readonly DisputeSummary[] | undefined;
  readonly failure: string | undefined;
  readonly loading: boolean;
  readonly more: boolean;
  next(): void;
  reload(): void;
}

/** A list of cases, page by page from where the last one ended. A reload reads the first page anew and keeps no stale ones. */
export function useList(access: Access, query: ListQuery, pollMs: number): CaseList {
  const [cases, setCases] = useState<readonly DisputeSummary[]>();
  const [next, setNext] = useState<string>();
  const [failure, setFailure] = useState<string>();
  const [loading, setLoading] = useState(false);
  const round = useRef(0);
  const pages = useRef(1);
  const path = listPath(query);

  const load = useCallback(
    async (after: string | undefined): Promise<void> => {
      round.current += 1;
      const mine = round.current;
      setLoading(true);
      try {
        const page = await access.get<DisputeList>(
          after === undefined ? path : `${path}&after=${encodeURIComponent(after)}`,
        );
        if (mine !== round.current) return;
        pages.current = after === undefined ? 1 : pages.current + 1;
        setCases((old) => (after === undefined ? page.disputes : [...(old ?? []), ...page.disputes]));
        setNext(page.next);
        setFailure(undefined);
      } catch (error) {
        if (mine === round.current) setFailure(codeOf(error));
      }
      if (mine === round.current) setLoading(false);
    },
    [access, path],
  );
  useEffect(() => {
    setCases(undefined);
    void load(undefined);
    const timer = setInterval(() => {
      // Pages that the reader has opened further down are not taken away.
      if (document.visibilityState === 'visible' && pages.current === 1) void load(undefined);
    }, pollMs);
    return () => clearInterval(timer);
  }, [load, pollMs]);
  return {
    cases,
    failure,
    loading,
    more: next !== undefined,
    next: () => {
      if (!loading && next !== undefined) void load(next);
    },
    reload: () => void load(undefined),
  };
}
