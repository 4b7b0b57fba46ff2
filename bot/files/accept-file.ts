import { CodedError } from '../../protocol/error-codes.ts';

/** What may be sent in a chat: media type by content → the format that it is kept in. */
const IMAGES: Readonly<Record<string, 'jpeg' | 'png' | 'webp' | 'gif'>> = {
  'image/jpeg': 'jpeg',
  'image/png': 'png',
  'image/webp': 'webp',
  'image/gif': 'gif',
};
export const FILE_LIMIT_BYTES = 10 * 1024 * 1024;
const PIXEL_LIMIT = 40_000_000;

export interface AcceptedFile {
  readonly type: string;
  readonly bytes: Buffer;
}

/**
 * Judges a file by its content and makes it safe to keep: images are decoded and written anew, which drops metadata
 * (place, camera) and whatever hides behind the picture.
 * @throws CodedError `file_type_refused`, `file_damaged`
 */
export async function acceptFile(bytes: Buffer): Promise<AcceptedFile> {
  // Loaded by the first upload: a process that gets none saves their 10 MB and the time.
  const { fileTypeFromBuffer } = await import('file-type');
  const type = (await fileTypeFromBuffer(bytes).catch(() => undefined))?.mime;
  const format = type === undefined ? undefined : IMAGES[type];
  if (type !== undefined && format !== undefined) return { type, bytes: await rewriteImage(bytes, format) };
  if (type === 'application/pdf') {
    if (!bytes.subarray(-2048).includes('%%EOF')) throw new CodedError('file_damaged');
    return { type, bytes };
  }
  throw new CodedError('file_type_refused', {
    found: type ?? 'unknown',
    permitted: [...Object.keys(IMAGES), 'application/pdf'],
  });
}

async function rewriteImage(bytes: Buffer, format: 'jpeg' | 'png' | 'webp' | 'gif'): Promise<Buffer> {
  const { default: sharp } = await import('sharp');
  try {
    const image = sharp(bytes, {
      limitInputPixels: PIXEL_LIMIT,
      failOn: 'error',
      animated: format === 'gif' || format === 'webp',
    });
    return await image.autoOrient().toFormat(format).toBuffer();
  } catch (error) {
    throw new CodedError('file_damaged', undefined, error);
  }
}
