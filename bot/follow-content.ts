import type { ContentStamp } from '../kb/content-stamp.ts';

export interface FollowContentPorts {
  readonly stamp: ContentStamp;
  /** Reads articles and word lists again. */
  readonly reload: () => Promise<void>;
  readonly onFault: (error: unknown) => void;
}

const EVERY_MS = 2_000;

/**
 * Sees to it that an edit reaches this process also where its signal was lost: signals are delivered at most once, and a
 * help center that stays old until the next start would be a long time to lose them for.
 */
export async function followContent(ports: FollowContentPorts): Promise<{ close(): Promise<void> }> {
  let known = await ports.stamp.read();
  let closed = false;
  let looking: Promise<void> = Promise.resolve();
  const look = async () => {
    const found = await ports.stamp.read();
    if (found === known) return;
    await ports.reload();
    known = found;
  };
  const timer = setInterval(() => {
    looking = looking.then(() => (closed ? undefined : look())).catch(ports.onFault);
  }, EVERY_MS);
  return {
    async close() {
      closed = true;
      clearInterval(timer);
      await looking;
    },
  };
}
