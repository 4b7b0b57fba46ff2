import type { FileHandle } from 'node:fs/promises';
import { CodedError } from '../../protocol/error-codes.ts';
import { bytesAt, zero } from './file-bytes.ts';

/** Elements of Matroska (RFC 9559) by their ids. */
const EBML = 0x1a45dfa3;
const SEGMENT = 0x18538067;
const INFO = 0x1549a966;
const TRACKS = 0x1654ae6b;
const CLUSTER = 0x1f43b675;
const SEEK_HEAD = 0x114d9b74;
const CUES = 0x1c53bb6b;
const TRACK_ENTRY = 0xae;
const TRACK_TYPE = 0x83;
const VIDEO = 1;
const AUDIO = 2;
const TIMESTAMP_SCALE = 0x2ad7b1;
const DURATION = 0x4489;
/** Of the description: all else (title, checksum) is blanked. */
const KEPT_IN_INFO: ReadonlySet<number> = new Set([TIMESTAMP_SCALE, DURATION, 0x4461, 0x4d80, 0x5741, 0xec]);
/** Those directly in the segment have ids of four bytes; what is neither these nor a cluster is blanked. */
const KEPT_IN_SEGMENT: ReadonlySet<number> = new Set([INFO, TRACKS, CLUSTER, SEEK_HEAD, CUES, 0xec]);
const MOST_ELEMENTS = 200_000;

interface Element {
  readonly id: number;
  readonly start: number;
  readonly body: number;
  /** Undefined for one that a live recorder could not know the length of. */
  readonly end: number | undefined;
}

/**
 * Takes tags, attachments, chapters and the title out of a WebM file, in place, by making them void elements of the same length.
 * @returns the length in seconds, where the file says so
 * @throws CodedError `file_damaged`, `file_type_refused` for one without a picture, or with tracks beside picture and sound
 */
export async function cleanWebm(file: FileHandle, size: number): Promise<number | undefined> {
  const head = await elementAt(file, 0, size);
  const segment = head.end === undefined ? undefined : await elementAt(file, head.end, size);
  if (head.id !== EBML || segment?.id !== SEGMENT) throw new CodedError('file_damaged');
  const end = segment.end ?? size;
  let seconds: number | undefined;
  let pictures = 0;
  let seen = 0;
  for (let at = segment.body; at < end; ) {
    const element = await elementAt(file, at, end);
    seen += 1;
    if (seen > MOST_ELEMENTS) throw new CodedError('file_damaged');
    if (element.end === undefined) {
      if (element.id !== CLUSTER) throw new CodedError('file_damaged');
      // Its children follow; they are passed over one by one until the next element of the segment.
      at = element.body;
      continue;
    }
    if (element.id === INFO) seconds = await cleanInfo(file, element.body, element.end);
    else if (element.id === TRACKS) pictures += await countPictures(file, element.body, element.end);
    else if (element.id > 0xffffff && !KEPT_IN_SEGMENT.has(element.id)) await blank(file, element.start, element.end);
    at = element.end;
  }
  if (pictures === 0) throw new CodedError('file_type_refused', { found: 'a film without a picture' });
  return seconds;
}

async function cleanInfo(file: FileHandle, start: number, end: number): Promise<number | undefined> {
  let scale = 1_000_000;
  let duration: number | undefined;
  for (const element of await children(file, start, end)) {
    if (!KEPT_IN_INFO.has(element.id)) await blank(file, element.start, element.end);
    const length = element.end - element.body;
    if (element.id === TIMESTAMP_SCALE) {
      // An empty one would stand for the default, and yet no recorder writes it.
      if (length === 0) throw new CodedError('file_damaged');
      if (length <= 6) scale = (await bytesAt(file, element.body, length)).readUIntBE(0, length);
    }
    if (element.id === DURATION && (length === 4 || length === 8)) {
      const bytes = await bytesAt(file, element.body, length);
      duration = length === 4 ? bytes.readFloatBE(0) : bytes.readDoubleBE(0);
    }
  }
  const seconds = ((duration ?? 0) * scale) / 1e9;
  return seconds > 0 && seconds < 86_400 ? Math.round(seconds) : undefined;
}

async function countPictures(file: FileHandle, start: number, end: number): Promise<number> {
  let pictures = 0;
  for (const track of await children(file, start, end)) {
    if (track.id !== TRACK_ENTRY) continue;
    const kind = (await children(file, track.body, track.end)).find((element) => element.id === TRACK_TYPE);
    const type = kind === undefined ? 0 : (await bytesAt(file, kind.body, 1))[0];
    if (type !== VIDEO && type !== AUDIO)
      throw new CodedError('file_type_refused', { found: 'a film with tracks beside picture and sound' });
    if (type === VIDEO) pictures += 1;
  }
  return pictures;
}

async function children(file: FileHandle, start: number, end: number) {
  const found: (Element & { readonly end: number })[] = [];
  for (let at = start; at < end; ) {
    const element = await elementAt(file, at, end);
    if (element.end === undefined || found.length > 1_000) throw new CodedError('file_damaged');
    found.push({ ...element, end: element.end });
    at = element.end;
  }
  return found;
}

/** @throws CodedError `file_damaged` where it does not lie whole before `limit` */
async function elementAt(file: FileHandle, start: number, limit: number): Promise<Element> {
  const head = await bytesAt(file, start, Math.min(12, Math.max(0, limit - start)));
  const idWidth = widthOf(head[0]);
  const sizeWidth = widthOf(head[idWidth]);
  if (idWidth > 4 || head.length < idWidth + sizeWidth) throw new CodedError('file_damaged');
  const id = head.readUIntBE(0, idWidth);
  const body = start + idWidth + sizeWidth;
  let length = BigInt((head[idWidth] ?? 0) & (0xff >> sizeWidth));
  for (let index = 1; index < sizeWidth; index += 1) length = (length << 8n) | BigInt(head[idWidth + index] ?? 0);
  if (length === (1n << BigInt(7 * sizeWidth)) - 1n) return { id, start, body, end: undefined };
  const end = body + Number(length);
  if (end > limit) throw new CodedError('file_damaged');
  return { id, start, body, end };
}

/** Bytes of a number whose length its first byte tells by its leading zeros. */
function widthOf(first: number | undefined): number {
  if (first === undefined || first === 0) throw new CodedError('file_damaged');
  return Math.clz32(first) - 23;
}

async function blank(file: FileHandle, start: number, end: number): Promise<void> {
  const room = end - start;
  const header = room >= 9 ? 9 : 2;
  const void_ = Buffer.alloc(header);
  void_[0] = 0xec;
  // Eight bytes of length where there is room for them, else one; no element is shorter than two.
  if (header === 9) void_.writeBigUInt64BE((1n << 56n) | BigInt(room - 9), 1);
  else void_[1] = 0x80 | (room - 2);
  await file.write(void_, 0, header, start);
  await zero(file, start + header, end);
}
