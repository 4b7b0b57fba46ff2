import type { Coordination } from '../../doors/coordination.ts';
import type { WordBook } from '../word-lists/word-book.ts';
import type { ContentStamp } from './content-stamp.ts';
import type { Library } from './library.ts';

export interface FollowContentPorts {
  readonly stamp: ContentStamp;
  readonly library: Pick<Library, 'reload' | 'learn'>;
  readonly wordBook: Pick<WordBook, 'reload'>;
  readonly coordination: Pick<Coordination, 'subscribe'>;
  readonly onFault: (error: unknown) => void;
  readonly everyMs?: number;
  readonly learnAfterMs?: number;
}

const EVERY_MS = 2_000;
/** From the last edit, or the start, to the training of the search: editors save several times in a row. */
const LEARN_AFTER_MS = 3_000;

/**
 * Brings edits to this process: reads them anew, then has the search trained on them. Signals make it quick; as they may be
 * lost, the stamp of the content is compared every {@link EVERY_MS} as well.
 */
export async function followContent(ports: FollowContentPorts): Promise<{ close(): Promise<void> }> {
  const { stamp, library, wordBook, onFault, everyMs = EVERY_MS, learnAfterMs = LEARN_AFTER_MS } = ports;
  let known = await stamp.read();
  let closed = false;
  let looking: Promise<void> = Promise.resolve();
  let lesson: NodeJS.Timeout | undefined;

  function learnSoon(): void {
    clearTimeout(lesson);
    if (!closed) lesson = setTimeout(() => library.learn().catch(onFault), learnAfterMs).unref();
  }
  async function look(): Promise<void> {
    const found = await stamp.read();
    if (found === known) return;
    await Promise.all([library.reload(), wordBook.reload()]);
    learnSoon();
    known = found;
  }

  ports.coordination.subscribe((signal) => {
    if (signal.type === 'articles') library.reload().then(learnSoon, onFault);
    else if (signal.type === 'word-lists') wordBook.reload().catch(onFault);
  });
  const timer = setInterval(() => {
    looking = looking.then(() => (closed ? undefined : look())).catch(onFault);
  }, everyMs);
  learnSoon();
  return {
    async close() {
      closed = true;
      clearInterval(timer);
      clearTimeout(lesson);
      await looking;
    },
  };
}
