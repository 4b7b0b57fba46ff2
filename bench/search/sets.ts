import { LOCALES, type Locale } from '../../protocol/locale.ts';
import { readLines } from '../../scripts/train/read-lines.ts';
import type { BenchDocument } from './peers/peer.ts';

/** A labelled set as a help center: an article per label, titled with its words, holding its first n train texts. */
export interface LabelledSet {
  readonly documents: readonly BenchDocument[];
  /** `document` is −1 for a question that no article answers. */
  readonly questions: readonly { readonly text: string; readonly document: number }[];
}

/** Reads `<name>.train.jsonl` and `<name>.eval.jsonl`; undefined where either is missing. */
export function readSet(folder: string, name: string, phrasings: number): LabelledSet | undefined {
  const train = readLines(folder, `${name}.train.jsonl`);
  const evaluation = readLines(folder, `${name}.eval.jsonl`);
  if (train === undefined || evaluation === undefined) return undefined;
  const byLabel = new Map<string, string[]>();
  for (const { label = '', text } of train) {
    const texts = byLabel.get(label) ?? [];
    if (texts.length < phrasings) texts.push(text);
    byLabel.set(label, texts);
  }
  const labels = [...byLabel.keys()];
  return {
    documents: labels.map((label) => ({
      title: label.replaceAll('_', ' '),
      phrasings: byLabel.get(label) ?? [],
      body: '',
    })),
    questions: evaluation.map(({ label = '', text }) => ({ text, document: labels.indexOf(label) })),
  };
}

export const MASSIVE_LOCALES: readonly Locale[] = ['en', 'ms', 'id', 'vi', 'es', 'zh-Hant'];

/** Texts with their language: MASSIVE's eval splits, or the Tatoeba samples of langid.eval.jsonl. */
export function readLanguageTexts(folder: string, source: 'massive' | 'tatoeba'): { text: string; lang: Locale }[] {
  if (source === 'massive') {
    return MASSIVE_LOCALES.flatMap((lang) =>
      (readLines(folder, `massive.${lang}.eval.jsonl`) ?? []).map(({ text }) => ({ text, lang })),
    );
  }
  return (readLines(folder, 'langid.eval.jsonl') ?? []).flatMap(({ text, lang = '' }) => {
    const locale = LOCALES.find((known) => known === lang || (lang.startsWith('zh') && known === 'zh-Hant'));
    return locale === undefined ? [] : [{ text, lang: locale }];
  });
}
