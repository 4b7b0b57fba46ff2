import lunr from 'lunr';
import type { Peer } from './peer.ts';

/** lunr with its English pipeline; a question is a set of optional terms, so that punctuation is no query syntax. */
export const lunrPeer: Peer = {
  name: 'lunr',
  kind: 'search',
  mostDocuments: 10_000,
  build(documents) {
    const index = lunr((builder) => {
      builder.ref('id');
      builder.field('title', { boost: 2 });
      builder.field('phrasings');
      builder.field('body');
      documents.forEach((doc, id) => {
        builder.add({ id, title: doc.title, phrasings: doc.phrasings.join('\n'), body: doc.body });
      });
    });
    const ask = (question: string) =>
      index.query((query) => {
        for (const token of lunr.tokenizer(question)) query.term(token.toString(), {});
      });
    return {
      rank: (question) =>
        ask(question)
          .slice(0, 10)
          .map((hit) => Number(hit.ref)),
      confidence: (question) => ask(question)[0]?.score ?? 0,
    };
  },
};
