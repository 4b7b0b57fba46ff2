import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import { ApiError, codeOf } from '../../browser/api.ts';
import type { DisputeMessage, DisputeParty, DisputeView } from '../../protocol/disputes.ts';
import type { Access } from './access.ts';
import type { Sent } from './use-action-form.ts';

/** Refusals that mean: the case is no longer what the page showed. */
const MOVED_ON = [
  'dispute_changed',
  'dispute_closed',
  'offer_outdated',
  'action_not_in_state',
  'case_already_claimed',
  'ruling_exists',
];

export interface Case {
  readonly view: DisputeView | undefined;
  /** Why there is nothing to show, or why what is shown may be old. */
  readonly failure: string | undefined;
  /** The case moved on while the reader was at it; told until dismissed. */
  readonly moved: boolean;
  /** What the reader did last, and the state that the case had after it; told until dismissed or done anew. A new object each time. */
  readonly done: { readonly action: string; readonly state: string } | undefined;
  dismiss(): void;
  reload(): Promise<void>;
  /** @param first an action without data that has to be taken before it */
  send(action: string, data: Readonly<Record<string, unknown>>, first?: string): Promise<Sent>;
  added(message: DisputeMessage): void;
  /** The case as an answer of the server has it. */
  taken(view: DisputeView): void;
}

/** How often a page asks by itself, in case a push was lost. */
const POLL_MS = 15_000;

/**
 * One case as the server holds it, kept fresh. A newer revision is never replaced by an older answer.
 * @param as for staff: the party through whose eyes it is read
 */
export function useCase(access: Access, number: string, as?: DisputeParty): Case {
  const [view, setView] = useState<DisputeView>();
  const [failure, setFailure] = useState<string>();
  const [moved, setMoved] = useState(false);
  const [done, setDone] = useState<Case['done']>();
  const path = `/v1/disputes/${encodeURIComponent(number)}`;
  const current = useRef(number);
  current.current = number;

  const take = useCallback((next: DisputeView): void => {
    if (next.number !== current.current) return;
    setView((old) => (old?.number === next.number && old.revision > next.revision ? old : next));
    setFailure(undefined);
  }, []);
  const reload = useCallback(async (): Promise<void> => {
    try {
      const query = as === undefined ? '' : `?as=${as}`;
      take((await access.get<{ dispute: DisputeView }>(path + query)).dispute);
    } catch (error) {
      setFailure(codeOf(error));
    }
  }, [access, path, as]);

  useEffect(() => {
    setView(undefined);
    setMoved(false);
    setDone(undefined);
    void reload();
  }, [reload]);
  usePoll(reload);

  const post = async (action: string, data: object, seen: DisputeView | undefined): Promise<DisputeView> => {
    const body = { action, data, ...(seen === undefined ? {} : { revision: seen.revision }) };
    const { dispute } = await access.post<{ dispute: DisputeView }>(`${path}/actions`, body);
    take(dispute);
    return dispute;
  };
  const send: Case['send'] = async (action, data, first) => {
    try {
      const dispute = await post(action, data, first === undefined ? view : await post(first, {}, view));
      setMoved(false);
      // Once the form has gone that sent it, and has given the focus back.
      setTimeout(() => setDone({ action, state: dispute.state }));
      return { is: 'done' };
    } catch (error) {
      const code = error instanceof ApiError ? error.code : 'internal_error';
      if (!MOVED_ON.includes(code))
        return { is: 'refused', code, ...(error instanceof ApiError ? { data: error.data } : {}) };
      setMoved(true);
      await reload();
      return { is: 'changed' };
    }
  };
  return {
    view,
    failure,
    moved,
    done,
    dismiss: () => {
      setMoved(false);
      setDone(undefined);
    },
    reload,
    send,
    added: (message) => {
      setView((old) =>
        old === undefined || old.messages.some((each) => each.id === message.id)
          ? old
          : { ...old, messages: [...old.messages, message] },
      );
      void reload();
    },
    taken: take,
  };
}

/** Asks again from time to time, and when the page is looked at again or back on the net. */
function usePoll(reload: () => Promise<void>): void {
  useEffect(() => {
    const again = (): void => {
      if (document.visibilityState === 'visible') void reload();
    };
    const timer = setInterval(again, POLL_MS);
    document.addEventListener('visibilitychange', again);
    window.addEventListener('online', again);
    return () => {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', again);
      window.removeEventListener('online', again);
    };
  }, [reload]);
}
