/** A typed array that grows by doubling while it is written, then is cut to size. */
export class GrowingUint32 {
  length = 0;
  #items = new Uint32Array(1_024);

  push(item: number): void {
    this.#makeRoom(1);
    this.#items[this.length++] = item;
  }

  append(items: Uint32Array | readonly number[]): void {
    this.#makeRoom(items.length);
    this.#items.set(items, this.length);
    this.length += items.length;
  }

  #makeRoom(more: number): void {
    if (this.length + more <= this.#items.length) return;
    const larger = new Uint32Array(Math.max(this.#items.length * 2, this.length + more));
    larger.set(this.#items);
    this.#items = larger;
  }

  /** The items so far; valid until the next push. */
  view(): Uint32Array {
    return this.#items.subarray(0, this.length);
  }
}
