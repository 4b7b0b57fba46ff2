import { type AnalysisLanguage, analyseWords, splitWords } from '../analysis/analyse.ts';
import { fold, isHan } from '../analysis/normalise.ts';
import { type Cue, cuesIn } from './cues.ts';
import { passagesOf, plainText } from './split.ts';

/** The terms of a text by which a question and a passage are compared. */
export interface PassageTerms {
  readonly stems: ReadonlySet<string>;
  readonly pairs: ReadonlySet<string>;
  /** How its words begin: finds what the stemmer leaves apart. */
  readonly heads: ReadonlySet<string>;
}

interface Sentence {
  readonly stems: ReadonlySet<string>;
  readonly length: number;
  /** It says for which case something holds ("if the code does not come …"). */
  readonly conditional: boolean;
}

/** A passage, taken apart. */
export interface PreparedPassage extends PassageTerms {
  readonly text: string;
  /** Words. */
  readonly length: number;
  readonly sentences: readonly Sentence[];
  readonly cues: Readonly<Record<Cue, boolean>>;
  /** Links to other articles, for each sentence. */
  readonly links: number;
}

/** An article, taken apart. */
export interface PreparedArticle {
  readonly title: ReadonlySet<string>;
  readonly passages: readonly PreparedPassage[];
}

const SENTENCE_END = /(?<=[.!?;:])\s+|[。！？；]|\n+/u;
const CONDITION =
  /^\W*(?:if|when|although|jika|kalau|bila|apabila|sekiranya|nếu|khi|si|cuando|aunque)(?!\p{L})|如果|若/iu;
const LINK = /\]\(help:/gu;
const HEAD_LENGTH = 5;

export function termsIn(words: readonly string[], language: AnalysisLanguage): PassageTerms {
  const { stems, folded } = analyseWords(words, language);
  const order = folded.length > 0 ? folded : stems;
  return {
    stems: new Set([...stems, ...folded]),
    pairs: new Set(order.slice(1).map((stem, at) => `${order[at]} ${stem}`)),
    heads: new Set(words.filter((word) => !isHan(word)).map((word) => fold(word).slice(0, HEAD_LENGTH))),
  };
}

export function prepareArticle(
  { title, body }: { readonly title: string; readonly body: string },
  language: AnalysisLanguage,
): PreparedArticle {
  return {
    title: termsIn(splitWords(title), language).stems,
    passages: passagesOf(body).map((text) => preparePassage(text, language)),
  };
}

function preparePassage(text: string, language: AnalysisLanguage): PreparedPassage {
  const plain = plainText(text);
  const words = splitWords(plain);
  const sentences = plain
    .split(SENTENCE_END)
    .filter((sentence) => sentence.trim() !== '')
    .map((sentence) => {
      const own = splitWords(sentence);
      const conditional = CONDITION.test(sentence.trim());
      return { stems: termsIn(own, language).stems, length: own.length, conditional };
    });
  return {
    text,
    length: words.length,
    ...termsIn(words, language),
    sentences,
    // Of the text as it is written: a numbered list tells of steps, a figure that is filled in of a time.
    cues: cuesIn(text, 'told'),
    links: (text.match(LINK)?.length ?? 0) / Math.max(1, sentences.length),
  };
}
