import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { GrowingSearchIndex } from '../build-index.ts';
import type { ShelfClassifier } from '../shelf.ts';
import { type Lesson, lessonOf, trainOn } from './lesson.ts';

/**
 * Trains the classifiers of an index in a worker thread, one shelf after the other; the event loop only hands texts over
 * and weights back. Give the result to `withClassifiers` of whatever index is current by then: entries that came meanwhile
 * are searched by BM25 until the next training. `only` names the shelves to train; the others come back undefined.
 * @throws the worker's error; aborting ends the worker and rejects
 */
export async function trainInWorker(
  index: GrowingSearchIndex,
  options: { readonly signal?: AbortSignal; readonly only?: readonly number[] } = {},
): Promise<(ShelfClassifier | undefined)[]> {
  const worker = new Worker(new URL('./worker.ts', import.meta.url));
  worker.unref();
  try {
    const classifiers: (ShelfClassifier | undefined)[] = [];
    for (const [at, shelf] of index.shelves.entries()) {
      const lesson = options.only === undefined || options.only.includes(at) ? lessonOf(shelf) : undefined;
      classifiers.push(lesson === undefined ? undefined : await teach(worker, lesson, options.signal));
    }
    return classifiers;
  } finally {
    await worker.terminate();
  }
}

async function teach(worker: Worker, lesson: Lesson, signal: AbortSignal | undefined): Promise<ShelfClassifier> {
  worker.postMessage(lesson);
  worker.ref();
  try {
    // `once` rejects on the worker's 'error' and on abort.
    const [classifier] = await once(worker, 'message', signal === undefined ? {} : { signal });
    return classifier as ShelfClassifier;
  } finally {
    worker.unref();
  }
}

/** Trains the classifiers on the spot, some seconds of work: for benchmarks, scripts and tests. */
export function trainNow(index: GrowingSearchIndex): (ShelfClassifier | undefined)[] {
  return index.shelves.map((shelf) => {
    const lesson = lessonOf(shelf);
    return lesson === undefined ? undefined : trainOn(lesson);
  });
}
