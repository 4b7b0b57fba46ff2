import { createRequire } from 'node:module';
import { parentPort, workerData } from 'node:worker_threads';
import type { HeicAnswer, HeicTask } from './decode-heic.ts';

/** The part of libheif-js that is used; it ships no types of this layer. */
interface HeifImage {
  get_width(): number;
  get_height(): number;
  is_primary(): boolean;
  display(into: { data: Uint8ClampedArray; width: number; height: number }, done: (shown: unknown) => void): void;
}
interface LibHeif {
  readonly HeifDecoder: new () => { decode(bytes: Uint8Array): readonly HeifImage[] };
}

const { bytes, pixelLimit, memoryBytes } = workerData as HeicTask;

// The decoder's memory lies outside of what a worker's limits count: it asks for more here, and is told that there is none.
const grow = WebAssembly.Memory.prototype.grow;
WebAssembly.Memory.prototype.grow = function (this: WebAssembly.Memory, pages: number) {
  if (this.buffer.byteLength + pages * 65_536 > memoryBytes)
    throw new RangeError('the decoder asks for too much memory');
  return grow.call(this, pages);
};

const answer = (found: HeicAnswer) =>
  parentPort?.postMessage(found, typeof found === 'string' ? [] : [found.pixels.buffer]);

const { HeifDecoder } = createRequire(import.meta.url)('libheif-js/wasm-bundle') as LibHeif;
const images = new HeifDecoder().decode(bytes);
const image = images.find((one) => one.is_primary()) ?? images[0];
const [width, height] = [image?.get_width() ?? 0, image?.get_height() ?? 0];
if (image === undefined || width * height === 0) answer('damaged');
else if (width * height > pixelLimit) answer('too-large');
else {
  const data = new Uint8ClampedArray(width * height * 4);
  image.display({ data, width, height }, (shown) =>
    answer(shown === null ? 'damaged' : { width, height, pixels: new Uint8Array(data.buffer) }),
  );
}
