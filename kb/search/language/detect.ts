import type { Locale } from '../../../protocol/locale.ts';
import { hanShare } from '../analysis/han.ts';
import type { DetectedLanguage } from '../types.ts';
import { type LanguageModel, languageLogits, MODEL_LOCALES, softmax } from './model.ts';

/** From this share of Han characters among the words a text counts as Chinese: "我的 order 退款" does, "order 單" does not. */
const HAN_SHARE = 0.4;

/** What the language of the session is worth against the text: enough for "ok", not against four words. */
const PRIOR_LOGIT = 1.5;

/** The language of normalised words. Without a prior the text alone decides; without letters the prior does. */
export function detect(model: LanguageModel, words: readonly string[], prior?: Locale): DetectedLanguage {
  const share = hanShare(words);
  if (share >= HAN_SHARE || (share > 0 && prior === 'zh-Hant')) {
    return { locale: 'zh-Hant', confidence: 0.5 + share / 2 };
  }
  const letters = words.filter((word) => /\p{L}/u.test(word));
  if (letters.length === 0) return { locale: prior ?? 'en', confidence: 0 };
  const logits = languageLogits(model, letters);
  const at = (MODEL_LOCALES as readonly (Locale | undefined)[]).indexOf(prior);
  const biased = logits.map((logit, k) => (k === at ? logit + PRIOR_LOGIT : logit));
  const probabilities = softmax(biased);
  let best = 0;
  for (let k = 1; k < probabilities.length; k++) if ((probabilities[k] ?? 0) > (probabilities[best] ?? 0)) best = k;
  return { locale: MODEL_LOCALES[best] ?? 'en', confidence: probabilities[best] ?? 0 };
}
