/** Whether database and disk answer, without every question costing them a sync. */
export interface StorageHealth {
  ok(): Promise<boolean>;
  /** Somebody met a fault: the next question is answered by a new look. */
  doubt(): void;
  close(): void;
}

export interface StorageHealthPorts {
  /** Rejects where the database or the disk does not answer. */
  readonly check: () => Promise<void>;
  readonly onTrouble: (error: unknown) => void;
  /** A clock that never jumps, in milliseconds. */
  readonly clock: () => number;
  readonly everyMs?: number;
}

const EVERY_MS = 1_000;
/** What was seen longer ago than this many looks is not an answer any more. */
const FRESH_LOOKS = 3;
/** When nobody has asked for this long, the storage is not looked at any more. */
const FORGOTTEN_MS = 60_000;

/**
 * Looks in the background while somebody asks, and answers from the latest look: a process with much to do can say so at
 * once, and one that is asked a thousand times a second does not write to its disk a thousand times.
 */
export function storageHealth({ check, onTrouble, clock, everyMs = EVERY_MS }: StorageHealthPorts): StorageHealth {
  let seen: { readonly ok: boolean; readonly at: number } | undefined;
  let look: Promise<boolean> | undefined;
  let askedAt = 0;
  let timer: NodeJS.Timeout | undefined;

  function lookNow(): Promise<boolean> {
    if (look !== undefined) return look;
    const started: Promise<boolean> = check()
      .then(
        () => true,
        (error: unknown) => {
          onTrouble(error);
          return false;
        },
      )
      .then((ok) => {
        // One that began before a doubt may have seen what was before it.
        if (look === started) {
          seen = { ok, at: clock() };
          look = undefined;
        }
        return ok;
      });
    look = started;
    return started;
  }

  function stop(): void {
    clearInterval(timer);
    timer = undefined;
  }

  return {
    async ok() {
      askedAt = clock();
      timer ??= setInterval(() => {
        if (clock() - askedAt > FORGOTTEN_MS) stop();
        else void lookNow();
      }, everyMs).unref();
      return seen !== undefined && askedAt - seen.at <= FRESH_LOOKS * everyMs ? seen.ok : lookNow();
    },
    doubt() {
      seen = undefined;
      look = undefined;
    },
    close: stop,
  };
}
