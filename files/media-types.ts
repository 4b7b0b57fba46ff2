import { UPLOAD_LIMITS, UPLOAD_TYPE_ALIASES, type UploadType } from '../protocol/upload-limits.ts';
import { looksLikeText } from './plain-text.ts';

export type MediaKind = 'image' | 'heic' | 'mp4' | 'webm' | 'pdf' | 'text';

/** What may be sent: the media type by content → how it is made safe. All else is refused. */
const PERMITTED: Readonly<Record<UploadType, MediaKind>> = {
  'image/jpeg': 'image',
  'image/png': 'image',
  'image/webp': 'image',
  'image/gif': 'image',
  'image/heic': 'heic',
  'video/mp4': 'mp4',
  'video/quicktime': 'mp4',
  'video/webm': 'webm',
  'application/pdf': 'pdf',
  'text/plain': 'text',
};

export const PERMITTED_TYPES: readonly string[] = Object.keys(PERMITTED);
/** A file's type is told from this many bytes at its beginning. */
export const HEAD_BYTES = 4_100;

export interface FoundType {
  readonly type: string;
  readonly kind: MediaKind;
  readonly limitBytes: number;
}

/** The type of a file that begins with these bytes, or in `refused` the name of a type that may not be sent. */
export async function typeOf(head: Buffer, whole: boolean): Promise<FoundType | { readonly refused: string }> {
  // Loaded by the first upload: a process that gets none saves the time.
  const { fileTypeFromBuffer } = await import('file-type');
  const found = (await fileTypeFromBuffer(head).catch(() => undefined))?.mime;
  const type =
    found === undefined
      ? looksLikeText(head, whole)
        ? 'text/plain'
        : undefined
      : (UPLOAD_TYPE_ALIASES[found] ?? found);
  const kind = type === undefined ? undefined : new Map<string, MediaKind>(Object.entries(PERMITTED)).get(type);
  if (type === undefined || kind === undefined) return { refused: type ?? 'unknown' };
  return { type, kind, limitBytes: limitOf(kind) };
}

function limitOf(kind: MediaKind): number {
  return kind === 'mp4' || kind === 'webm' ? UPLOAD_LIMITS.bytesPerVideo : UPLOAD_LIMITS.bytesPerFile;
}
