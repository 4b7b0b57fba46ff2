// The one file, as the package's index loads all of its cloud channels.
import { EventFactory } from 'botbuilder/lib/eventFactory.js';
import { type Activity, ActivityTypes, type TurnContext } from 'botbuilder-core';
import { words } from '../locales/words.ts';
import type { HandoffReason } from '../protocol/agent-events.ts';
import type { Priority } from '../protocol/conversation.ts';
import { phrase, say } from './say.ts';
import type { Wishes } from './services.ts';
import { decided } from './trace.ts';
import { turnOf } from './turn-context.ts';

type HandoffWish = NonNullable<Wishes['handoff']>;

/** Which matters go before others, by the topic of the articles that were last in question. */
const PRIORITY_BY_SLUG: Readonly<Record<string, Priority>> = {
  'payment-failed': 'payment',
  'paid-but-seller-says-unpaid': 'payment',
  'wallet-withdraw': 'payment',
  'refund-time': 'payment',
  'report-suspicious-account': 'account-security',
  'protect-my-data': 'account-security',
  'reset-password': 'account-security',
};

/** Says what happens now, and wishes for a person. */
export async function requestPerson(context: TurnContext, reason: HandoffReason): Promise<void> {
  const { services, memory, locale, conversation } = turnOf(context);
  decided(context, 'person');
  // No staff at all: nothing is promised, and the shopper stays with the bot.
  if (!services.staffed()) {
    await say(context, { text: phrase(context, 'unstaffed') });
    return;
  }
  // Made once: the ticket that is told is the one that is committed, even if agents come or go meanwhile.
  const ticket = services.ticket(locale);
  await say(context, {
    text:
      ticket === undefined
        ? phrase(context, 'queued')
        : phrase(context, 'ticketed', { time: services.formatTime(ticket.promisedAt, locale) }),
  });
  const { email, phone, verified } = conversation;
  if (services.mailReaches && ticket !== undefined && email === undefined && phone === undefined && !verified)
    await say(context, { text: words(locale).system.ticketEmail });
  const [slug] = memory.lastSlugs ?? [];
  memory.misses = 0;
  const wish: HandoffWish = {
    reason,
    priority: memory.priority ?? (slug === undefined ? undefined : PRIORITY_BY_SLUG[slug]) ?? 'other',
    question: memory.lastQuestion,
    ticket,
  };
  await context.sendActivity(EventFactory.createHandoffInitiation(context, wish));
}

/**
 * The wish in what a turn sends. Bot Framework hands off by an event with the whole transcript; ours goes no further than the
 * turn's adapter, which keeps the wish for the turn's commit.
 */
export function handoffWishIn({ type, name, value }: Partial<Activity>): HandoffWish | undefined {
  return type === ActivityTypes.Event && name === 'handoff.initiate' ? (value as HandoffWish) : undefined;
}
