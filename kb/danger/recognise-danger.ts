import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { LRUCache } from 'lru-cache';
import { CONCEPTS_SHA256 } from './concepts.ts';
import { DANGER_KINDS, type Danger, POSSIBLE } from './danger.ts';
import { dangerFeatures } from './features.ts';
import { DANGER_WEIGHTS, type DangerModel, dangerProbabilities } from './model.ts';

/** Finds out whether somebody who writes may be in danger; reads any language of the six, and mixtures of them. */
export type RecogniseDanger = (text: string) => Danger | undefined;

/** A message is read where it comes in, and once more in its turn, between which those of others come in. */
const MOST_READ = 256;

/**
 * Loads the trained recogniser that ships with the product.
 * @throws Error where the model is not the one that its description names
 */
export function dangerRecogniser(): RecogniseDanger {
  const model = loadModel();
  const read = new LRUCache<string, { readonly found: Danger | undefined }>({ max: MOST_READ });
  return (text) => {
    const known = read.get(text) ?? { found: recognise(model, text) };
    read.set(text, known);
    return known.found;
  };
}

function recognise(model: DangerModel, text: string): Danger | undefined {
  const vector = dangerFeatures(text);
  if (vector.buckets.length === 0) return undefined;
  const [none = 1, ...kinds] = dangerProbabilities(model, vector);
  const kind = DANGER_KINDS[kinds.indexOf(Math.max(...kinds))];
  return kind === undefined || 1 - none < POSSIBLE ? undefined : { kind, confidence: 1 - none };
}

function loadModel(): DangerModel {
  const read = (name: string) => readFileSync(new URL(name, import.meta.url));
  const { sha256, concepts, scale, bias } = JSON.parse(read('model.json').toString()) as {
    sha256: string;
    concepts: string;
    scale: number;
    bias: number[];
  };
  const bytes = read('model.bin');
  if (bytes.length !== DANGER_WEIGHTS || createHash('sha256').update(bytes).digest('hex') !== sha256)
    throw new Error('kb/danger/model.bin is not the one that model.json names');
  if (concepts !== CONCEPTS_SHA256)
    throw new Error('kb/danger/concepts changed after kb/danger/model.bin was trained: node scripts/train/danger.ts');
  return { weights: new Int8Array(bytes.buffer, bytes.byteOffset, bytes.length), scale, bias };
}
