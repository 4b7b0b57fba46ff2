import type { ErrorCode } from '../protocol/error-codes.ts';
import { UPLOAD_LIMITS, UPLOAD_TYPE_ALIASES, UPLOAD_TYPES } from '../protocol/upload-limits.ts';

const KNOWN_TYPES: readonly string[] = [...UPLOAD_TYPES, ...Object.keys(UPLOAD_TYPE_ALIASES)];

/** For a file input. With the wildcards a phone offers its camera, for a picture and for a film. */
export const ACCEPTED_FILES = ['image/*', 'video/*', ...KNOWN_TYPES].join(',');

/** Why a file need not even be sent, or undefined. On a phone this saves a hundred megabytes. */
export function refusalBeforeUpload({ type, size }: Pick<File, 'type' | 'size'>): ErrorCode | undefined {
  // Some systems name no type for HEIC, and there are many names for text: there the server decides by the content.
  if (type !== '' && !type.startsWith('text/') && !KNOWN_TYPES.includes(type)) return 'file_type_refused';
  if (size === 0) return 'file_damaged';
  return size > limitFor(type) ? 'payload_too_large' : undefined;
}

/** Bytes that a file of this type may have. */
export function limitFor(type: string): number {
  return type.startsWith('video/') ? UPLOAD_LIMITS.bytesPerVideo : UPLOAD_LIMITS.bytesPerFile;
}

const OF_THE_FILE: readonly string[] = [
  'file_type_refused',
  'file_damaged',
  'payload_too_large',
  'picture_too_large',
  'attachment_rejected',
] satisfies ErrorCode[];

/** Whether the same file may get through at another try. */
export function worthRetrying(code: string): boolean {
  return !OF_THE_FILE.includes(code);
}
