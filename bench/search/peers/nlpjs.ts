import { containerBootstrap } from '@nlpjs/core';
import { LangEn } from '@nlpjs/lang-en';
import { LangEs } from '@nlpjs/lang-es';
import { LangId } from '@nlpjs/lang-id';
import { LangMs } from '@nlpjs/lang-ms';
import { LangZh } from '@nlpjs/lang-zh';
import { Nlp } from '@nlpjs/nlp';
import type { Peer } from './peer.ts';

/** nlp.js has no package for Vietnamese; its plain tokenizer serves there. */
const LANGUAGES = { en: LangEn, es: LangEs, id: LangId, ms: LangMs, 'zh-Hant': LangZh, vi: undefined };

export const nlpjs: Peer = {
  name: 'nlp.js',
  kind: 'classifier',
  async build(documents, locale) {
    // Its Chinese package talks on stdout, where the figures go.
    console.log = console.error;
    const container = await containerBootstrap();
    const language = LANGUAGES[locale];
    const code = locale === 'zh-Hant' ? 'zh' : locale;
    if (language !== undefined) container.use(language);
    const nlp = new Nlp({ container, languages: [code], autoSave: false, autoLoad: false, nlu: { log: false } });
    documents.forEach((doc, id) => {
      for (const text of [doc.title, ...doc.phrasings]) nlp.addDocument(code, text, String(id));
    });
    await nlp.train();
    const ask = async (question: string) => (await nlp.process(code, question)).classifications;
    return {
      rank: async (question) =>
        (await ask(question))
          .filter((hit) => hit.intent !== 'None')
          .slice(0, 10)
          .map((hit) => Number(hit.intent)),
      confidence: async (question) => (await ask(question)).find((hit) => hit.intent !== 'None')?.score ?? 0,
    };
  },
};
