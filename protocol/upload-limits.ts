const MEGABYTE = 1024 * 1024;

/** How much may be sent; the one place of these figures, for pages and server. Sizes in bytes. */
export const UPLOAD_LIMITS = {
  filesPerSubmission: 10,
  bytesPerFile: 10 * MEGABYTE,
  bytesPerVideo: 100 * MEGABYTE,
  /** Of one party, in one case. */
  bytesPerParty: 200 * MEGABYTE,
} as const;
