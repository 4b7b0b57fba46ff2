import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { readContentFiles } from '../../kb/articles/content-files.ts';
import type { AnalysisLanguage } from '../../kb/search/analysis/analyse.ts';
import type { CorpusDocument } from '../../kb/search/corpus-document.ts';
import { GROUPS } from '../../kb/search/groups.ts';
import { type IntentPhrasings, shelfEntries } from '../../kb/search/shelf-documents.ts';
import type { Intent } from '../../kb/search/types.ts';
import { LOCALES, type Locale } from '../../protocol/locale.ts';
import { seededRandom, shuffle } from './random.ts';
import { type LabelledLine, requireLines } from './read-lines.ts';

/** A small help center and questions to it. `document` is −1 for questions near it and −2 for those far from it. */
export interface Trial {
  readonly name: string;
  readonly language: AnalysisLanguage;
  readonly documents: readonly CorpusDocument[];
  /** Which of the documents are intents; none on public sets. */
  readonly isIntent: readonly boolean[];
  readonly questions: readonly { readonly text: string; readonly document: number }[];
  /** Trials of the second seed only draw the risk–coverage curves. */
  readonly seed: number;
}

const SETS: readonly { name: string; language: AnalysisLanguage; sizes: readonly number[]; far: string }[] = [
  { name: 'clinc150', language: 'en', sizes: [10, 20], far: 'banking77' },
  { name: 'banking77', language: 'en', sizes: [10, 20], far: 'clinc150' },
  { name: 'massive.zh-Hant', language: 'zh', sizes: [10, 20], far: 'own' },
];

/** Trials on public sets: a quarter of the labels is hidden, its texts are the near out-of-scope questions. */
export function* publicTrials(folder: string): Generator<Trial> {
  for (const { name, language, sizes, far } of SETS) {
    const byLabel = groupByLabel(requireLines(folder, `${name}.train.jsonl`));
    for (const size of sizes) {
      for (const seed of [1, 2]) {
        const random = seededRandom(seed * 100 + size);
        const labels = shuffle([...byLabel.keys()], random);
        const hidden = labels.splice(Math.floor(labels.length * 0.75));
        const documents = labels.map((label) => ({
          title: label.replaceAll('_', ' '),
          phrasings: (byLabel.get(label) ?? []).slice(0, size),
          body: '',
        }));
        const inScope = labels.flatMap((label, document) =>
          (byLabel.get(label) ?? []).slice(size).map((text) => ({ text, document })),
        );
        const near = hidden.flatMap((label) => (byLabel.get(label) ?? []).map((text) => ({ text, document: -1 })));
        const farTexts =
          far === 'own' ? ownPhrasings('zh-Hant') : requireLines(folder, `${far}.train.jsonl`).map((line) => line.text);
        const questions = [
          ...shuffle(inScope, random).slice(0, 800),
          ...shuffle(near, random).slice(0, 400),
          ...shuffle([...farTexts], random)
            .slice(0, 300)
            .map((text) => ({ text, document: -2 })),
        ];
        yield { name, language, documents, isIntent: documents.map(() => false), questions, seed };
      }
    }
  }
}

/** Trials on the project's own help center: some phrasings are held back as questions, foreign talk is out of scope. */
export function* ownTrials(folder: string): Generator<Trial> {
  const articles = readContentFiles(fileURLToPath(new URL('../../kb/content', import.meta.url))).map((article) => ({
    ...article,
    revision: 1,
  }));
  const intents = readIntents();
  for (const group of GROUPS) {
    for (const seed of [1, 2]) {
      const random = seededRandom(seed);
      const questions: { text: string; document: number }[] = [];
      const entries = shelfEntries(group, articles, intents);
      const documents = entries.map(({ document }, at) => {
        const phrasings = shuffle([...document.phrasings], random);
        const held = phrasings.splice(0, Math.floor(phrasings.length / 4));
        for (const text of held) questions.push({ text, document: at });
        return { ...document, phrasings };
      });
      for (const locale of group.locales) {
        const far = requireLines(folder, `massive.${locale}.train.jsonl`).map((line) => line.text);
        const talk = locale === 'en' ? requireLines(folder, 'clinc150.train.jsonl').map((line) => line.text) : [];
        for (const text of shuffle([...far, ...talk], random).slice(0, 300)) questions.push({ text, document: -2 });
      }
      const isIntent = entries.map(({ kind }) => kind === 'intent');
      yield { name: `own.${group.locales.join('+')}`, language: group.language, documents, isIntent, questions, seed };
    }
  }
}

function readIntents(): IntentPhrasings {
  const read = (locale: Locale): Partial<Record<Intent, string[]>> =>
    JSON.parse(readFileSync(new URL(`../../dialogs/intents/${locale}.json`, import.meta.url), 'utf8'));
  return Object.fromEntries(LOCALES.map((locale) => [locale, read(locale)])) as unknown as IntentPhrasings;
}

function ownPhrasings(locale: Locale): string[] {
  return readContentFiles(fileURLToPath(new URL('../../kb/content', import.meta.url)))
    .filter((article) => article.locale === locale)
    .flatMap((article) => article.phrasings);
}

function groupByLabel(lines: readonly LabelledLine[]): Map<string, string[]> {
  const groups = new Map<string, string[]>();
  for (const { label = '', text } of lines) {
    const texts = groups.get(label) ?? [];
    texts.push(text);
    groups.set(label, texts);
  }
  return groups;
}
