import type { Process } from '../server/process.ts';
import { chatEndpoint } from './chat-endpoint.ts';
import { answerPhraser, type PhraseAnswer, type Phrased } from './phrase-answer.ts';
import { questionRewriter, type RewriteQuestion, type Rewritten } from './rewrite-question.ts';
import { type Translate, translator } from './translate.ts';

/** What the bot may ask of a language model; each undefined where the operator does not want it. */
export interface ModelForBot {
  readonly phrase?: (...given: Parameters<PhraseAnswer>) => Promise<Phrased & Timed>;
  readonly rewrite?: (...given: Parameters<RewriteQuestion>) => Promise<Rewritten & Timed>;
}

interface Timed {
  readonly ms: number;
}

export interface ModelParts {
  readonly forBot: ModelForBot | undefined;
  readonly translate: Translate | undefined;
}

/** The language model's part of the process: nothing of it without `LLM_URL`. */
export function composeModel({ config, externalService }: Process, stopping: AbortSignal): ModelParts {
  const { model: settings } = config;
  if (settings === undefined) return { forBot: undefined, translate: undefined };
  const { url, key, name, uses } = settings;
  const clock = () => performance.now();
  const model = chatEndpoint({ url, key, model: name, clock, stopping, service: externalService('model') });
  const timed =
    <Given extends unknown[], Result>(ask: (...given: Given) => Promise<Result>) =>
    async (...given: Given) => {
      const begun = clock();
      const result = await ask(...given);
      return { ...result, ms: Math.round(clock() - begun) };
    };
  return {
    forBot: {
      ...(uses.includes('answers') ? { phrase: timed(answerPhraser(model)) } : {}),
      ...(uses.includes('follow-ups') ? { rewrite: timed(questionRewriter(model)) } : {}),
    },
    translate: uses.includes('translation') ? translator(model) : undefined,
  };
}
