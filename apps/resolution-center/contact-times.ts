import { useEffect, useState } from 'preact/hooks';
import { codeOf } from '../../browser/api.ts';
import type { DisputeFormRules } from '../../protocol/dispute-opening.ts';
import type { Access } from '../case/access.ts';

/** Until when the policy gives the other side time to answer, once they were written to. */
export interface ContactTimes {
  readonly until?: string;
  /** The code of why it cannot be told. */
  readonly failure?: string;
  /** Asks once more. */
  readonly retry: () => void;
}

/** The instant that a field for a local time holds; undefined where it holds none. */
export function instantOf(typed: string): string | undefined {
  const at = Date.parse(typed);
  return Number.isNaN(at) ? undefined : new Date(at).toISOString();
}

/** Asks the policy anew for every reason and instant; an answer that has been overtaken is dropped. */
export function useContactTimes(access: Access, reason: string | undefined, typed: string): ContactTimes {
  const [times, setTimes] = useState<Omit<ContactTimes, 'retry'>>({});
  const [round, setRound] = useState(0);
  const contactedAt = instantOf(typed);
  useEffect(() => {
    setTimes({});
    if (reason === undefined || contactedAt === undefined) return;
    const overtaken = new AbortController();
    access
      .get<DisputeFormRules>(`/v1/dispute-profile?contactedAt=${encodeURIComponent(contactedAt)}`, overtaken.signal)
      .then(({ reasons }) => {
        const until = reasons.find(({ code }) => code === reason)?.contactFirst?.until;
        if (!overtaken.signal.aborted) setTimes(until === undefined ? {} : { until });
      })
      .catch((error: unknown) => {
        if (!overtaken.signal.aborted) setTimes({ failure: codeOf(error) });
      });
    return () => overtaken.abort();
  }, [reason, contactedAt, round]);
  return { ...times, retry: () => setRound((last) => last + 1) };
}
