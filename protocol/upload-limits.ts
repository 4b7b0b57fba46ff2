const MEGABYTE = 1024 * 1024;

/** How much may be sent; the one place of these figures, for pages and server. Sizes in bytes. */
export const UPLOAD_LIMITS = {
  filesPerSubmission: 10,
  bytesPerFile: 10 * MEGABYTE,
  bytesPerVideo: 100 * MEGABYTE,
  /** Of one party, in one case. */
  bytesPerParty: 200 * MEGABYTE,
} as const;

/** The same, as people are told them. */
export const TOLD_LIMITS = {
  files: UPLOAD_LIMITS.filesPerSubmission,
  imageMb: UPLOAD_LIMITS.bytesPerFile / MEGABYTE,
  videoMb: UPLOAD_LIMITS.bytesPerVideo / MEGABYTE,
} as const;

/** Media types that may be sent. The server tells them by content; a page asks for them and refuses others early. */
export const UPLOAD_TYPES = [
  'image/jpeg',
  'image/png',
  'image/webp',
  'image/gif',
  'image/heic',
  'video/mp4',
  'video/quicktime',
  'video/webm',
  'application/pdf',
  'text/plain',
] as const;
export type UploadType = (typeof UPLOAD_TYPES)[number];

/** Other names of the same content. */
export const UPLOAD_TYPE_ALIASES: Readonly<Record<string, UploadType>> = {
  'image/apng': 'image/png',
  'image/heif': 'image/heic',
  'video/x-m4v': 'video/mp4',
};
