import type { Instant } from '../../protocol/instant.ts';
import { DEFAULT_LOCALE, type Locale } from '../../protocol/locale.ts';
import type { Visitor } from '../../transport/who-calls.ts';
import { type Conversation, newConversation } from './conversation.ts';
import type { Conversations } from './conversations.ts';
import { goesOnIn } from './goes-on-in.ts';

export interface LatestConversationPorts {
  readonly conversations: Pick<Conversations, 'find' | 'list' | 'create'>;
  readonly now: () => Instant;
  readonly newId: () => string;
}

/** A shopper who returns after a longer silence gets a new conversation. */
const FORGOTTEN_AFTER_MS = 14 * 24 * 3_600_000;

/** Gives the conversation that a visitor comes back to, or a new one: one, however many of their pages ask at once. */
export function latestConversation({ conversations, now, newId }: LatestConversationPorts) {
  const opening = new Map<string, Promise<Conversation>>();

  return (visitor: Visitor, locale: Locale | undefined): Promise<Conversation> => {
    const underWay = opening.get(visitor.visitorId);
    if (underWay !== undefined) return underWay;
    const started = latestOrNew(visitor, locale).finally(() => opening.delete(visitor.visitorId));
    opening.set(visitor.visitorId, started);
    return started;
  };

  async function latestOrNew(visitor: Visitor, locale: Locale | undefined): Promise<Conversation> {
    const all = await conversations.list({ visitorId: visitor.visitorId });
    const known = await latestOf({ conversations, now }, all);
    if (known !== undefined) return known;
    const begun = newConversation({
      id: newId(),
      visitorId: visitor.visitorId,
      shopperName: visitor.name,
      verified: visitor.verified,
      email: visitor.email,
      locale: locale ?? visitor.locale ?? DEFAULT_LOCALE,
      localeChosen: false,
      at: now(),
    });
    const conversation = { ...begun, phone: phoneOf(visitor, all) };
    await conversations.create(conversation);
    return conversation;
  }
}

/** A guest who left only a number is reached by it in what they begin later as well: no token tells it, as it tells an address. */
function phoneOf({ verified, email }: Visitor, all: readonly Conversation[]): string | undefined {
  if (verified || email !== undefined) return undefined;
  return [...all].sort((a, b) => b.createdAt - a.createdAt).find(({ phone }) => phone !== undefined)?.phone;
}

/**
 * The one of a visitor's conversations that they come back to; undefined where that was too long ago.
 * @param all of that visitor
 */
export async function latestOf(
  {
    conversations,
    now,
  }: Pick<LatestConversationPorts, 'now'> & { readonly conversations: Pick<Conversations, 'find'> },
  all: readonly Conversation[],
): Promise<Conversation | undefined> {
  // What an agent has split off goes on beside it, and is chosen.
  const begun = all.filter(({ splitFrom }) => splitFrom === undefined);
  const [begunLast] = begun.sort((a, b) => b.createdAt - a.createdAt);
  const newest = begunLast === undefined ? undefined : await theirsToRead(conversations, begunLast);
  return newest !== undefined && newest.updatedAt > now() - FORGOTTEN_AFTER_MS ? newest : undefined;
}

/** A ticket that was merged leads to the one that it goes on in, where that is this visitor's as well. */
async function theirsToRead(
  conversations: Pick<Conversations, 'find'>,
  conversation: Conversation,
): Promise<Conversation> {
  const goesOn = await goesOnIn(conversations, conversation);
  return goesOn.visitorId === conversation.visitorId ? goesOn : conversation;
}
