/**
 * Fits the two confidences and draws their risk–coverage curves: `node scripts/train/confidence.ts --data <folder>`.
 * Reads clinc150, banking77 and massive.*.train.jsonl and the project's own help center; never an eval split.
 * Writes kb/search/artefacts/confidence.jsonl. Takes a few minutes. Same input, same bytes.
 */
import { parseArgs } from 'node:util';
import { type ChosenIntent, chooseIntent } from '../../kb/search/choose-intent.ts';
import { trainingExamples } from '../../kb/search/classifier/examples.ts';
import { trainModel } from '../../kb/search/classifier/train.ts';
import { probabilityOf } from '../../kb/search/confidence/calibrator.ts';
import {
  type Calibrators,
  type Confidence,
  type CurvePoint,
  type Curves,
  calibratorsFor,
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

/** So many hits are looked through for the first article. */
const HITS = 20;

interface Judged {
  readonly features: readonly number[];
  /** The first hit is the right one. */
  readonly right: boolean;
  /** The first article among the hits is the right one. */
  readonly rightArticle: boolean;
  readonly intent: ChosenIntent | undefined;
}

interface Row {
  readonly trial: Trial;
  readonly document: number;
  readonly fused: Judged;
  readonly lexical: Judged;
}

function rowsOf(trial: Trial): Row[] {
  const { documents, language, isIntent } = trial;
  const corpus = buildCorpus(language, documents);
  const model = trainModel(trainingExamples(documents, language), documents.length);
  process.stderr.write(`${trial.name} #${trial.seed}: ${documents.length} documents\n`);
  return trial.questions.map(({ text, document }) => {
    const judge = (used: typeof model | undefined): Judged => {
      const ranking = rank(corpus, used, text, HITS);
      const article = ranking.ranked.find((hit) => isIntent[hit.document] !== true);
      return {
        features: ranking.features,
        right: ranking.ranked[0]?.document === document,
        rightArticle: article?.document === document,
        intent: chooseIntent(ranking, isIntent),
      };
    };
    return { trial, document, fused: judge(model), lexical: judge(undefined) };
  });
}

function fitAllOf(rows: readonly Row[], kind: 'fused' | 'lexical'): Calibrators {
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
    intent: fitCalibrator(
      rows.flatMap((row) => {
        const { intent } = row[kind];
        if (intent === undefined) return [];
        return [{ features: intent.features, yes: intent.document === row.document, weight: 1 }];
      }),
    ),
  };
}

const scriptOf = (row: Row): 'latin' | 'han' => (row.trial.language === 'zh' ? 'han' : 'latin');

/** Curves over trials on the own help center, by confidences fitted on the trials of the other seed. */
function curvesOf(rows: readonly Row[], fitted: ReadonlyMap<number, Omit<Confidence, 'curves'>>): Curves {
  const judged = rows.flatMap((row) => {
    const half = fitted.get(3 - row.trial.seed);
    if (half === undefined) return [];
    const calibrators = calibratorsFor(half, scriptOf(row), true);
    const { inScope, margin } = confidencesOf(calibrators, row.fused.features);
    const { intent } = row.fused;
    const meant = intent === undefined ? 0 : probabilityOf(calibrators.intent, intent.features);
    return [{ row, inScope: inScope * (1 - meant), margin }];
  });
  const inside = judged.filter(({ row }) => row.document >= 0 && row.trial.isIntent[row.document] !== true);
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
      risk: share(passed.filter(({ row }) => !row.fused.rightArticle).length, passed.length),
      coverage: share(passed.length, inside.length),
    };
  });
  return { inScope, margin };
}

function fitAll(rows: readonly Row[]): Omit<Confidence, 'curves'> {
  const latin = rows.filter((row) => scriptOf(row) === 'latin');
  const han = rows.filter((row) => scriptOf(row) === 'han');
  return {
    latin: { fused: fitAllOf(latin, 'fused'), lexical: fitAllOf(latin, 'lexical') },
    han: { fused: fitAllOf(han, 'fused'), lexical: fitAllOf(han, 'lexical') },
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
