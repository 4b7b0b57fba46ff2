import { type AnalysisLanguage, splitWords } from '../analysis/analyse.ts';
import type { CorpusDocument } from '../corpus-document.ts';
import { classifierFeatures } from './features.ts';
import type { TrainingExample } from './train.ts';

/**
 * What a question of one passage weighs beside one of the whole article. Measured on questions written apart: at 1 details find
 * their article 7 points more often, but the whole articles and the wishes lose 1; at 0.15 details gain 6, and nothing is lost.
 */
const WORTH_OF_DETAIL = 0.15;

/**
 * Articles with fewer phrasings than this are taught by their text as well: what is asked about them shares more words with the
 * answer than with the little that is known of how people ask. Measured on other shops' help centers (ten phrasings an article).
 */
const FEW_PHRASINGS = 20;
const WORTH_OF_TEXT = 0.5;
/** In help centers of more entries than this texts are left out: each of their words costs a weight for every entry. */
const MOST_TAUGHT = 500;

const CLAUSE_END = /(?<=[.!?;:,。！？；：，])\s*|\n+/u;
const LEAST_WORDS = 2;

/** The text of a document clause by clause, as short as questions are; empty where it has phrasings enough. */
export function textTaught({ phrasings, body }: CorpusDocument, among: number): string[] {
  if (phrasings.length >= FEW_PHRASINGS || among > MOST_TAUGHT) return [];
  return body.split(CLAUSE_END).filter((clause) => splitWords(clause).length >= LEAST_WORDS);
}

/**
 * Every title and phrasing as an example of its document, and the text of those with few. A title of several lines is one in
 * each language.
 */
export function trainingExamples(documents: readonly CorpusDocument[], language: AnalysisLanguage): TrainingExample[] {
  return documents.flatMap((document, label) => {
    const { title, phrasings, details = [] } = document;
    const examples = (texts: readonly string[], worth: number): TrainingExample[] =>
      texts
        .map((text) => splitWords(text))
        .filter((words) => words.length > 0)
        .map((words) => ({ features: classifierFeatures(words, language), label, worth }));
    return [
      ...examples([...title.split('\n'), ...phrasings], 1),
      ...examples(details, WORTH_OF_DETAIL),
      ...examples(textTaught(document, documents.length), WORTH_OF_TEXT),
    ];
  });
}
