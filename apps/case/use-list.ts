import { useState } from 'preact/hooks';
import { type Pages, usePages } from '../../browser/use-pages.ts';
import type { DisputeList, DisputeSummary } from '../../protocol/dispute-list.ts';
import type { Access } from './access.ts';
import { type ListQuery, listPath } from './list-query.ts';

export interface CaseList extends Omit<Pages<DisputeSummary>, 'items' | 'change'> {
  readonly cases: readonly DisputeSummary[] | undefined;
  /** For staff: how many cases have postage to decide, as the server said last. */
  readonly postageWaiting: number;
}

/** A list of cases, page by page. */
export function useList(access: Access, query: ListQuery, pollMs: number): CaseList {
  const path = listPath(query);
  const [postageWaiting, setPostageWaiting] = useState(0);
  const {
    items,
    change: _,
    ...list
  } = usePages<DisputeSummary>(
    async (after) => {
      const address = after === undefined ? path : `${path}&after=${encodeURIComponent(after)}`;
      const { disputes, next, postageWaiting: waiting = 0 } = await access.get<DisputeList>(address);
      setPostageWaiting(waiting);
      return { items: disputes, next };
    },
    [access, path],
    { pollMs },
  );
  return { ...list, cases: items, postageWaiting };
}
