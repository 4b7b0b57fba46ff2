import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Confidence } from './confidence/confidence.ts';
import { LANGUAGE_WEIGHTS, type LanguageModel } from './language/model.ts';

/** What was trained, shipped with the product and must be whole before the first question. */
export interface SearchArtefacts {
  readonly language: LanguageModel;
  readonly confidence: Confidence;
}

/** `manifest.json`: hash, size, parameters and origin of each artefact. */
export interface Manifest {
  readonly files: Readonly<
    Record<
      string,
      {
        readonly sha256: string;
        readonly bytes: number;
        readonly parameters: unknown;
        readonly provenance: string;
      }
    >
  >;
}

/** A trained artefact is missing or is not the one that the manifest names. */
export class ArtefactError extends Error {
  override readonly name = 'ArtefactError';
  readonly code: 'artefact_missing' | 'artefact_damaged';
  readonly file: string;

  constructor(code: ArtefactError['code'], file: string, cause?: unknown) {
    super(`${code}: ${file}`, { cause });
    this.code = code;
    this.file = file;
  }
}

const SHIPPED = new URL('./artefacts/', import.meta.url);

function read(folder: string, name: string): Buffer {
  try {
    return readFileSync(`${folder}/${name}`);
  } catch (cause) {
    throw new ArtefactError('artefact_missing', name, cause);
  }
}

function parse<T>(name: string, bytes: Buffer): T {
  try {
    return JSON.parse(bytes.toString('utf8')) as T;
  } catch (cause) {
    throw new ArtefactError('artefact_damaged', name, cause);
  }
}

/**
 * Reads the trained artefacts (by default the ones shipped) and checks each by its hash.
 * Throws `ArtefactError` with `artefact_missing` or `artefact_damaged`.
 */
export function loadArtefacts(folder: string | URL = SHIPPED): SearchArtefacts {
  const path = typeof folder === 'string' ? folder : fileURLToPath(folder);
  const manifest = parse<Manifest>('manifest.json', read(path, 'manifest.json'));
  const checked = (name: string): { bytes: Buffer; parameters: unknown } => {
    const entry = manifest.files?.[name];
    if (entry === undefined) throw new ArtefactError('artefact_missing', name);
    const bytes = read(path, name);
    if (createHash('sha256').update(bytes).digest('hex') !== entry.sha256) {
      throw new ArtefactError('artefact_damaged', name);
    }
    return { bytes, parameters: entry.parameters };
  };
  const language = checked('language.bin');
  if (language.bytes.length !== LANGUAGE_WEIGHTS) throw new ArtefactError('artefact_damaged', 'language.bin');
  const { scale, bias } = language.parameters as { scale: number; bias: number[] };
  return {
    language: {
      weights: new Int8Array(language.bytes.buffer, language.bytes.byteOffset, language.bytes.length),
      scale,
      bias,
    },
    confidence: parse<Confidence>('confidence.jsonl', checked('confidence.jsonl').bytes),
  };
}
