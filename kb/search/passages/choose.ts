import { splitWords } from '../analysis/analyse.ts';
import { READ_LIMIT } from '../analysis/normalise.ts';
import type { Consultation } from '../consult.ts';
import { stemWeights } from '../stem-weights.ts';
import { cuesIn } from './cues.ts';
import { type PassageQuestion, passageFeatures } from './features.ts';
import { type PreparedArticle, type PreparedPassage, termsIn } from './prepare.ts';
import fitted from './weights.json' with { type: 'json' };

/** A question made ready for the passages of any article; `nearest` is filled in by article. */
export function passageQuestion(consultation: Consultation, typed = consultation.words.join(' ')): PassageQuestion {
  const text = typed.slice(0, READ_LIMIT);
  const { language } = consultation.shelf.corpus;
  const words = splitWords(text);
  return {
    ...termsIn(words, language),
    weights: stemWeights(consultation),
    words: words.length,
    cues: cuesIn(text, 'asked'),
    nearest: 0,
  };
}

/**
 * The passage that answers a question best: mostly the lead, since an article opens with the sentence that answers; another
 * one where words, and how it is asked, stand clearly closer to it. One that was `shown` already answers no second question.
 */
export function choosePassage(
  article: PreparedArticle,
  question: PassageQuestion,
  shown?: string,
): PreparedPassage | undefined {
  let best: PreparedPassage | undefined;
  let highest = Number.NEGATIVE_INFINITY;
  const features = passageFeatures(question, article);
  article.passages.forEach((passage, at) => {
    if (shown !== undefined && passage.text.startsWith(shown) && article.passages.length > 1) return;
    let score = 0;
    features[at]?.forEach((value, i) => {
      score += value * (fitted.weights[i] ?? 0);
    });
    if (score <= highest) return;
    highest = score;
    best = passage;
  });
  return best;
}
