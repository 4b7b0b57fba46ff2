import type { AnalysisLanguage } from '../../../kb/search/analysis/analyse.ts';
import { hanShare } from '../../../kb/search/analysis/han.ts';
import { thresholdsOf } from '../../../kb/search/answer-or-decline.ts';
import { loadArtefacts } from '../../../kb/search/artefacts.ts';
import { trainingExamples } from '../../../kb/search/classifier/examples.ts';
import { trainModel } from '../../../kb/search/classifier/train.ts';
import { calibratorsFor, confidencesOf } from '../../../kb/search/confidence/confidence.ts';
import { buildCorpus } from '../../../kb/search/corpus.ts';
import { rank } from '../../../kb/search/rank.ts';
import type { Locale } from '../../../protocol/locale.ts';
import type { Peer } from './peer.ts';

/** How each language is taken apart when it is searched on its own. */
const LANGUAGE_OF: Readonly<Record<Locale, AnalysisLanguage>> = {
  en: 'en',
  ms: 'id',
  id: 'id',
  vi: 'vi',
  es: 'es',
  'zh-Hant': 'zh',
};

export const KAUNTER = 'Kaunter';

const confidence = loadArtefacts().confidence;

/** This retriever, with its classifier trained, or by BM25 alone as it answers before the training is done. */
export function kaunter(trained: boolean): Peer {
  return {
    name: trained ? KAUNTER : 'Kaunter, BM25 alone',
    kind: 'search',
    ...(confidence.curves.en === undefined ? {} : { shippedThreshold: thresholdsOf(confidence.curves.en).answer }),
    build(documents, locale) {
      const language = LANGUAGE_OF[locale];
      const corpus = buildCorpus(language, documents);
      const model = trained ? trainModel(trainingExamples(documents, language), documents.length) : undefined;
      return {
        rank: (question) => rank(corpus, model, question, 10).ranked.map((hit) => hit.document),
        confidence: (question) => {
          const { query, features } = rank(corpus, model, question, 3);
          const script = hanShare(query.words) > 0 ? 'han' : 'latin';
          return confidencesOf(calibratorsFor(confidence, script, trained), features).inScope;
        },
      };
    },
  };
}
