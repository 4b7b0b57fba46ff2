import BayesClassifier from 'natural/lib/natural/classifiers/bayes_classifier.js';
import TfIdf from 'natural/lib/natural/tfidf/tfidf.js';
import { splitWords } from '../../../kb/search/analysis/analyse.ts';
import type { Peer } from './peer.ts';

/** natural's own tokenizers lose Chinese and digits, so it gets our words: its ranking is under test, not its splitting. */
const words = splitWords;

export const naturalTfIdf: Peer = {
  name: 'natural TfIdf',
  kind: 'search',
  mostDocuments: 1_000,
  build(documents) {
    const index = new TfIdf();
    for (const doc of documents) index.addDocument(words([doc.title, ...doc.phrasings, doc.body].join('\n')));
    const ask = (question: string) => {
      const scores: number[] = index.tfidfs(words(question));
      return scores.map((score, id) => ({ score, id })).sort((a, b) => b.score - a.score);
    };
    return {
      rank: (question) =>
        ask(question)
          .slice(0, 10)
          .map((hit) => hit.id),
      confidence: (question) => ask(question)[0]?.score ?? 0,
    };
  },
};

export const naturalBayes: Peer = {
  name: 'natural Bayes',
  kind: 'classifier',
  build(documents) {
    const classifier = new BayesClassifier();
    documents.forEach((doc, id) => {
      for (const text of [doc.title, ...doc.phrasings]) classifier.addDocument(words(text), String(id));
    });
    classifier.train();
    const ask = (question: string) => classifier.getClassifications(words(question));
    return {
      rank: (question) =>
        ask(question)
          .slice(0, 10)
          .map((hit) => Number(hit.label)),
      confidence: (question) => {
        const found = ask(question);
        const sum = found.reduce((total, hit) => total + hit.value, 0);
        return (found[0]?.value ?? 0) / (sum || 1);
      },
    };
  },
};
