import type { Readable } from 'node:stream';
import type { Instant } from './conversation.ts';

/** A file that was uploaded whole, was recognised by its content, and may be sent in a message. */
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
  readonly createdAt: Instant;
}

export interface AttachmentStore {
  add(attachment: StoredAttachment): Promise<void>;
  find(ids: readonly string[]): Promise<StoredAttachment[]>;
}

/** Where the bytes are. A file is there whole or not at all. */
export interface AttachmentFiles {
  /**
   * Keeps a finished file under its id; it is on disk when this resolves.
   * @throws CodedError `storage_unavailable`
   */
  put(id: string, bytes: Buffer): Promise<void>;
  read(id: string): Promise<Readable | undefined>;
  remove(id: string): Promise<void>;
  /** Ids of the files last written before an instant. */
  list(before: Instant): AsyncIterable<string>;
}
