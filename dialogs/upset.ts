import type { TurnContext } from 'botbuilder-core';
import { clausesOf } from '../kb/search/conjunctions.ts';
import { namesIntent } from '../kb/search/naming-words.ts';
import type { Intent, SearchIndex, SearchResult } from '../kb/search/types.ts';
import type { Locale } from '../protocol/locale.ts';
import { answerQuestion, type ButtonsUnder, showPassage } from './answer.ts';
import { feelingIn } from './feelings/feelings.ts';
import { offerHelp } from './feelings/regret.ts';
import { MOST_CLAUSES, statedWrong } from './told-matter.ts';
import { decided } from './trace.ts';
import { turnOf } from './turn-context.ts';

/** No courtesy is for whoever is upset: sarcasm thanks, and anger takes its leave. */
const COURTESIES: ReadonlySet<Intent> = new Set([
  'greeting',
  'thanks',
  'goodbye',
  'affirm',
  'deny',
  'small-talk',
  'stop',
  'change-language',
]);

/** Who says that nobody answers has asked for nobody yet: it may be the seller. */
const NOBODY =
  /(?<!\p{L})(?:nobody|no one|noone|tiada siapa|tak ada orang|takde orang|xde org|(?:ga|gak|nggak|tidak) ada yang|(?:không|chẳng|ko|k) ai|nadie)(?!\p{L})|沒人|没人|無人/iu;

/** The intent of a message, but for a courtesy of whoever is upset. */
export function meantBy(context: TurnContext, text: string, intent: Intent | undefined): Intent | undefined {
  const { feeling } = turnOf(context);
  const nobody = feeling === 'waiting' && intent === 'talk-to-person' && NOBODY.test(text);
  if (nobody && !namesIntent(text.replace(NOBODY, ' '), intent)) return undefined;
  const upset = feeling !== undefined;
  return upset && intent !== undefined && COURTESIES.has(intent) ? undefined : intent;
}

/** What somebody who waits without a word of what for waits for, by the article that was shown last. */
const WAITED_FOR: Readonly<Record<string, string>> = {
  'track-order': 'order-not-received',
  'delivery-time-and-cost': 'order-not-received',
  'order-not-received': 'open-dispute',
  'request-return-refund': 'refund-time',
  'cancel-order': 'refund-time',
  'open-dispute': 'seller-response-time',
  'live-chat-hours': 'ticket-response-time',
  'contact-support': 'ticket-response-time',
};
/** More words than this say themselves what is waited for. */
const FEW_WORDS = 9;

/** How sure the articles must be of fitting before somebody who is upset is shown some to choose from. */
const SURE = 0.8;

/**
 * Serves whoever says how they feel and nothing that the help center surely answers: who waits is told what can be done,
 * others what can be done now. False where their words are a question like any other.
 */
export async function serveUpset(
  context: TurnContext,
  text: string,
  search: SearchResult | undefined,
  buttonsUnder: ButtonsUnder,
): Promise<boolean> {
  const { feeling, memory, services, locale } = turnOf(context);
  if (feeling === undefined) return false;
  const wrong = search === undefined ? undefined : statedWrong(context, text, search);
  if (wrong !== undefined) {
    await answerQuestion(context, text, wrong, buttonsUnder);
    return true;
  }
  if (search?.decision === 'answer') return false;
  if (feeling === 'waiting' && lengthOf(text) <= FEW_WORDS) {
    decided(context, 'upset', feeling);
    const before = memory.lastSlugs?.[0];
    if (before === undefined && NOBODY.test(text)) {
      await offerHelp(context);
      return true;
    }
    const slug = before === undefined ? 'order-not-received' : (WAITED_FOR[before] ?? before);
    if (slug === before) await offerHelp(context);
    else await showPassage(context, slug, 1, { buttonsUnder });
    memory.lastSlugs = [slug];
    return true;
  }
  if (search?.decision === 'choose' && search.inScope >= SURE) return false;
  const matter = matterIn(services.search, text, locale);
  if (matter !== undefined) {
    await answerQuestion(context, matter.clause, matter.search, buttonsUnder);
    return true;
  }
  if (feeling === 'waiting') return false;
  decided(context, 'upset', feeling);
  // For "and what can I do now?"
  memory.lastQuestion ??= text;
  await offerHelp(context);
  return true;
}

/** How sure a clause must be of an article: beside it stand words of feeling only. */
const SURE_OF_CLAUSE = 0.5;

/** What the matter is beside the feeling: "my mother passed away | and the dress never came". */
function matterIn(index: SearchIndex, text: string, locale: Locale) {
  const clauses = clausesOf(text).slice(0, MOST_CLAUSES);
  const calm = clauses.filter((clause) => !['anger', 'sarcasm'].includes(feelingIn(clause, locale) ?? ''));
  if (clauses.length < 2 || calm.length === 0) return undefined;
  const found = calm.map((clause) => ({ clause, search: index.search({ text: clause, locale }) }));
  const best = found.reduce((a, b) => (b.search.inScope > a.search.inScope ? b : a));
  const { decision, inScope } = best.search;
  return decision === 'answer' || (decision === 'choose' && inScope >= SURE_OF_CLAUSE) ? best : undefined;
}

/** In words; two Chinese characters make about one. */
function lengthOf(text: string): number {
  const han = text.match(/\p{Script=Han}/gu)?.length ?? 0;
  return han > 0 ? han / 2 : (text.match(/[\p{L}\p{M}\p{N}]+/gu)?.length ?? 0);
}
