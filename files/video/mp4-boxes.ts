import type { FileHandle } from 'node:fs/promises';
import { CodedError } from '../../protocol/error-codes.ts';
import { bytesAt, zero } from './file-bytes.ts';

/** A box of the ISO base media format (ISO/IEC 14496-12): from `start` to `end`, its content from `body` on. */
export interface Box {
  readonly type: string;
  readonly start: number;
  readonly body: number;
  readonly end: number;
}

/** A film of ten hours in fragments has fewer. */
const MOST_BOXES = 50_000;
const MOST_ENTRIES = 2_000_000;

/** The boxes side by side in a part of a file. @throws CodedError `file_damaged` where they do not fill it */
export async function boxesIn(file: FileHandle, start: number, end: number): Promise<readonly Box[]> {
  const boxes: Box[] = [];
  for (let at = start; at < end; ) {
    // QuickTime ends some lists with four zero bytes.
    if (end - at < 8) break;
    const head = await bytesAt(file, at, Math.min(16, end - at));
    const short = head.readUInt32BE(0);
    const type = head.toString('latin1', 4, 8);
    if (short === 1 && head.length < 16) throw new CodedError('file_damaged');
    const header = short === 1 ? 16 : 8;
    const size = short === 0 ? end - at : short === 1 ? Number(head.readBigUInt64BE(8)) : short;
    if (size < header || at + size > end || boxes.length >= MOST_BOXES) throw new CodedError('file_damaged');
    boxes.push({ type, start: at, body: at + header, end: at + size });
    at += size;
  }
  return boxes;
}

/** Makes a box free space of the same length. */
export async function blank(file: FileHandle, box: Box): Promise<void> {
  await file.write(Buffer.from('free', 'latin1'), 0, 4, box.start + 4);
  await zero(file, box.body, box.end);
}

/** Where in the file the samples of a track lie. @throws CodedError `file_damaged` */
export async function sampleRanges(file: FileHandle, trak: Box, fileSize: number) {
  let inside = await boxesIn(file, trak.body, trak.end);
  for (const type of ['mdia', 'minf', 'stbl']) {
    const box = inside.find((one) => one.type === type);
    if (box === undefined) return [];
    inside = await boxesIn(file, box.body, box.end);
  }
  const table = async (type: string, width: number, head = 8) => {
    const box = inside.find((one) => one.type === type);
    if (box === undefined) return undefined;
    const count = (await bytesAt(file, box.body + head - 4, 4)).readUInt32BE(0);
    if (count > MOST_ENTRIES) throw new CodedError('file_damaged');
    return { count, box, rows: () => bytesAt(file, box.body + head, count * width) };
  };
  const [sizes, runs, narrow, wide] = [
    await table('stsz', 4, 12),
    await table('stsc', 12),
    await table('stco', 4),
    await table('co64', 8),
  ];
  const chunks = narrow ?? wide;
  if (sizes === undefined || runs === undefined || chunks === undefined) return [];
  const sameSize = (await bytesAt(file, sizes.box.body + 4, 4)).readUInt32BE(0);
  const sizeRows = sameSize === 0 ? await sizes.rows() : undefined;
  const [runRows, chunkRows] = [await runs.rows(), await chunks.rows()];
  const ranges: { start: number; end: number }[] = [];
  let sample = 0;
  for (let chunk = 0, run = 0; chunk < chunks.count; chunk += 1) {
    while (run + 1 < runs.count && runRows.readUInt32BE((run + 1) * 12) <= chunk + 1) run += 1;
    const start = chunks === wide ? Number(chunkRows.readBigUInt64BE(chunk * 8)) : chunkRows.readUInt32BE(chunk * 4);
    let length = 0;
    const samples = runs.count === 0 ? 0 : runRows.readUInt32BE(run * 12 + 4);
    for (let nth = 0; nth < samples && sample < sizes.count; nth += 1, sample += 1)
      length += sizeRows?.readUInt32BE(sample * 4) ?? sameSize;
    if (start + length > fileSize) throw new CodedError('file_damaged');
    if (length > 0) ranges.push({ start, end: start + length });
  }
  return ranges;
}
