import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** One line of an evaluation set: a text and its label or language. */
export interface LabelledLine {
  readonly id?: string;
  readonly text: string;
  readonly label?: string;
  readonly lang?: string;
}

/** Reads a JSON Lines file of the data folder; undefined where the folder does not hold it. */
export function readLines(folder: string, name: string): LabelledLine[] | undefined {
  const path = join(folder, name);
  if (!existsSync(path)) return undefined;
  return readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as LabelledLine);
}

/** Reads a file that must be there. */
export function requireLines(folder: string, name: string): LabelledLine[] {
  const lines = readLines(folder, name);
  if (lines === undefined) throw new Error(`${name} is not in ${folder}`);
  return lines;
}
