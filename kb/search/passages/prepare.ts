import { type PassageQuestions, passagesOf } from '../../../protocol/passages.ts';
import type { Article } from '../../articles/article.ts';
import { type AnalysisLanguage, analyseWords, splitWords } from '../analysis/analyse.ts';
import { fold, isHan } from '../analysis/normalise.ts';
import { type Cue, cuesIn } from './cues.ts';
import { plainText } from './plain-text.ts';

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

/** A question that is known to be answered by a passage. */
interface AskedQuestion extends PassageTerms {
  /** Words. */
  readonly length: number;
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
  readonly asked: readonly AskedQuestion[];
  /** The terms of all of them. */
  readonly allAsked: PassageTerms;
  /** Second questions that it answers, in a few words. */
  readonly followUps: readonly PassageTerms[];
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
  { title, body, passages = [] }: Pick<Article, 'title' | 'body' | 'passages'>,
  language: AnalysisLanguage,
): PreparedArticle {
  const all = passagesOf(body);
  // A beginning that two passages share tells neither.
  const isAlone = (opens: string): boolean => all.filter((text) => text.startsWith(opens)).length === 1;
  return {
    title: termsIn(splitWords(title), language).stems,
    passages: all.map((text) =>
      preparePassage(
        text,
        passages.filter(({ opens }) => text.startsWith(opens) && isAlone(opens)),
        language,
      ),
    ),
  };
}

function askedQuestion(text: string, language: AnalysisLanguage): AskedQuestion {
  const words = splitWords(text);
  return { ...termsIn(words, language), length: words.length };
}

function preparePassage(text: string, known: readonly PassageQuestions[], language: AnalysisLanguage): PreparedPassage {
  const asked = known.flatMap(({ phrasings }) => phrasings).map((phrasing) => askedQuestion(phrasing, language));
  const followUps = known
    .flatMap(({ followUps = [] }) => followUps)
    .map((short) => termsIn(splitWords(short), language));
  const all = (of: keyof PassageTerms) => new Set(asked.flatMap((question) => [...question[of]]));
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
    asked,
    followUps,
    allAsked: { stems: all('stems'), pairs: all('pairs'), heads: all('heads') },
    links: (text.match(LINK)?.length ?? 0) / Math.max(1, sentences.length),
  };
}
