import { useEffect, useState } from 'preact/hooks';
import { liveUpdates } from './live-updates.ts';

/** What the last pushes were about. A new object for each, so that effects see it. */
export interface Changes {
  /** Undefined: any case may have changed. */
  readonly numbers: ReadonlySet<string> | undefined;
}

/** Listens while the page is open: a party by its token (nothing is listened to before there is one), staff by the cookie. */
export function useChanges(reader: 'staff' | (() => string) | undefined): Changes | undefined {
  const [changes, setChanges] = useState<Changes>();
  useEffect(() => {
    if (reader === undefined) return;
    return liveUpdates(reader === 'staff' ? undefined : reader, (numbers) => setChanges({ numbers }));
  }, [reader]);
  return changes;
}

/** Reads anew whenever something changed: a list on every change, one case on its own. */
export function useReloading(changes: Changes | undefined, number: string | undefined, reload: () => void): void {
  useEffect(() => {
    if (changes === undefined) return;
    if (number === undefined || changes.numbers === undefined || changes.numbers.has(number)) reload();
  }, [changes]);
}
