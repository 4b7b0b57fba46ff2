import { type AnalysisLanguage, splitWords } from '../analysis/analyse.ts';
import type { CorpusDocument } from '../corpus-document.ts';
import { classifierFeatures } from './features.ts';
import type { TrainingExample } from './train.ts';

/** Every title and phrasing as an example of its document. A title of several lines is one in each language. */
export function trainingExamples(documents: readonly CorpusDocument[], language: AnalysisLanguage): TrainingExample[] {
  return documents.flatMap(({ title, phrasings }, label) =>
    [...title.split('\n'), ...phrasings]
      .map((text) => splitWords(text))
      .filter((words) => words.length > 0)
      .map((words) => ({ features: classifierFeatures(words, language), label })),
  );
}
