declare module 'natural/lib/natural/tfidf/tfidf.js' {
  export default class TfIdf {
    addDocument(words: string[]): void;
    tfidfs(words: string[]): number[];
  }
}
declare module 'natural/lib/natural/classifiers/bayes_classifier.js' {
  export default class BayesClassifier {
    addDocument(words: string[], label: string): void;
    train(): void;
    getClassifications(words: string[]): { label: string; value: number }[];
  }
}
