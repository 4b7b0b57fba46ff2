/**
 * Trains the language model: `node scripts/train/language.ts --data <folder>`.
 * Reads langid.train.jsonl and massive.*.train.jsonl of the folder and the project's own help center and intent phrasings;
 * writes kb/search/artefacts/language.bin and its entry of manifest.json. Same input, same bytes.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { fold, normalise, wordsOf } from '../../kb/search/analysis/normalise.ts';
import { LANGUAGE_BUCKETS, languageFeatures } from '../../kb/search/language/features.ts';
import { LANGUAGE_WEIGHTS, MODEL_LOCALES, type ModelLocale } from '../../kb/search/language/model.ts';
import { SHIPPED_WORDS } from '../../kb/search/words/search-words.ts';
import { ownTexts } from './own-texts.ts';
import { seededRandom, shuffle } from './random.ts';
import { readLines, requireLines } from './read-lines.ts';
import { writeArtefact } from './write-artefact.ts';

const EPOCHS = 5;
const RATE = 0.5;
const DECAY = 2e-7;
const CLASSES = MODEL_LOCALES.length;

/** Informal Indonesian words of the data folder; none where it lacks them. */
function readSlang(folder: string): Record<string, string> {
  const path = join(folder, 'slang.id.json');
  return existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as Record<string, string>) : {};
}

interface Example {
  readonly features: Uint32Array;
  readonly label: number;
}

/** A text as it is, without its diacritics, and two snippets of 1–4 words: chats are short and lazily typed. */
function* variants(text: string, random: () => number): Generator<string[]> {
  const words = wordsOf(normalise(text));
  if (words.length === 0) return;
  yield words;
  const folded = words.map(fold);
  if (folded.some((word, i) => word !== words[i])) yield folded;
  for (let copy = 0; copy < 2; copy++) {
    const length = 1 + Math.floor(random() * 4);
    const start = Math.floor(random() * Math.max(1, words.length - length + 1));
    yield (copy === 0 ? words : folded).slice(start, start + length);
  }
}

function gather(folder: string, random: () => number): Example[] {
  const texts: { text: string; lang: ModelLocale; copies: number }[] = [];
  const isModelLocale = (lang: string | undefined): lang is ModelLocale =>
    (MODEL_LOCALES as readonly (string | undefined)[]).includes(lang);
  for (const line of requireLines(folder, 'langid.train.jsonl')) {
    if (isModelLocale(line.lang)) texts.push({ text: line.text, lang: line.lang, copies: 1 });
  }
  for (const lang of MODEL_LOCALES) {
    for (const line of readLines(folder, `massive.${lang}.train.jsonl`) ?? []) {
      texts.push({ text: line.text, lang, copies: 1 });
    }
    for (const text of ownTexts(lang)) texts.push({ text, lang, copies: 3 });
    // Chat spellings tell Indonesian from Malay better than any word of a newspaper.
    const chat = Object.keys({ ...SHIPPED_WORDS[lang].slang, ...(lang === 'id' ? readSlang(folder) : {}) });
    for (let i = 0; i + 1 < chat.length; i++) texts.push({ text: `${chat[i]} ${chat[i + 1]}`, lang, copies: 1 });
  }
  const examples: Example[] = [];
  for (const { text, lang, copies } of texts) {
    for (let copy = 0; copy < copies; copy++) {
      for (const words of variants(text, random)) {
        examples.push({ features: Uint32Array.from(languageFeatures(words)), label: MODEL_LOCALES.indexOf(lang) });
      }
    }
  }
  return examples;
}

interface Trained {
  readonly weights: Float32Array;
  readonly bias: Float64Array;
}

/** Multinomial logistic regression by AdaGrad, one example at a time. */
function train(examples: Example[], random: () => number): Trained {
  const weights = new Float32Array(LANGUAGE_WEIGHTS);
  const squares = new Float32Array(LANGUAGE_WEIGHTS).fill(1e-4);
  const bias = new Float64Array(CLASSES);
  const p = new Float64Array(CLASSES);
  for (let epoch = 0; epoch < EPOCHS; epoch++) {
    let loss = 0;
    for (const { features, label } of shuffle(examples, random)) {
      const norm = 1 / Math.sqrt(features.length);
      p.set(bias);
      for (const feature of features) {
        for (let k = 0; k < CLASSES; k++) p[k] = (p[k] ?? 0) + norm * (weights[feature * CLASSES + k] ?? 0);
      }
      const highest = Math.max(...p);
      let sum = 0;
      for (let k = 0; k < CLASSES; k++) {
        const power = Math.exp((p[k] ?? 0) - highest);
        p[k] = power;
        sum += power;
      }
      for (let k = 0; k < CLASSES; k++) p[k] = (p[k] ?? 0) / sum - (k === label ? 1 : 0);
      loss -= Math.log(1 + (p[label] ?? 0));
      for (let k = 0; k < CLASSES; k++) bias[k] = (bias[k] ?? 0) - 0.002 * (p[k] ?? 0);
      for (const feature of features) {
        for (let k = 0; k < CLASSES; k++) {
          const at = feature * CLASSES + k;
          const w = weights[at] ?? 0;
          const gradient = norm * (p[k] ?? 0) + DECAY * w;
          const square = (squares[at] ?? 0) + gradient * gradient;
          squares[at] = square;
          weights[at] = w - (RATE * gradient) / Math.sqrt(square);
        }
      }
    }
    process.stderr.write(`epoch ${epoch + 1}: loss ${(loss / examples.length).toFixed(4)}\n`);
  }
  return { weights, bias };
}

/** One byte a weight: clipped at the 99.99th percentile of their sizes. */
function quantise(weights: Float32Array): { bytes: Int8Array; scale: number } {
  const sizes = Float32Array.from(weights, Math.abs).sort();
  const scale = (sizes[Math.floor(sizes.length * 0.9999)] ?? 1) / 127;
  const bytes = Int8Array.from(weights, (w) => Math.max(-127, Math.min(127, Math.round(w / scale))));
  return { bytes, scale };
}

const { values } = parseArgs({ options: { data: { type: 'string' } } });
if (values.data === undefined) throw new Error('usage: node scripts/train/language.ts --data <folder>');
const random = seededRandom(7);
const examples = gather(values.data, random);
process.stderr.write(`${examples.length} examples, ${LANGUAGE_BUCKETS} buckets\n`);
const trained = train(examples, random);
const { bytes, scale } = quantise(trained.weights);
writeArtefact(
  'language.bin',
  Buffer.from(bytes.buffer),
  { scale, bias: [...trained.bias] },
  'scripts/train/language.ts: TICO-19 (CC0), MASSIVE 1.0 train (CC BY 4.0), NLP_bahasa_resources (MIT), the help center of this project',
);
