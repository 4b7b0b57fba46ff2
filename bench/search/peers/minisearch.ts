import MiniSearch from 'minisearch';
import type { Peer } from './peer.ts';

/** MiniSearch as its manual recommends for typed questions: prefix and fuzzy matching, boosted titles. */
export const minisearch: Peer = {
  name: 'MiniSearch',
  kind: 'search',
  build(documents) {
    const index = new MiniSearch<{ id: number; title: string; phrasings: string; body: string }>({
      fields: ['title', 'phrasings', 'body'],
      searchOptions: { boost: { title: 2 }, prefix: true, fuzzy: 0.2 },
    });
    index.addAll(
      documents.map((doc, id) => ({ id, title: doc.title, phrasings: doc.phrasings.join('\n'), body: doc.body })),
    );
    return {
      rank: (question) => index.search(question).map((hit) => hit.id as number),
      confidence: (question) => index.search(question)[0]?.score ?? 0,
    };
  },
};
