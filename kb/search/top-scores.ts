/** A document with its score for a question. */
export interface RankedDocument {
  readonly document: number;
  readonly score: number;
}

/** The highest scores above `floor`, best first; the lower number first among equals. A heap: limits may be hundreds. */
export function best(scores: Float32Array, limit: number, floor = Number.NEGATIVE_INFINITY): RankedDocument[] {
  const heap: number[] = [];
  const worse = (a: number, b: number): boolean => {
    const x = scores[a] ?? 0;
    const y = scores[b] ?? 0;
    return x < y || (x === y && a > b);
  };
  let lowest = floor;
  for (let document = 0; document < scores.length; document++) {
    if ((scores[document] ?? 0) <= lowest) continue;
    if (heap.length < limit) {
      rise(heap, document, worse);
    } else {
      heap[0] = document;
      sink(heap, worse);
    }
    if (heap.length === limit) lowest = scores[heap[0] ?? 0] ?? floor;
  }
  return heap.sort((a, b) => (worse(a, b) ? 1 : -1)).map((document) => ({ document, score: scores[document] ?? 0 }));
}

/** Adds to a heap whose root is the worst. */
function rise(heap: number[], item: number, worse: (a: number, b: number) => boolean): void {
  let at = heap.length;
  heap.push(item);
  while (at > 0) {
    const parent = (at - 1) >> 1;
    const above = heap[parent] ?? 0;
    if (!worse(item, above)) break;
    heap[at] = above;
    at = parent;
  }
  heap[at] = item;
}

/** Puts the root where it belongs. */
function sink(heap: number[], worse: (a: number, b: number) => boolean): void {
  const item = heap[0] ?? 0;
  let at = 0;
  for (;;) {
    let child = 2 * at + 1;
    if (child >= heap.length) break;
    if (child + 1 < heap.length && worse(heap[child + 1] ?? 0, heap[child] ?? 0)) child++;
    if (!worse(heap[child] ?? 0, item)) break;
    heap[at] = heap[child] ?? 0;
    at = child;
  }
  heap[at] = item;
}
