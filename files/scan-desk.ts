import type { Instant } from '../protocol/instant.ts';
import {
  type AttachmentFiles,
  type Quarantine,
  type Scanner,
  type StoredAttachment,
  thumbnailId,
} from './attachments.ts';

export interface ScanPorts {
  readonly quarantine: Quarantine;
  readonly files: AttachmentFiles;
  readonly scanner: Scanner;
  /** Told once when the wait of a file has ended. */
  readonly onSettled: (attachment: StoredAttachment, state: 'ready' | 'refused') => Promise<void>;
  readonly now: () => Instant;
  readonly onFault: (error: unknown, where: string) => void;
  readonly tickMs?: number;
}

export interface ScanDesk {
  /** Scans a file that came in just now, and waits a little for the answer. */
  first(attachment: StoredAttachment): Promise<StoredAttachment['state']>;
  /** Begins to try again what had no answer. */
  start(): void;
  close(): Promise<void>;
}

/** An uploader waits at most this long for the scan; then it goes on in the background. */
const PATIENCE_MS = 8_000;
/** Longer than any scan. A file that a dead process had taken is taken again after this time. */
const LEASE_MS = 5 * 60_000;
const BACKOFF_MS = { first: 5_000, most: 5 * 60_000 } as const;
const AT_ONCE = 4;

/** Takes files out of quarantine: clean ones become ready, infected ones lose their bytes, all others are tried again. */
export function scanDesk(ports: ScanPorts): ScanDesk {
  const { quarantine, files, scanner, now, onFault, tickMs = 1_000 } = ports;
  let closed = false;
  let timer: NodeJS.Timeout | undefined;
  const under = new Set<Promise<unknown>>();
  const tracked = <T>(work: Promise<T>): Promise<T> => {
    under.add(work);
    return work.finally(() => under.delete(work));
  };

  async function scan(attachment: StoredAttachment, tries: number): Promise<StoredAttachment['state']> {
    const { id } = attachment;
    try {
      const content = await files.read(id);
      if (content === undefined) throw new Error(`the bytes of the quarantined file ${id} are missing`);
      const found = await scanner.scan(content).finally(() => content.destroy());
      const state = found === undefined ? 'ready' : 'refused';
      // The row first: after a crash in between, the sweep removes the bytes of a refused file.
      if (!(await quarantine.settle(id, state))) return state;
      await afterwards(attachment, state);
      return state;
    } catch (error) {
      if (tries === 0) onFault(error, 'scan');
      const pause = Math.min(BACKOFF_MS.most, BACKOFF_MS.first * 2 ** Math.min(tries, 10));
      await quarantine.postpone(id, now() + pause);
      return 'quarantined';
    }
  }

  /** The file is settled, whatever fails now: the sweep removes bytes that are left, another round tells who was not told. */
  async function afterwards(attachment: StoredAttachment, state: 'ready' | 'refused'): Promise<void> {
    try {
      if (state === 'refused')
        for (const stored of [attachment.id, thumbnailId(attachment.id)]) await files.remove(stored);
      await ports.onSettled(attachment, state);
    } catch (error) {
      onFault(error, 'scanned');
    }
  }

  async function round(): Promise<void> {
    for (;;) {
      const taken = await quarantine.take(now(), now() + LEASE_MS, AT_ONCE);
      const states = await Promise.all(taken.map(({ attachment, tries }) => scan(attachment, tries)));
      // The scanner does not answer, or nothing is left: the next round tries again.
      if (closed || taken.length < AT_ONCE || states.every((state) => state === 'quarantined')) return;
    }
  }

  function tick(): void {
    if (closed) return;
    tracked(round().catch((error: unknown) => onFault(error, 'quarantine'))).finally(() => {
      if (!closed) timer = setTimeout(tick, tickMs);
    });
  }

  return {
    async first(attachment) {
      const answer = tracked(scan(attachment, 0)).catch((error: unknown) => {
        onFault(error, 'scan');
        return 'quarantined' as const;
      });
      let patience: NodeJS.Timeout | undefined;
      const enough = new Promise<'quarantined'>((resolve) => {
        patience = setTimeout(resolve, PATIENCE_MS, 'quarantined');
      });
      return Promise.race([answer, enough]).finally(() => clearTimeout(patience));
    },
    start: tick,
    async close() {
      closed = true;
      clearTimeout(timer);
      // A scan that fails now is tried again after the next start.
      await Promise.allSettled(under);
    },
  };
}
