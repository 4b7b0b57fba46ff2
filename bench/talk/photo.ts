import sharp from 'sharp';

let kept: Promise<Uint8Array<ArrayBuffer>> | undefined;

/** A small picture, made once. */
export function photo(): Promise<Uint8Array<ArrayBuffer>> {
  kept ??= sharp({ create: { width: 40, height: 30, channels: 3, background: '#a33' } })
    .jpeg()
    .toBuffer()
    .then((bytes) => new Uint8Array(bytes));
  return kept;
}
