import { randomBytes } from 'node:crypto';
import type { UploadCreated } from '../../../protocol/api.ts';
import { postUpload } from '../../support/clients.ts';
import { fixture, longFilm } from '../../support/films.ts';

type Bytes = Uint8Array<ArrayBuffer>;

/** Somebody who sends one file after the other, whatever becomes of them. */
export interface Uploader {
  readonly acknowledged: readonly UploadCreated[];
  /** Ends with the upload under way. */
  finish(): Promise<void>;
}

/** Files of every kind that is treated in a way of its own, small enough to be many. */
function nextFile(random: () => number): { readonly bytes: Bytes; readonly name: string } {
  const kind = random();
  if (kind < 0.4) return { bytes: longFilm(100_000 + Math.floor(random() * 3_000_000)), name: 'film.mp4' };
  if (kind < 0.6) return { bytes: fixture('place.webm'), name: 'film.webm' };
  if (kind < 0.75) return { bytes: fixture('upright.heic'), name: 'photo.heic' };
  const words = randomBytes(20_000 + Math.floor(random() * 400_000)).toString('hex');
  return { bytes: new Uint8Array(Buffer.from(words)), name: 'chat.txt' };
}

export function startUploader(options: {
  readonly url: string;
  readonly token: string;
  readonly random: () => number;
  readonly onAcknowledged: () => void;
}): Uploader {
  const acknowledged: UploadCreated[] = [];
  let ending = false;
  const sending = async () => {
    while (!ending) {
      const { bytes, name } = nextFile(options.random);
      // A server that was killed, or is not back yet, is nothing to be told of.
      const response = await postUpload(options.url, options.token, bytes, name).catch(() => undefined);
      const created = response?.status === 201 ? await response.json().catch(() => undefined) : undefined;
      if (created === undefined) {
        await new Promise((resolve) => setTimeout(resolve, 50));
        continue;
      }
      acknowledged.push(created as UploadCreated);
      options.onAcknowledged();
    }
  };
  const done = sending();
  return {
    acknowledged,
    async finish() {
      ending = true;
      await done;
    },
  };
}
