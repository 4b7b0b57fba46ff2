import type { FileHandle } from 'node:fs/promises';
import { CodedError } from '../../protocol/error-codes.ts';

/** Bytes at a place of a file, all of them. @throws CodedError `file_damaged` */
export async function bytesAt(file: FileHandle, start: number, length: number): Promise<Buffer> {
  const buffer = Buffer.alloc(length);
  const { bytesRead } = await file.read(buffer, 0, length, start);
  if (bytesRead !== length) throw new CodedError('file_damaged');
  return buffer;
}

const ZEROS = Buffer.alloc(64 * 1024);

/** Overwrites a part of a file with zeros. */
export async function zero(file: FileHandle, start: number, end: number): Promise<void> {
  for (let at = start; at < end; at += ZEROS.length) await file.write(ZEROS, 0, Math.min(ZEROS.length, end - at), at);
}
