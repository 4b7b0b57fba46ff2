/**
 * Trains the recogniser of people in danger: `node scripts/train/danger.ts [--folds 4]`.
 * Reads kb/danger/lines, the development set and the phrasings of the help center; writes kb/danger/model.bin and model.json.
 * With `--folds` it says how lines are judged that it was not trained on, and writes nothing. Same input, same bytes.
 */
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { CONCEPTS_SHA256 } from '../../kb/danger/concepts.ts';
import { DANGER_KINDS, type DangerKind, POSSIBLE, SURE } from '../../kb/danger/danger.ts';
import { dangerFeatures } from '../../kb/danger/features.ts';
import { type DangerModel, dangerProbabilities } from '../../kb/danger/model.ts';
import { LOCALES, type Locale } from '../../protocol/locale.ts';
import { EN } from '../../protocol/money/words/en.ts';
import { ES } from '../../protocol/money/words/es.ts';
import { ID } from '../../protocol/money/words/id.ts';
import type { MoneyWords } from '../../protocol/money/words/money-words.ts';
import { MS } from '../../protocol/money/words/ms.ts';
import { VI } from '../../protocol/money/words/vi.ts';
import { ZH } from '../../protocol/money/words/zh-hant.ts';
import { type DangerExample, quantise, trainDanger } from './danger-model.ts';
import { ownTexts } from './own-texts.ts';
import { seededRandom } from './random.ts';

interface Line extends DangerExample {
  readonly locale: Locale;
  readonly kind: DangerKind | 'none';
  /** A phrasing of the help center, which is about no danger whatever words it has. */
  readonly own: boolean;
}

const MONEY: Readonly<Record<Locale, MoneyWords>> = { en: EN, ms: MS, id: ID, vi: VI, es: ES, 'zh-Hant': ZH };

/** Somebody in danger counts more: a miss costs more than a false alarm. */
const WEIGHT = { danger: 2.5, none: 1, own: 0.5 };

function lines(): Line[] {
  return LOCALES.flatMap((locale) => {
    const written = ['kb/danger/lines', 'bench/questions/danger/development'].flatMap((folder) =>
      read(`${folder}/${locale}.jsonl`)
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line) as { text: string; kind: Line['kind'] }),
    );
    return [
      ...written.map(({ text, kind }) => ({
        locale,
        kind,
        own: false,
        vector: dangerFeatures(text),
        label: kind === 'none' ? 0 : 1 + DANGER_KINDS.indexOf(kind),
        weight: kind === 'none' ? WEIGHT.none : WEIGHT.danger,
      })),
      ...[...ownTexts(locale, { askingLanguage: true }), ...wordsOfScreens(locale)].map((text) => ({
        locale,
        kind: 'none' as const,
        own: true,
        vector: dangerFeatures(text),
        label: 0,
        weight: WEIGHT.own,
      })),
    ];
  });
}

/** Whatever our own screens and lists say in a language; it is typed back to us. The words for people in danger are left out. */
function wordsOfScreens(locale: Locale): string[] {
  const { safety: _, ...words } = JSON.parse(read(`locales/${locale}.json`)) as Record<string, unknown>;
  const units = texts(MONEY[locale]);
  const sums = units.flatMap((unit) => [`2 ${unit}`, `${unit} 50`, `500 ${unit} ${units[unit.length % units.length]}`]);
  return [...texts(words), ...texts(JSON.parse(read(`dialogs/entities/phrases/${locale}.json`))), ...units, ...sums];
}

/** Every text in some JSON, keys of lists of words included. */
function texts(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return [...(Array.isArray(value) ? [] : Object.keys(value)), ...Object.values(value).flatMap(texts)];
}

function read(path: string): string {
  return readFileSync(fileURLToPath(new URL(`../../${path}`, import.meta.url)), 'utf8');
}

function train(examples: readonly Line[]): DangerModel {
  return quantise(trainDanger(examples, seededRandom(7)));
}

/** Each line judged by a model that was trained on the other folds. */
function printFolds(all: readonly Line[], folds: number): void {
  const judged = Array.from({ length: folds }, (_, fold) => {
    const model = train(all.filter((_line, at) => at % folds !== fold));
    return all
      .filter((_line, at) => at % folds === fold)
      .map((line) => ({ line, danger: 1 - (dangerProbabilities(model, line.vector)[0] ?? 1) }));
  }).flat();
  for (const threshold of [POSSIBLE, SURE])
    for (const locale of LOCALES) {
      const share = (wanted: (line: Line) => boolean): string => {
        const those = judged.filter(({ line }) => line.locale === locale && wanted(line));
        const found = those.filter(({ danger }) => danger >= threshold).length;
        return `${((100 * found) / Math.max(1, those.length)).toFixed(1)} %`;
      };
      const kinds = DANGER_KINDS.map((kind) => `${kind} ${share((line) => line.kind === kind)}`);
      const none = share((line) => line.kind === 'none' && !line.own);
      process.stdout.write(
        `${threshold} ${locale}: ${kinds.join(', ')}; hard harmless lines ${none}, phrasings ${share((line) => line.own)}\n`,
      );
    }
}

const { values } = parseArgs({ options: { folds: { type: 'string' } } });
const all = lines();
if (values.folds !== undefined) printFolds(all, Number(values.folds));
else {
  const { weights, scale, bias } = train(all);
  const bytes = Buffer.from(weights.buffer);
  const folder = fileURLToPath(new URL('../../kb/danger/', import.meta.url));
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  writeFileSync(`${folder}model.bin`, bytes);
  const about = { sha256, concepts: CONCEPTS_SHA256, lines: all.length, scale, bias };
  const fields = Object.entries(about).map(
    ([name, value]) => `  "${name}": ${JSON.stringify(value).replaceAll(',', ', ')}`,
  );
  writeFileSync(`${folder}model.json`, `{\n${fields.join(',\n')}\n}\n`);
  process.stdout.write(`${all.length} lines, ${bytes.length} bytes\n`);
}
