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
  /(?<!\p{L})(?:and|also|plus|another|other question|dan|lepas tu|satu lagi|juga|terus|trus|sama|satu lagi|với lại|với cả|còn|ngoài ra|và|y|además|ademas|también|otra)(?!\p{L})|另外|還有|順便|以及|而且|再來/iu;

/**
 * The questions of a message that asks for several things which have nothing to do with each other, in their order; none
 * where it is about one matter.
 */
export function severalQuestions(index: SearchIndex, text: string, locale: Locale): readonly OneQuestion[] {
  const clauses = clausesOf(text).filter((clause) => textWords(clause).length >= LEAST_WORDS);
  if (clauses.length < 2 || clauses.length > MOST_CLAUSES) return [];
  const later = text.slice(text.indexOf(clauses[1] ?? ''));
  if (!ASKS.test(later) || POINTS_BACK.test(later)) return [];
  if (!(ADDS.test(text) || /[?？].*[?？]/su.test(text))) return [];
  const found = clauses.flatMap((clause): OneQuestion[] => {
    const search = index.search({ text: clause, locale });
    const [best] = search.hits;
    const sure = search.decision === 'answer' || (search.decision === 'choose' && search.inScope >= SURE);
    return best !== undefined && sure ? [{ text: clause, search }] : [];
  });
  const bySlug = new Map(found.map((one) => [one.search.hits[0]?.slug, one]));
  return bySlug.size < 2 || bySlug.size > MOST_QUESTIONS ? [] : [...bySlug.values()];
}
