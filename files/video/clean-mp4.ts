import type { FileHandle } from 'node:fs/promises';
import { CodedError } from '../../protocol/error-codes.ts';
import { bytesAt, zero } from './file-bytes.ts';
import { type Box, blank, boxesIn, sampleRanges } from './mp4-boxes.ts';

/** What a film needs; of every other box only its length is kept, so that no offset in the file changes. */
const KEPT: Readonly<Record<string, ReadonlySet<string>>> = {
  file: new Set(['ftyp', 'moov', 'mdat', 'moof', 'mfra', 'sidx', 'ssix', 'styp', 'wide']),
  moov: new Set(['mvhd', 'trak', 'mvex']),
  trak: new Set(['tkhd', 'mdia', 'edts', 'tapt']),
  mdia: new Set(['mdhd', 'hdlr', 'minf']),
  moof: new Set(['mfhd', 'traf']),
  traf: new Set(['tfhd', 'tfdt', 'trun', 'sdtp', 'sbgp', 'sgpd', 'subs', 'saiz', 'saio']),
};
const SEEN_OR_HEARD: ReadonlySet<string> = new Set(['vide', 'soun']);

/**
 * Takes out of an MP4 or QuickTime file, in place, all that is neither picture nor sound: user data and metadata boxes
 * (place, device, title) and the tracks of timed metadata or text in which cameras write a path, with their samples.
 * @returns the length in seconds, where the file says so
 * @throws CodedError `file_damaged`, `file_type_refused` for one without a picture
 */
export async function cleanMp4(file: FileHandle, size: number): Promise<number | undefined> {
  const top = await keepOnly(file, { start: 0, end: size }, 'file');
  const moov = top.find((box) => box.type === 'moov');
  if (moov === undefined) throw new CodedError('file_damaged');
  const inMoov = await keepOnly(file, moov, 'moov');
  let pictures = 0;
  let others = 0;
  for (const trak of inMoov.filter((box) => box.type === 'trak')) {
    const handler = await handlerOf(file, trak);
    if (handler === 'vide') pictures += 1;
    if (SEEN_OR_HEARD.has(handler)) {
      const [mdia] = (await keepOnly(file, trak, 'trak')).filter((box) => box.type === 'mdia');
      if (mdia !== undefined) await keepOnly(file, mdia, 'mdia');
      continue;
    }
    others += 1;
    for (const { start, end } of await sampleRanges(file, trak, size)) await zero(file, start, end);
    await blank(file, trak);
  }
  if (pictures === 0) throw new CodedError('file_type_refused', { found: 'a film without a picture' });
  const fragments = top.filter((box) => box.type === 'moof');
  // Whose samples lie where is told by each fragment anew; no phone writes such a file.
  if (others > 0 && fragments.length > 0)
    throw new CodedError('file_type_refused', { found: 'timed metadata in fragments' });
  for (const moof of fragments)
    for (const traf of await keepOnly(file, moof, 'moof')) if (traf.type === 'traf') await keepOnly(file, traf, 'traf');
  const mvhd = inMoov.find((box) => box.type === 'mvhd');
  return mvhd === undefined ? undefined : secondsOf(file, mvhd);
}

async function keepOnly(
  file: FileHandle,
  parent: Pick<Box, 'start' | 'end'> & { readonly body?: number },
  kind: string,
) {
  const kept: Box[] = [];
  for (const box of await boxesIn(file, parent.body ?? parent.start, parent.end))
    if (KEPT[kind]?.has(box.type)) kept.push(box);
    else await blank(file, box);
  return kept;
}

async function handlerOf(file: FileHandle, trak: Box): Promise<string> {
  const mdia = (await boxesIn(file, trak.body, trak.end)).find((box) => box.type === 'mdia');
  const hdlr = mdia && (await boxesIn(file, mdia.body, mdia.end)).find((box) => box.type === 'hdlr');
  return hdlr === undefined ? '' : (await bytesAt(file, hdlr.body + 8, 4)).toString('latin1');
}

async function secondsOf(file: FileHandle, mvhd: Box): Promise<number | undefined> {
  const long = (await bytesAt(file, mvhd.body, 1))[0] === 1;
  const head = await bytesAt(file, mvhd.body, long ? 32 : 20);
  const scale = head.readUInt32BE(long ? 20 : 12);
  const length = long ? Number(head.readBigUInt64BE(24)) : head.readUInt32BE(16);
  const seconds = length / scale;
  return seconds > 0 && seconds < 86_400 ? Math.round(seconds) : undefined;
}
