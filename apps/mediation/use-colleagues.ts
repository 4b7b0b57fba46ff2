import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import { codeOf } from '../../browser/api.ts';
import type { ColleaguesView, OpinionsWaiting } from '../../protocol/dispute-colleagues.ts';
import { STAFF_ACCESS } from '../case/access.ts';
import { type Changes, useReloading } from '../case/use-changes.ts';

export interface ColleaguesOfCase {
  readonly view: ColleaguesView | undefined;
  /** Why there is nothing to show. */
  readonly failure: string | undefined;
  reload(): void;
  /** @returns the code of a refusal; undefined where it was taken */
  post(path: string, body: object): Promise<string | undefined>;
}

/** What mediators wrote to each other about a case, read anew whenever one of them writes. */
export function useColleagues(number: string, changes: Changes | undefined): ColleaguesOfCase {
  const [view, setView] = useState<ColleaguesView>();
  const [failure, setFailure] = useState<string>();
  const path = `/v1/disputes/${encodeURIComponent(number)}`;
  const round = useRef(0);
  const reload = useCallback((): void => {
    round.current += 1;
    const mine = round.current;
    const current = (): boolean => mine === round.current;
    STAFF_ACCESS.get<ColleaguesView>(`${path}/colleagues`).then(
      (next) => {
        if (!current()) return;
        setView(next);
        setFailure(undefined);
      },
      (error: unknown) => current() && setFailure(codeOf(error)),
    );
  }, [path]);
  useEffect(reload, [reload]);
  useReloading(changes, number, reload);
  return {
    view,
    failure,
    reload,
    async post(to, body) {
      try {
        const next = await STAFF_ACCESS.post<ColleaguesView>(`${path}/${to}`, body);
        // Whatever is still being read is older than this.
        round.current += 1;
        setView(next);
        return undefined;
      } catch (error) {
        reload();
        return codeOf(error);
      }
    },
  };
}

const NONE: OpinionsWaiting = { asked: 0, answered: 0 };

/** How many cases wait for the reader because a colleague asked or answered; nothing where it cannot be read. */
export function useOpinionsWaiting(changes: Changes | undefined): OpinionsWaiting {
  const [waiting, setWaiting] = useState(NONE);
  const load = useCallback((): void => {
    STAFF_ACCESS.get<OpinionsWaiting>('/v1/opinions').then(setWaiting, () => undefined);
  }, []);
  useEffect(load, [load]);
  useReloading(changes, undefined, load);
  return waiting;
}
