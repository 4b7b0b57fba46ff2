import type { Coordination } from '../../transport/coordination.ts';
import type { WordBook } from '../word-lists/word-book.ts';
import type { ContentStamp } from './content-stamp.ts';
import type { Library } from './library.ts';

/** Whoever has stored an edit says so here, and answers when it is searched by. */
export interface Publishing {
  articlesEdited(): Promise<void>;
  wordListsEdited(): Promise<void>;
}

/** Keeps what this process searches by the same as what is stored. */
export interface ContentInUse extends Publishing {
  /** Begins to look for edits made elsewhere, and to train the search. */
  start(): Promise<void>;
  close(): Promise<void>;
}

export interface ContentInUsePorts {
  readonly stamp: ContentStamp;
  readonly library: Pick<Library, 'reload' | 'train'>;
  readonly wordBook: Pick<WordBook, 'reload'>;
  readonly coordination: Pick<Coordination, 'publish' | 'subscribe'>;
  readonly onFault: (error: unknown) => void;
  readonly everyMs?: number;
  readonly trainAfterMs?: number;
}

const EVERY_MS = 2_000;
/** From the last edit, or the start, to the training of the search: editors save several times in a row. */
const TRAIN_AFTER_MS = 3_000;

/**
 * An edit is read at once by the process that stored it, and told to all (also to itself: hearing of it is what has the
 * search trained). As signals may be lost, the stamp of the content is compared every {@link EVERY_MS} as well.
 */
export function contentInUse(ports: ContentInUsePorts): ContentInUse {
  const { stamp, library, wordBook, coordination, onFault } = ports;
  const { everyMs = EVERY_MS, trainAfterMs = TRAIN_AFTER_MS } = ports;
  let closed = false;
  let looking: Promise<void> = Promise.resolve();
  let looks: NodeJS.Timeout | undefined;
  let training: NodeJS.Timeout | undefined;

  function trainSoon(): void {
    clearTimeout(training);
    if (!closed) training = setTimeout(() => library.train().catch(onFault), trainAfterMs).unref();
  }

  return {
    async articlesEdited() {
      await library.reload();
      coordination.publish({ type: 'articles' });
    },
    async wordListsEdited() {
      await wordBook.reload();
      coordination.publish({ type: 'word-lists' });
    },
    async start() {
      let known = await stamp.read();
      async function look(): Promise<void> {
        const found = await stamp.read();
        if (found === known) return;
        await Promise.all([library.reload(), wordBook.reload()]);
        trainSoon();
        known = found;
      }
      coordination.subscribe((signal) => {
        if (signal.type === 'articles') library.reload().then(trainSoon, onFault);
        else if (signal.type === 'word-lists') wordBook.reload().catch(onFault);
      });
      looks = setInterval(() => {
        looking = looking.then(() => (closed ? undefined : look())).catch(onFault);
      }, everyMs);
      trainSoon();
    },
    async close() {
      closed = true;
      clearInterval(looks);
      clearTimeout(training);
      await looking;
    },
  };
}
