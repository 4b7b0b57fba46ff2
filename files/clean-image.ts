import { CodedError } from '../protocol/error-codes.ts';
import { UPLOAD_LIMITS } from '../protocol/upload-limits.ts';
import { decodeHeic } from './heic/decode-heic.ts';

export const PIXEL_LIMIT = 40_000_000;
const JPEG_QUALITY = 85;
/** Longer side of a preview, enough for a tile on a screen of twice the density. */
const THUMBNAIL_SIDE = 480;
const SECONDS = 30;

type Format = 'jpeg' | 'png' | 'webp' | 'gif';
const FORMATS: Readonly<Record<string, Format>> = {
  'image/jpeg': 'jpeg',
  'image/png': 'png',
  'image/webp': 'webp',
  'image/gif': 'gif',
};

/** Loaded by the first image: a process that gets none saves the time and 10 MB. */
async function loadSharp() {
  const { default: sharp } = await import('sharp');
  sharp.cache(false);
  return sharp;
}

/**
 * Decodes an image and writes it anew, turned upright: metadata (place, camera) and whatever hides behind the picture are
 * gone. An animation stays one as long as all its frames together have no more pixels than an image may have; a larger one
 * becomes its first frame.
 * @returns the media type that it has now
 * @throws CodedError `file_damaged`, `picture_too_large`
 */
export async function rewriteImage(from: string, type: string, to: string): Promise<string> {
  const sharp = await loadSharp();
  const format = FORMATS[type] ?? 'jpeg';
  try {
    const { pages = 1, width, height, format: found } = await sharp(from, { limitInputPixels: false }).metadata();
    if (width * height > PIXEL_LIMIT) throw new CodedError('picture_too_large', { pixels: width * height });
    if (found !== format) throw new Error(`${found} instead of ${format}`);
    const animated = pages > 1 && width * height * pages <= PIXEL_LIMIT;
    const options = { limitInputPixels: PIXEL_LIMIT, failOn: 'error', animated } as const;
    const image = () => sharp(from, options).timeout({ seconds: SECONDS }).autoOrient();
    const { size } = await image()
      .toFormat(format, format === 'jpeg' ? { quality: JPEG_QUALITY } : {})
      .toFile(to);
    if (size <= UPLOAD_LIMITS.bytesPerFile) return type;
    // Written anew it may be larger than what came in; then it costs some fineness instead.
    await image().webp({ quality: 75 }).toFile(to);
    return 'image/webp';
  } catch (error) {
    throw unlessFull(error);
  }
}

/**
 * An iPhone's picture as a JPEG, which every browser shows.
 * @throws CodedError `file_damaged`, `picture_too_large`
 */
export async function heicToJpeg(from: string, to: string): Promise<void> {
  const sharp = await loadSharp();
  const { width, height, pixels } = await decodeHeic(from, PIXEL_LIMIT);
  try {
    const image = sharp(pixels, { raw: { width, height, channels: 4 }, limitInputPixels: PIXEL_LIMIT });
    await image.flatten({ background: 'white' }).jpeg({ quality: JPEG_QUALITY }).toFile(to);
  } catch (error) {
    throw unlessFull(error);
  }
}

/** A small still of an image that was written anew by us. */
export async function writeThumbnail(from: string, to: string): Promise<void> {
  const sharp = await loadSharp();
  try {
    await sharp(from, { limitInputPixels: PIXEL_LIMIT, pages: 1 })
      .timeout({ seconds: SECONDS })
      .resize(THUMBNAIL_SIDE, THUMBNAIL_SIDE, { fit: 'inside', withoutEnlargement: true })
      .webp({ quality: 75 })
      .toFile(to);
  } catch (error) {
    throw unlessFull(error);
  }
}

/** A disk that is full is no fault of the file. libvips says so by the system's words alone. */
function unlessFull(error: unknown): CodedError {
  if (error instanceof CodedError) return error;
  const words = error instanceof Error ? error.message : '';
  if (/ENOSPC|EDQUOT|EFBIG|no space left|unable to write|write error|write failed|file too large/i.test(words))
    return new CodedError('storage_unavailable', { retryAfterSeconds: 30 }, error);
  return new CodedError('file_damaged', undefined, error);
}
