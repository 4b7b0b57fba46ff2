import { open, readFile, writeFile } from 'node:fs/promises';
import { CodedError } from '../protocol/error-codes.ts';
import { heicToJpeg, rewriteImage, writeThumbnail } from './clean-image.ts';
import { plainText } from './plain-text.ts';
import type { ReceivedFile } from './receive-upload.ts';
import { cleanMp4 } from './video/clean-mp4.ts';
import { cleanWebm } from './video/clean-webm.ts';

/** A file that is safe to keep. */
export interface AcceptedFile {
  readonly path: string;
  readonly type: string;
  readonly thumbnail: string | undefined;
  /** Of a film, where it says so. */
  readonly seconds: number | undefined;
}

const PDF_END_WITHIN = 2_048;

/**
 * Makes a received file safe to keep: pictures are written anew, films lose whatever is neither picture nor sound, texts become
 * UTF-8.
 * @param spare a path for a file to work with
 * @throws CodedError `file_damaged`, `file_type_refused`, `storage_unavailable`
 */
export async function acceptFile(received: ReceivedFile, spare: () => string): Promise<AcceptedFile> {
  const { path, type, kind } = received;
  switch (kind) {
    case 'image':
    case 'heic': {
      const [picture, thumbnail] = [spare(), spare()];
      if (kind === 'heic') await heicToJpeg(path, picture);
      const kept = kind === 'heic' ? 'image/jpeg' : await rewriteImage(path, type, picture);
      await writeThumbnail(picture, thumbnail);
      return { path: picture, type: kept, thumbnail, seconds: undefined };
    }
    case 'mp4':
    case 'webm': {
      const file = await open(path, 'r+');
      try {
        const seconds = await (kind === 'mp4' ? cleanMp4 : cleanWebm)(file, received.size);
        return { path, type, thumbnail: undefined, seconds };
      } finally {
        await file.close();
      }
    }
    case 'pdf':
      if (!(await tailOf(path, received.size)).includes('%%EOF')) throw new CodedError('file_damaged');
      break;
    case 'text':
      await writeFile(path, plainText(await readFile(path)));
      break;
  }
  return { path, type, thumbnail: undefined, seconds: undefined };
}

async function tailOf(path: string, size: number): Promise<Buffer> {
  const file = await open(path, 'r');
  try {
    const tail = Buffer.alloc(Math.min(size, PDF_END_WITHIN));
    await file.read(tail, 0, tail.length, size - tail.length);
    return tail;
  } finally {
    await file.close();
  }
}
