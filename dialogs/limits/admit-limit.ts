import type { TurnContext } from 'botbuilder-core';
import { clausesOf } from '../../kb/search/conjunctions.ts';
import type { Intent, SearchResult } from '../../kb/search/types.ts';
import { format } from '../../locales/format.ts';
import { words } from '../../locales/words.ts';
import type { Locale } from '../../protocol/locale.ts';
import { button, personButton, say } from '../say.ts';
import { decided } from '../trace.ts';
import { turnOf } from '../turn-context.ts';
import { type Limit, limitIn } from './limits.ts';

/** Whoever wants one of these says so, whatever else the words remind of. */
const WEIGHTY: ReadonlySet<Intent> = new Set(['open-dispute', 'dispute-status', 'talk-to-person']);
/** No article is about these, however alike the words are. */
const NEVER_ANSWERED: ReadonlySet<Limit> = new Set(['jobs', 'world', 'vouchers']);

/** What a message asks that the bot cannot know; undefined where it asks nothing of the kind, or an article tells it. */
export function limitOf(
  text: string,
  locale: Locale,
  intent: Intent | undefined,
  search: SearchResult | undefined,
): Limit | undefined {
  const limit = limitIn(text, locale);
  // "I have a voucher, but it is refused" says more than what reminds of a limit.
  if (limit === undefined || (limit === 'vouchers' && clausesOf(text).length > 1)) return undefined;
  if (intent !== undefined && WEIGHTY.has(intent)) return undefined;
  return search?.decision === 'answer' && !NEVER_ANSWERED.has(limit) ? undefined : limit;
}

/** Says what the bot cannot know, and where to look; false where the message asks nothing of the kind. */
export async function admitLimit(
  context: TurnContext,
  text: string,
  intent: Intent | undefined,
  search: SearchResult | undefined,
): Promise<boolean> {
  const { locale, services, memory } = turnOf(context);
  const limit = limitOf(text, locale, intent, search);
  if (limit === undefined) return false;
  memory.misses = 0;
  decided(context, 'limit', limit);
  await say(context, {
    text: format(words(locale).limits[limit], { marketplace: services.marketplace }),
    buttons: [button(context, 'topics', { action: 'show-topics' }), personButton(context)],
  });
  return true;
}
