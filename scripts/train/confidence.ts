/**
 * Fits the two confidences and draws their risk–coverage curves: `node scripts/train/confidence.ts --data <folder>`.
 * Reads clinc150, banking77 and massive.*.train.jsonl and the project's own help center; never an eval split.
 * Writes kb/search/artefacts/confidence.jsonl. Takes a few minutes. Same input, same bytes.
 */
import { parseArgs } from 'node:util';
import { trainingExamples } from '../../kb/search/classifier/examples.ts';
import { trainModel } from '../../kb/search/classifier/train.ts';
import {
  type Confidence,
  type ConfidencePair,
  type CurvePoint,
  type Curves,
  confidencesOf,
} from '../../kb/search/confidence/confidence.ts';
import { buildCorpus } from '../../kb/search/corpus.ts';
import { GROUPS } from '../../kb/search/groups.ts';
import { rank } from '../../kb/search/rank.ts';
import { ownTrials, publicTrials, type Trial } from './calibration-questions.ts';
import { fitCalibrator } from './fit-calibrator.ts';
import { writeArtefact } from './write-artefact.ts';

/** How much a question near the help center counts beside one far from it: some of them are hardly told apart by people. */
const NEAR_WEIGHT = 0.3;
/** The own help center has fewer questions than the public sets but is what the product ships with. */
const OWN_WEIGHT = 1;

interface Row {
  readonly trial: Trial;
  readonly document: number;
  readonly fused: { readonly features: readonly number[]; readonly right: boolean };
  readonly lexical: { readonly features: readonly number[]; readonly right: boolean };
}

function rowsOf(trial: Trial): Row[] {
  const corpus = buildCorpus(trial.language, trial.documents);
  const model = trainModel(trainingExamples(trial.documents, trial.language), trial.documents.length);
  process.stderr.write(`${trial.name} #${trial.seed}: ${trial.documents.length} documents\n`);
  return trial.questions.map(({ text, document }) => {
    const [fused, lexical] = [model, undefined].map((used) => {
      const { features, ranked } = rank(corpus, used, text, 1);
      return { features, right: ranked[0]?.document === document };
    });
    if (fused === undefined || lexical === undefined) throw new Error('unreachable');
    return { trial, document, fused, lexical };
  });
}

function fitPair(rows: readonly Row[], kind: 'fused' | 'lexical'): ConfidencePair {
  const weightOf = (row: Row): number =>
    (row.document === -1 ? NEAR_WEIGHT : 1) * (row.trial.name.startsWith('own') ? OWN_WEIGHT : 1);
  return {
    inScope: fitCalibrator(
      rows.map((row) => ({ features: row[kind].features, yes: row.document >= 0, weight: weightOf(row) })),
    ),
    margin: fitCalibrator(
      rows
        .filter((row) => row.document >= 0)
        .map((row) => ({ features: row[kind].features, yes: row[kind].right, weight: weightOf(row) })),
    ),
  };
}

const scriptOf = (row: Row): 'latin' | 'han' => (row.trial.language === 'zh' ? 'han' : 'latin');

/** Curves over trials on the own help center, by confidences fitted on the trials of the other seed. */
function curvesOf(rows: readonly Row[], fitted: ReadonlyMap<number, Omit<Confidence, 'curves'>>): Curves {
  const judged = rows.flatMap((row) => {
    const half = fitted.get(3 - row.trial.seed);
    if (half === undefined) return [];
    return [{ row, ...confidencesOf({ ...half, curves: {} }, scriptOf(row), true, row.fused.features) }];
  });
  const inside = judged.filter(({ row }) => row.document >= 0);
  const outside = judged.filter(({ row }) => row.document === -2);
  const share = (part: number, whole: number): number => Number((whole === 0 ? 0 : part / whole).toFixed(4));
  const thresholds = Array.from({ length: 99 }, (_, i) => (i + 1) / 100);
  const inScope: CurvePoint[] = thresholds.map((threshold) => ({
    threshold,
    risk: share(outside.filter((item) => item.inScope >= threshold).length, outside.length),
    coverage: share(inside.filter((item) => item.inScope >= threshold).length, inside.length),
  }));
  const margin: CurvePoint[] = thresholds.map((threshold) => {
    const passed = inside.filter((item) => item.margin >= threshold);
    return {
      threshold,
      risk: share(passed.filter(({ row }) => !row.fused.right).length, passed.length),
      coverage: share(passed.length, inside.length),
    };
  });
  return { inScope, margin };
}

function fitAll(rows: readonly Row[]): Omit<Confidence, 'curves'> {
  const latin = rows.filter((row) => scriptOf(row) === 'latin');
  const han = rows.filter((row) => scriptOf(row) === 'han');
  return {
    latin: { fused: fitPair(latin, 'fused'), lexical: fitPair(latin, 'lexical') },
    han: { fused: fitPair(han, 'fused'), lexical: fitPair(han, 'lexical') },
  };
}

const { values } = parseArgs({ options: { data: { type: 'string' } } });
if (values.data === undefined) throw new Error('usage: node scripts/train/confidence.ts --data <folder>');
const rows = [...publicTrials(values.data), ...ownTrials(values.data)].flatMap(rowsOf);
const halves = new Map([1, 2].map((seed) => [seed, fitAll(rows.filter((row) => row.trial.seed === seed))] as const));
const curves = Object.fromEntries(
  GROUPS.map(({ language }) => {
    const own = rows.filter((row) => row.trial.name.startsWith('own') && row.trial.language === language);
    return [language, curvesOf(own, halves)] as const;
  }),
);
const confidence: Confidence = { ...fitAll(rows), curves };
writeArtefact(
  'confidence.jsonl',
  Buffer.from(`${JSON.stringify(confidence)}\n`),
  { questions: rows.length },
  'scripts/train/confidence.ts: CLINC150 train (CC BY 3.0), BANKING77 and MASSIVE 1.0 train (CC BY 4.0), the help center of this project',
);
