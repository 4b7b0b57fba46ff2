import type { TurnContext } from 'botbuilder-core';
import type { CaseWish } from '../entities/case-wishes.ts';
import type { Acting } from './acting-schema.ts';
import type { Need } from './case-acts.ts';
import { ACTS_OF, caseWish, clearWish, shows } from './case-wish.ts';
import { filesOf } from './fill-from-story.ts';
import type { Interruption } from './interruptions.ts';

/** Whatever is written there is what was asked for. */
const TAKES_WORDS: ReadonlySet<Need> = new Set(['why', 'text', 'words', 'explanation', 'tracking']);

/** What may be wished at the question for files, beside which anything may be written. */
const INSTEAD_OF_FILES: readonly CaseWish[] = ['cancel', 'accept', 'escalate'];
/** What is wished by whoever refuses, though the words begin with a yes: 對，我不接受這個提議. */
const REFUSING: readonly CaseWish[] = ['reject', 'failed'];

/** Another thing that the shopper would rather do about the case than what is being asked about. */
export async function otherWish(
  context: TurnContext,
  { act }: Acting,
  need: Need | undefined,
  said: Interruption | undefined,
): Promise<CaseWish | undefined> {
  const text = (context.activity.text ?? '').trim();
  if (text === '' || filesOf(context, []).length > 0 || (need !== undefined && TAKES_WORDS.has(need))) return undefined;
  const wish = await (need === 'files' ? clearWish : caseWish)(context, text);
  if (wish === undefined || shows(wish) || (ACTS_OF[wish] as readonly string[]).includes(act)) return undefined;
  if (need === 'files' && !INSTEAD_OF_FILES.includes(wish)) return undefined;
  return (said === 'affirm' || said === 'deny') && !REFUSING.includes(wish) ? undefined : wish;
}
