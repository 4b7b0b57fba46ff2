import { readFile } from 'node:fs/promises';
import { Worker } from 'node:worker_threads';
import { CodedError } from '../../protocol/error-codes.ts';

export interface Pixels {
  readonly width: number;
  readonly height: number;
  /** Red, green, blue, opacity, a byte each. */
  readonly pixels: Uint8Array<ArrayBuffer>;
}

/** What the worker is given. */
export interface HeicTask {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly pixelLimit: number;
  readonly memoryBytes: number;
}

/** What the worker answers: the picture, or why there is none. */
export type HeicAnswer = Pixels | 'damaged' | 'too-large';

/** 40 megapixels need about 350 MB in the decoder; a file that asks for more is none of a camera's. */
const MEMORY_BYTES = 512 * 1024 * 1024;
const SECONDS = 30;

/**
 * Decodes in a thread of its own that lives for this one picture: the event loop goes on meanwhile, the decoder can take no
 * more memory than it is given, and whatever it took goes back when it ends or is ended.
 * @throws CodedError `file_damaged`, `picture_too_large`
 */
export async function decodeHeic(path: string, pixelLimit: number): Promise<Pixels> {
  const bytes = new Uint8Array(await readFile(path));
  const task: HeicTask = { bytes, pixelLimit, memoryBytes: MEMORY_BYTES };
  const worker = new Worker(new URL('./worker.ts', import.meta.url), {
    workerData: task,
    resourceLimits: { maxOldGenerationSizeMb: 128 },
    stdout: true,
    stderr: true,
  });
  try {
    const answer = await new Promise<HeicAnswer>((resolve, reject) => {
      worker.once('message', resolve);
      worker.once('error', reject);
      worker.once('exit', () => reject(new Error('the decoder ended')));
      setTimeout(() => reject(new Error('the decoder took too long')), SECONDS * 1000).unref();
    });
    if (answer === 'too-large') throw new CodedError('picture_too_large');
    if (answer === 'damaged') throw new Error('no picture that can be decoded');
    return answer;
  } catch (error) {
    throw error instanceof CodedError ? error : new CodedError('file_damaged', undefined, error);
  } finally {
    await worker.terminate();
  }
}
