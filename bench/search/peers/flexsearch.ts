import { Charset, Document } from 'flexsearch';
import type { Peer } from './peer.ts';

/** FlexSearch: suggestions on (otherwise every word must match), its order kept as it gives no scores. */
export const flexsearch: Peer = {
  name: 'FlexSearch',
  kind: 'search',
  build(documents, locale) {
    const index = new Document({
      document: { id: 'id', index: ['title', 'phrasings', 'body'] },
      tokenize: 'strict',
      encoder: locale === 'zh-Hant' ? Charset.CJK : Charset.LatinBalance,
      context: { depth: 2, resolution: 3, bidirectional: true },
    });
    documents.forEach((doc, id) => {
      index.add({ id, title: doc.title, phrasings: doc.phrasings.join('\n'), body: doc.body });
    });
    const rank = (question: string): number[] => {
      const found = index.search(question, { suggest: true, limit: 10, merge: true }) as unknown as { id: number }[];
      return found.map((hit) => hit.id);
    };
    return { rank, confidence: (question) => rank(question).length };
  },
};
