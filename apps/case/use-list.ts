import { type Pages, usePages } from '../../browser/use-pages.ts';
import type { DisputeList, DisputeSummary } from '../../protocol/dispute-list.ts';
import type { Access } from './access.ts';
import { type ListQuery, listPath } from './list-query.ts';

export interface CaseList extends Omit<Pages<DisputeSummary>, 'items' | 'change'> {
  readonly cases: readonly DisputeSummary[] | undefined;
}

/** A list of cases, page by page. */
export function useList(access: Access, query: ListQuery, pollMs: number): CaseList {
  const path = listPath(query);
  const {
    items,
    change: _,
    ...list
  } = usePages<DisputeSummary>(
    async (after) => {
      const address = after === undefined ? path : `${path}&after=${encodeURIComponent(after)}`;
      const { disputes, next } = await access.get<DisputeList>(address);
      return { items: disputes, next };
    },
    [access, path],
    { pollMs },
  );
  return { ...list, cases: items };
}
