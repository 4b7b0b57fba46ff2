import { splitWords } from '../search/analysis/analyse.ts';
import { fold, hash32, isHan } from '../search/analysis/normalise.ts';
import { type Concepts, conceptsOf } from './concepts.ts';

/** Buckets of the hashed features; a power of two. */
export const DANGER_BUCKETS = 524_288;

/** Of a longer text, this many words at its beginning and as many at its end are read: what matters stands there. */
const WORDS_READ = 120;
const SHORTEST_GRAM = 3;
const LONGEST_GRAM = 5;
/** Most words between a verb and its object. */
const REACH = 3;

/** A vector of length one over buckets. */
export interface DangerVector {
  readonly buckets: Uint32Array;
  readonly values: Float32Array;
}

/** Kinds of features, each a vector of its own length first, so that the many n-grams do not drown the few words. */
const BLOCKS = ['word', 'pair', 'gram', 'concept'] as const;
type Block = (typeof BLOCKS)[number];
const BLOCK_WEIGHTS = { word: 1, pair: 0.6, gram: 0.6, concept: 1 } as const;
/** This many concepts in a row belong together. */
const CONCEPT_REACH = 4;

/** The features of a message, the same for all languages: people mix them. */
export function dangerFeatures(text: string): DangerVector {
  const all = splitWords(text);
  const marked = all.length <= 2 * WORDS_READ ? all : [...all.slice(0, WORDS_READ), ...all.slice(-WORDS_READ)];
  const words = marked.map(fold);
  const blocks = { word: new Map(), pair: new Map(), gram: new Map(), concept: new Map() } as Record<
    Block,
    Map<number, number>
  >;
  const add = (block: Block, feature: string) => {
    const bucket = hash32(`${block}:${feature}`) & (DANGER_BUCKETS - 1);
    blocks[block].set(bucket, (blocks[block].get(bucket) ?? 0) + 1);
  };
  // Marks tell words apart where they are typed (Vietnamese "bán", "bạn", "bắn").
  for (const [at, word] of marked.entries()) if (words[at] !== word) add('word', `m${word}`);
  words.forEach((word, at) => {
    add('word', word);
    // Whatever order and form they have: "burned my hand", "my hand got burnt".
    for (let next = at + 1; next <= at + REACH && next < words.length; next += 1) {
      const pair = [word, words[next] ?? ''];
      add('pair', `${next === at + 1 ? 'n' : 's'}${pair.join(' ')}`);
    }
    if (isHan(word)) {
      const run = words.slice(at, at + 3);
      if (run.length === 3 && run.every(isHan)) add('gram', run.join(''));
      return;
    }
    const bordered = `_${word}_`;
    for (let size = SHORTEST_GRAM; size <= LONGEST_GRAM; size += 1)
      for (let start = 0; start + size <= bordered.length; start += 1) add('gram', bordered.slice(start, start + size));
  });
  addConcepts(conceptsOf(marked, words), words, (feature) => add('concept', feature));
  return join(blocks);
}

/** Who does what to whom, in its order, and the words beside, which say what the lists do not ("not", "if", a name). */
function addConcepts(concepts: readonly Concepts[], words: readonly string[], add: (feature: string) => void): void {
  concepts.forEach(({ at, end, meanings }, i) => {
    const [second, third] = concepts.slice(i + 1, i + 3);
    for (const meaning of meanings) {
      add(meaning);
      if (at > 0) add(`<${meaning} ${words[at - 1]}`);
      if (end < words.length) add(`>${meaning} ${words[end]}`);
      for (const later of concepts.slice(i + 1, i + CONCEPT_REACH))
        for (const other of later.meanings) add(`${meaning}>${other}`);
      for (const other of second?.meanings ?? [])
        for (const last of third?.meanings ?? []) add(`${meaning}>${other}>${last}`);
    }
  });
}

function join(blocks: Readonly<Record<Block, ReadonlyMap<number, number>>>): DangerVector {
  const sums = new Map<number, number>();
  for (const block of BLOCKS) {
    let squares = 0;
    // How often a word is repeated says little.
    for (const count of blocks[block].values()) squares += Math.log1p(count) ** 2;
    if (squares === 0) continue;
    const scale = BLOCK_WEIGHTS[block] / Math.sqrt(squares);
    for (const [bucket, count] of blocks[block]) sums.set(bucket, (sums.get(bucket) ?? 0) + Math.log1p(count) * scale);
  }
  return { buckets: Uint32Array.from(sums.keys()), values: Float32Array.from(sums.values()) };
}
