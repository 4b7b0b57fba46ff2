import { splitWords } from '../analysis/analyse.ts';
import type { Consultation } from '../consult.ts';
import { type PassageTerms, type PreparedArticle, termsIn } from '../passages/prepare.ts';

/** Two words in their order tell less than a word by itself, as they are told by their words already. */
const PAIR_WORTH = 0.7;
/** What a term weighs that the articles do not have, or all have: “how long” is made of such. */
const LEAST_WORTH = 0.5;

/**
 * How near a message comes to the second questions that an article is known to answer: a cosine (0–1) by terms and pairs.
 * Second questions that a passage answers which was `shown` already do not count.
 */
export function nearestFollowUp(
  text: string,
  { shelf }: Consultation,
): (article: PreparedArticle | undefined, shown: string | undefined) => number {
  const { table, postings, language } = shelf.corpus;
  const worthOf = (stem: string): number => {
    const term = table.find(stem);
    return LEAST_WORTH + (term === undefined ? 0 : (postings.idf[term] ?? 0));
  };
  const asked = weighed(termsIn(splitWords(text), language), worthOf);
  return (article, shown) => {
    let best = 0;
    for (const passage of article?.passages ?? []) {
      if (shown !== undefined && passage.text.startsWith(shown)) continue;
      for (const known of passage.followUps) best = Math.max(best, cosine(asked, weighed(known, worthOf)));
    }
    return best;
  };
}

interface Weighed {
  readonly terms: ReadonlyMap<string, number>;
  readonly norm: number;
}

function weighed({ stems, pairs }: PassageTerms, worthOf: (stem: string) => number): Weighed {
  const terms = new Map<string, number>();
  for (const stem of stems) terms.set(stem, worthOf(stem));
  for (const pair of pairs) {
    const [first = '', second = ''] = pair.split(' ');
    terms.set(pair, (PAIR_WORTH * (worthOf(first) + worthOf(second))) / 2);
  }
  let squares = 0;
  for (const worth of terms.values()) squares += worth * worth;
  return { terms, norm: Math.sqrt(squares) || 1 };
}

function cosine(a: Weighed, b: Weighed): number {
  let dot = 0;
  for (const [term, worth] of a.terms) dot += worth * (b.terms.get(term) ?? 0);
  return dot / (a.norm * b.norm);
}
