import type { TurnContext } from 'botbuilder-core';
import { clausesOf } from '../kb/search/conjunctions.ts';
import type { SearchResult } from '../kb/search/types.ts';
import { countedAgo } from './entities/day-ago.ts';
import { daysOf } from './entities/day-words.ts';
import { asksSomething } from './entities/questions.ts';
import { reasonIn } from './entities/reason.ts';
import { feelingIn } from './feelings/feelings.ts';
import { turnOf } from './turn-context.ts';

const NOT_RECEIVED = 'order-not-received';
/** What tells how a parcel is followed. */
const OF_PARCELS: ReadonlySet<string> = new Set(['track-order', 'delivery-time-and-cost']);
/** Whoever ordered longer ago than this knows where to look, and asks what can be done. */
const OVERDUE_DAYS = 14;

/** What each reason for a dispute is told about in the help center. */
const ARTICLE_OF: Readonly<Record<string, string>> = {
  'not-received': NOT_RECEIVED,
  damaged: 'damaged-item',
  'content-damaged': 'damaged-item',
  missing: 'missing-item',
  incomplete: 'missing-item',
  wrong: 'wrong-item',
  'not-as-described': 'item-not-as-described',
  counterfeit: 'counterfeit-item',
};

/** A story has as many clauses as this. */
const LEAST_CLAUSES = 3;
/** Each is a search: what comes after so many is not read for it. */
export const MOST_CLAUSES = 16;
/** Its matter is what as many of them are about. */
const LEAST_ALIKE = 2;
/** How sure a clause alone must be of what the whole reminds of. */
const SURE_OF_CLAUSE = 0.3;

/** What a message tells that its words one by one do not: what was found for them, the matter of the whole first. */
export function toldMatter(context: TurnContext, text: string, found: SearchResult): SearchResult {
  const [best] = found.hits;
  if (best !== undefined && OF_PARCELS.has(best.slug) && isOverdue(context, text))
    return withFirst(context, found, NOT_RECEIVED) ?? found;
  return found.decision === 'clarify' || found.decision === 'decline'
    ? (manyTell(context, text, found) ?? found)
    : found;
}

/**
 * What is wrong, as somebody who is upset states it; undefined where they ask something, or the help center knows nothing
 * like it. Beside words of anger and grief the articles read the rest worse than the reasons for a dispute do.
 */
export function statedWrong(context: TurnContext, text: string, found: SearchResult): SearchResult | undefined {
  const { services, locale } = turnOf(context);
  if (services.disputes === undefined || asksSomething(text)) return undefined;
  // Swearwords and threats of one star are about nothing: "una estrella" is no parcel that was smashed ("estrellado").
  const calm = clausesOf(text).filter((clause) => !['anger', 'sarcasm'].includes(feelingIn(clause, locale) ?? ''));
  const reason = reasonIn(calm.length === 0 ? text : calm.join(', '), services.disputes.profile, locale);
  const slug = reason === undefined ? undefined : ARTICLE_OF[reason];
  return found.hits.some((hit) => hit.slug === slug) ? withFirst(context, found, slug) : undefined;
}

function isOverdue(context: TurnContext, text: string): boolean {
  const { locale } = turnOf(context);
  return (countedAgo(text, daysOf(locale), locale) ?? 0) >= OVERDUE_DAYS;
}

/** The result with this article as its sure answer; undefined where there is none such. */
export function withFirst(
  context: TurnContext,
  found: SearchResult,
  slug: string | undefined,
): SearchResult | undefined {
  const { services, locale } = turnOf(context);
  const article = slug === undefined ? undefined : services.article(slug, locale);
  if (article === undefined) return undefined;
  const { hits } = services.search.search({ text: article.title, locale });
  // As its title finds it: with the passage that says what to do.
  const hit = hits.find((one) => one.slug === article.slug);
  if (hit === undefined) return undefined;
  return { ...found, decision: 'answer', hits: [hit, ...found.hits.filter(({ slug: other }) => other !== hit.slug)] };
}

/**
 * A story that reads like nothing as a whole is about what several of its clauses are about, or what one surely is that the
 * whole reminds of most.
 */
function manyTell(context: TurnContext, text: string, found: SearchResult): SearchResult | undefined {
  const { services, locale } = turnOf(context);
  const clauses = clausesOf(text).slice(0, MOST_CLAUSES);
  if (clauses.length < LEAST_CLAUSES) return undefined;
  const told = clauses
    .map((clause) => services.search.search({ text: clause, locale }))
    .filter(({ decision }) => decision === 'answer' || decision === 'choose');
  const alike = (slug: string | undefined) => told.filter(({ hits }) => hits[0]?.slug === slug).length;
  const matter = told.find(({ hits: [first], inScope, margin }) => {
    const reminds = first?.slug === found.hits[0]?.slug && inScope * margin >= SURE_OF_CLAUSE;
    return reminds || alike(first?.slug) >= LEAST_ALIKE;
  });
  return matter === undefined ? undefined : { ...matter, query: text, decision: 'choose' };
}
