import type { LanguageModel, ModelAnswer, ModelRequest } from '../../../model/language-model.ts';

/** A model that answers as it is told, and keeps what it was asked. */
export function fakeModel(answer: (request: ModelRequest) => string | ModelAnswer): LanguageModel & {
  readonly asked: ModelRequest[];
} {
  const asked: ModelRequest[] = [];
  return {
    asked,
    async complete(request) {
      asked.push(request);
      const given = answer(request);
      return typeof given === 'string' ? { outcome: 'used', text: given } : given;
    },
  };
}
