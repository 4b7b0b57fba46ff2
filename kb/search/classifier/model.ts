import { BLOCK_WEIGHTS, type FeatureBlocks } from './features.ts';

/** A trained multinomial logistic regression over hashed features. Plain data: it crosses from the worker as it is. */
export interface ClassifierModel {
  readonly classes: number;
  /** Hashes of the features, sorted ascending. */
  readonly keys: Uint32Array;
  /** Inverse document frequency of each feature. */
  readonly idf: Float32Array;
  /** What a feature that no text had would have. */
  readonly strangerIdf: number;
  /** Weights, feature by feature, `classes` each. */
  readonly weights: Float32Array;
  readonly bias: Float32Array;
}

/** A sparse vector of length one over the features that the model knows. */
export interface SparseVector {
  readonly features: Uint32Array;
  readonly values: Float32Array;
  /** How much (0–1) of the text's own length lies on features that the model knows. */
  readonly known: number;
}

/** TF-IDF, each block scaled to its weight (unknown features take their share of it), then the whole to length one. */
export function toVector(
  blocks: FeatureBlocks,
  keys: Uint32Array,
  idf: Float32Array,
  strangerIdf: number,
): SparseVector {
  const size = blocks.reduce((sum, block) => sum + block.size, 0);
  const features = new Uint32Array(size);
  const values = new Float32Array(size);
  let length = 0;
  let total = 0;
  let whole = 0;
  blocks.forEach((block, b) => {
    const start = length;
    let squares = 0;
    let known = 0;
    for (const [key, count] of block) {
      const at = findKey(keys, key);
      const value = count * (at < 0 ? strangerIdf : (idf[at] ?? 0));
      squares += value * value;
      if (at < 0) continue;
      known += value * value;
      features[length] = at;
      values[length++] = value;
    }
    if (squares === 0) return;
    whole += (BLOCK_WEIGHTS[b] ?? 0) ** 2;
    const scale = (BLOCK_WEIGHTS[b] ?? 0) / Math.sqrt(squares);
    total += known * scale * scale;
    for (let i = start; i < length; i++) values[i] = (values[i] ?? 0) * scale;
  });
  const scale = total === 0 ? 0 : 1 / Math.sqrt(total);
  for (let i = 0; i < length; i++) values[i] = (values[i] ?? 0) * scale;
  return {
    features: features.subarray(0, length),
    values: values.subarray(0, length),
    known: whole === 0 ? 0 : Math.sqrt(total / whole),
  };
}

/** Looks a hash up by bisection; −1 where the model lacks it. */
function findKey(keys: Uint32Array, key: number): number {
  let low = 0;
  let high = keys.length - 1;
  while (low <= high) {
    const middle = (low + high) >>> 1;
    const found = keys[middle] ?? 0;
    if (found === key) return middle;
    if (found < key) low = middle + 1;
    else high = middle - 1;
  }
  return -1;
}

/** The logit of each class for a question, and how much of the question the model knows at all. */
export interface Classified {
  readonly logits: Float32Array;
  readonly known: number;
}

export function classify(model: ClassifierModel, blocks: FeatureBlocks): Classified {
  const { classes, weights } = model;
  const vector = toVector(blocks, model.keys, model.idf, model.strangerIdf);
  const logits = Float32Array.from(model.bias);
  for (let i = 0; i < vector.features.length; i++) {
    const at = (vector.features[i] ?? 0) * classes;
    const value = vector.values[i] ?? 0;
    for (let k = 0; k < classes; k++) logits[k] = (logits[k] ?? 0) + value * (weights[at + k] ?? 0);
  }
  return { logits, known: vector.known };
}
