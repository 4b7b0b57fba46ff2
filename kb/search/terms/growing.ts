/** A typed array that grows by doubling while it is written, then is cut to size. */
export class GrowingUint32 {
  length = 0;
  #items = new Uint32Array(1_024);

  push(item: number): void {
    if (this.length === this.#items.length) {
      const larger = new Uint32Array(this.#items.length * 2);
      larger.set(this.#items);
      this.#items = larger;
    }
    this.#items[this.length++] = item;
  }

  /** The items so far; valid until the next push. */
  view(): Uint32Array {
    return this.#items.subarray(0, this.length);
  }
}
