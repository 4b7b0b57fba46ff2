/**
 * Bytes of a body, copied as they come: chunks of a byte each, which a sender can make, would take a hundred times their size if they were
 * kept, and hold on to all that came beside them.
 */
export function gatheredBytes() {
  let kept = Buffer.alloc(0);
  let size = 0;
  return {
    add(chunk: Buffer): void {
      if (size + chunk.length > kept.length) {
        const wider = Buffer.allocUnsafeSlow(Math.max(2 * kept.length, size + chunk.length));
        kept.copy(wider, 0, 0, size);
        kept = wider;
      }
      size += chunk.copy(kept, size);
    },
    size: () => size,
    all: () => kept.subarray(0, size),
  };
}
