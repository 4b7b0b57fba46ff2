import type { Readable } from 'node:stream';
import type { Instant } from '../protocol/instant.ts';

/** `quarantined`: kept, not yet scanned, seen by its uploader alone. `refused`: the scan found malware, the bytes are gone. */
export type AttachmentState = 'quarantined' | 'ready' | 'refused';

/** A file that was uploaded whole and was recognised by its content. Once it is ready it may be sent in a message. */
export interface StoredAttachment {
  readonly id: string;
  /** The visitor or staff account who uploaded it; nobody else may send it. */
  readonly ownerId: string;
  readonly name: string;
  /** Media type by content. */
  readonly type: string;
  /** Bytes as stored. */
  readonly size: number;
  /** Hex, of the bytes as stored. */
  readonly sha256: string;
  /** Length of a film, where it says so. */
  readonly seconds: number | undefined;
  readonly state: AttachmentState;
  readonly createdAt: Instant;
}

export interface AttachmentStore {
  /** @returns false where a file of this origin is there already; nothing was added then */
  add(attachment: StoredAttachment, origin?: string): Promise<boolean>;
  /** What came of an earlier try of the same mail or form, in any state. */
  ofOrigin(origin: string): Promise<StoredAttachment | undefined>;
  /** Those that are ready. What waits for its scan is found by its uploader only. */
  find(ids: readonly string[]): Promise<StoredAttachment[]>;
  /** The owner's own, in any state. */
  findOwn(ids: readonly string[], ownerId: string): Promise<StoredAttachment[]>;
  /** In any state and of any owner: for sweeping and for views of a case. */
  findAny(ids: readonly string[]): Promise<StoredAttachment[]>;
}

/** The files that wait for their scan. */
export interface Quarantine {
  /** Takes up to `limit` files whose try is due for this process alone until `until`, the oldest first. */
  take(at: Instant, until: Instant, limit: number): Promise<readonly QuarantinedFile[]>;
  /** Ends the wait; false where it had ended. */
  settle(id: string, state: 'ready' | 'refused'): Promise<boolean>;
  /** Counts a try that gave no answer. */
  postpone(id: string, until: Instant): Promise<void>;
}

export interface QuarantinedFile {
  readonly attachment: StoredAttachment;
  /** Tries that brought no answer. */
  readonly tries: number;
}

/** Bytes from `start` to `end`, both included. */
export interface ByteRange {
  readonly start: number;
  readonly end: number;
}

/** Where the bytes are. A file is there whole or not at all. */
export interface AttachmentFiles {
  /**
   * Keeps a finished local file under an id, and may take it away from where it lies; it is on disk when this resolves.
   * @throws CodedError `storage_unavailable`
   */
  put(id: string, path: string): Promise<void>;
  /** @throws CodedError `storage_unavailable` */
  read(id: string, range?: ByteRange): Promise<Readable | undefined>;
  remove(id: string): Promise<void>;
  /** Ids of the files last written before an instant. */
  list(before: Instant): AsyncIterable<string>;
}

const THUMBNAIL = '.thumbnail';

/** The id of the small still that belongs to a file. */
export function thumbnailId(id: string): string {
  return id + THUMBNAIL;
}

/** The file that an id of the store belongs to. */
export function attachmentOf(storedId: string): string {
  return storedId.endsWith(THUMBNAIL) ? storedId.slice(0, -THUMBNAIL.length) : storedId;
}

/** What may stand for a file in a folder or a bucket: random ids, and those of their stills. */
export function isStoredId(id: string): boolean {
  return /^[A-Za-z0-9_-]{8,64}(?:\.thumbnail)?$/.test(id);
}

/** Looks for malware in a file. */
export interface Scanner {
  /** The name of what was found; undefined for a clean file. Rejects where no answer came: the file is then as unknown as before. */
  scan(content: Readable): Promise<string | undefined>;
}
