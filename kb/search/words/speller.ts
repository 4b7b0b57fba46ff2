import { hash32 } from '../analysis/normalise.ts';
import { GrowingUint32 } from '../terms/growing.ts';
import { editDistance } from './edit-distance.ts';

/** From this length on a word may be two edits away; shorter ones one. */
const TWO_EDITS_FROM = 7;
/** Words shorter than this are not corrected: nearly everything is one edit away from them. */
const SHORTEST = 3;
/** Only the beginning of a word goes into the table of deletions; what is found is compared in full. */
const PREFIX = 8;

export interface Candidate {
  readonly word: string;
  readonly distance: number;
}

/** Finds known words near an unknown one. */
export type Speller = (word: string) => Candidate[];

function editsFor(word: string): number {
  return word.length >= TWO_EDITS_FROM ? 2 : 1;
}

/** Calls `take` with the word and every form of it with up to `edits` letters left out. */
function eachDeletion(word: string, edits: number, take: (form: string) => void): void {
  take(word);
  if (edits === 0 || word.length < 2) return;
  for (let i = 0; i < word.length; i++) eachDeletion(word.slice(0, i) + word.slice(i + 1), edits - 1, take);
}

/**
 * A table of deletions over known words (the SymSpell idea): two words are within n edits only if leaving out at most
 * n letters on both sides can make them equal. Kept as sorted hashes: 8 bytes an entry.
 */
export function buildSpeller(known: readonly string[]): Speller {
  const words = known.filter((word) => word.length >= SHORTEST && /^\p{L}[\p{L}\p{M}]*$/u.test(word));
  const hashes = new GrowingUint32();
  const owners = new GrowingUint32();
  words.forEach((word, owner) => {
    const seen = new Set<number>();
    eachDeletion(word.slice(0, PREFIX), editsFor(word), (form) => {
      const hash = hash32(form);
      if (seen.has(hash)) return;
      seen.add(hash);
      hashes.push(hash);
      owners.push(owner);
    });
  });
  const { starts, sorted } = bucket(hashes.view(), owners.view());
  const shift = 32 - Math.log2(starts.length - 1);

  return (word) => {
    if (word.length < SHORTEST) return [];
    const edits = editsFor(word);
    const tried = new Set<number>();
    const found: Candidate[] = [];
    eachDeletion(word.slice(0, PREFIX), edits, (form) => {
      const at = hash32(form) >>> shift;
      for (let i = starts[at] ?? 0; i < (starts[at + 1] ?? 0); i++) {
        const owner = sorted[i] ?? 0;
        if (tried.has(owner)) continue;
        tried.add(owner);
        const near = words[owner] ?? '';
        if (Math.abs(near.length - word.length) > edits) continue;
        const distance = editDistance(word, near, edits);
        if (distance > 0 && distance <= edits) found.push({ word: near, distance });
      }
    });
    return found;
  };
}

/** Sorts owners into buckets by the high bits of their hashes; what shares a bucket by chance is told apart by comparison. */
function bucket(hashes: Uint32Array, owners: Uint32Array): { starts: Uint32Array; sorted: Uint32Array } {
  const bits = Math.max(4, Math.min(22, Math.ceil(Math.log2(hashes.length * 2 + 1))));
  const starts = new Uint32Array(2 ** bits + 1);
  const shift = 32 - bits;
  for (const hash of hashes) starts[(hash >>> shift) + 1] = (starts[(hash >>> shift) + 1] ?? 0) + 1;
  for (let i = 1; i < starts.length; i++) starts[i] = (starts[i] ?? 0) + (starts[i - 1] ?? 0);
  const next = starts.slice();
  const sorted = new Uint32Array(hashes.length);
  hashes.forEach((hash, i) => {
    const at = hash >>> shift;
    sorted[next[at] ?? 0] = owners[i] ?? 0;
    next[at] = (next[at] ?? 0) + 1;
  });
  return { starts, sorted };
}
