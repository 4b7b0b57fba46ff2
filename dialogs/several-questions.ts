import { clausesOf } from '../kb/search/conjunctions.ts';
import type { SearchIndex, SearchResult } from '../kb/search/types.ts';
import type { Locale } from '../protocol/locale.ts';
import { textWords } from './entities/match.ts';

/** One of several questions of a message, with what answers it. */
export interface OneQuestion {
  readonly text: string;
  readonly search: SearchResult;
}

/** More than this is no list of questions but a story. */
const MOST_CLAUSES = 5;
const MOST_QUESTIONS = 3;
const LEAST_WORDS = 3;
/** How sure it must be that the help center answers a part. */
const SURE = 0.6;
/** Asks something, wherever in a clause its language puts the word for it. */
const ASKS =
  /[?？]|(?<!\p{L})(?:how|what|when|where|who|can i|do i|macam ?mana|mcm ?mana|bagaimana|gimana|gmn|berapa|bila|kapan|cara|thế nào|làm sao|bao lâu|ở đâu|kiểu gì|khi nào|cómo|cuándo|cuánto|dónde|como|cuando|cuanto|donde|qué hago)(?!\p{L})|怎麼|怎么|如何|多久|什麼|哪|嗎/iu;
/** These point back at what was said before them: "it arrived broken, can I send it back" is one matter. */
const POINTS_BACK =
  /(?<!\p{L})(?:it|its|them|that|this one|itu|ini|tu|ni|nó|cái đó|cái này|eso|esto|\p{L}{3,}[ae]rl[oa]s?)(?!\p{L})|它|這個|那個|這樣|那樣/iu;
/** What joins a matter of its own. */
const ADDS =
  /(?<!\p{L})(?:and|also|plus|another|other question|one more thing|while i'm here|btw|by the way|dan|lepas tu|satu lagi|lagi satu|juga|terus|trus|sama|sekalian|oh ya|satu lagi|với lại|với cả|còn|ngoài ra|và|tiện thể|à mà|y|además|ademas|también|otra|de paso|por cierto)(?!\p{L})|另外|還有|順便|以及|而且|再來|對了|再問/iu;

const SENTENCE = /^[^.!?。！？\n]*[.!?。！？]?/u;

/**
 * The questions of a message that asks for several things which have nothing to do with each other, in their order; none
 * where it is about one matter.
 */
export function severalQuestions(index: SearchIndex, text: string, locale: Locale): readonly OneQuestion[] {
  const clauses = clausesOf(text).filter((clause) => textWords(clause).length >= LEAST_WORDS);
  if (clauses.length < 2 || clauses.length > MOST_CLAUSES) return [];
  if (!(ADDS.test(text) || /[?？].*[?？]/su.test(text))) return [];
  const asking = whichAsk(text, clauses);
  const allAsk = asking.every(Boolean);
  const found = clauses.flatMap((clause, at): OneQuestion[] => {
    // What leads up to a question is the same matter, however many clauses tell it.
    if (at > 0 && asking[at] !== true) return [];
    const search = index.search({ text: clause, locale });
    const [best] = search.hits;
    // "How do I top up and how do I withdraw from it": both ask, and the second says by itself what it is about.
    if (at > 0 && POINTS_BACK.test(clause) && !(allAsk && search.decision === 'answer')) return [];
    const sure = search.decision === 'answer' || (search.decision === 'choose' && search.inScope >= SURE);
    return best !== undefined && sure ? [{ text: clause, search }] : [];
  });
  const bySlug = new Map(found.map((one) => [one.search.hits[0]?.slug, one]));
  return bySlug.size < 2 || bySlug.size > MOST_QUESTIONS ? [] : [...bySlug.values()];
}

/**
 * Of each clause whether it asks, up to the end of its sentence: its mark stands behind it, and so may "thì làm sao"; "what can
 * I do" in a sentence of its own asks about all that was told.
 */
function whichAsk(text: string, clauses: readonly string[]): readonly boolean[] {
  let from = 0;
  const starts = clauses.map((clause) => {
    const at = text.indexOf(clause, from);
    from = at + clause.length;
    return at;
  });
  return starts.map((start, at) => ASKS.test(SENTENCE.exec(text.slice(start, starts[at + 1]))?.[0] ?? ''));
}
