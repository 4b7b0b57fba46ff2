import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Manifest } from '../../kb/search/artefacts.ts';

const FOLDER = fileURLToPath(new URL('../../kb/search/artefacts/', import.meta.url));

/** Writes one artefact with its hash, its parameters and where it came from into the manifest. */
export function writeArtefact(name: string, bytes: Buffer, parameters: unknown, provenance: string): void {
  mkdirSync(FOLDER, { recursive: true });
  const path = `${FOLDER}manifest.json`;
  const manifest: Manifest = existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as Manifest) : { files: {} };
  const entry = {
    sha256: createHash('sha256').update(bytes).digest('hex'),
    bytes: bytes.length,
    parameters,
    provenance,
  };
  writeFileSync(`${FOLDER}${name}`, bytes);
  writeFileSync(path, `${JSON.stringify({ files: { ...manifest.files, [name]: entry } }, null, 2)}\n`);
  process.stderr.write(`${name}: ${bytes.length} bytes\n`);
}
