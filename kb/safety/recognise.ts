import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { CONCEPTS_SHA256 } from './concepts.ts';
import { DANGER_KINDS, type Danger } from './danger.ts';
import { safetyFeatures } from './features.ts';
import { POSSIBLE } from './levels.ts';
import { SAFETY_WEIGHTS, type SafetyModel, safetyProbabilities } from './model.ts';

/** Finds out whether somebody who writes may be in danger; reads any language of the six, and mixtures of them. */
export type RecogniseDanger = (text: string) => Danger | undefined;

/**
 * Loads the trained recogniser that ships with the product.
 * @throws Error where the model is not the one that its description names
 */
export function dangerRecogniser(): RecogniseDanger {
  const model = loadModel();
  return (text) => {
    const vector = safetyFeatures(text);
    if (vector.buckets.length === 0) return undefined;
    const [none = 1, ...kinds] = safetyProbabilities(model, vector);
    const kind = DANGER_KINDS[kinds.indexOf(Math.max(...kinds))];
    return kind === undefined || 1 - none < POSSIBLE ? undefined : { kind, confidence: 1 - none };
  };
}

function loadModel(): SafetyModel {
  const read = (name: string) => readFileSync(new URL(name, import.meta.url));
  const { sha256, concepts, scale, bias } = JSON.parse(read('model.json').toString()) as {
    sha256: string;
    concepts: string;
    scale: number;
    bias: number[];
  };
  const bytes = read('model.bin');
  if (bytes.length !== SAFETY_WEIGHTS || createHash('sha256').update(bytes).digest('hex') !== sha256)
    throw new Error('kb/safety/model.bin is not the one that model.json names');
  if (concepts !== CONCEPTS_SHA256)
    throw new Error('kb/safety/concepts changed after kb/safety/model.bin was trained: node scripts/train/safety.ts');
  return { weights: new Int8Array(bytes.buffer, bytes.byteOffset, bytes.length), scale, bias };
}
