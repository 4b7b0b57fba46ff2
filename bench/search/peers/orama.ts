import { create, insertMultiple, search } from '@orama/orama';
import type { Peer } from './peer.ts';

const LANGUAGES: Readonly<Record<string, string>> = { en: 'english', es: 'spanish', id: 'indonesian' };

/** Orama: any word may match (threshold 1), titles boosted, its stemmer where it has one for the language. */
export const orama: Peer = {
  name: 'Orama',
  kind: 'search',
  async build(documents, locale) {
    const index = create({
      schema: { number: 'number', title: 'string', phrasings: 'string', body: 'string' },
      language: LANGUAGES[locale] ?? 'english',
    });
    await insertMultiple(
      index,
      documents.map((doc, number) => ({
        number,
        title: doc.title,
        phrasings: doc.phrasings.join('\n'),
        body: doc.body,
      })),
      1_000,
    );
    const ask = async (question: string) =>
      search(index, {
        term: question,
        threshold: 1,
        limit: 10,
        boost: { title: 2 },
        properties: ['title', 'phrasings', 'body'],
      });
    return {
      rank: async (question) => (await ask(question)).hits.map((hit) => hit.document.number),
      confidence: async (question) => (await ask(question)).hits[0]?.score ?? 0,
    };
  },
};
