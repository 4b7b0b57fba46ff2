import { CodedError } from '../../protocol/error-codes.ts';
import { type EventTable, on } from '../../transport/socket-events.ts';
import type { Account } from '../../transport/who-calls.ts';
import type { Conversations } from '../conversation/conversations.ts';
import { agentSchemas as schemas } from '../conversation/event-schemas.ts';

export interface TranslationEventPorts {
  readonly conversations: Conversations;
  /** Whether this installation can translate. */
  readonly translates: boolean;
}

/** The agent turns the translation of a chat on, into their own language, and off. */
export function translationEvents({ conversations, translates }: TranslationEventPorts): EventTable<Account> {
  return {
    'translation:set': on(schemas.translation, async (account: Account, request, socket) => {
      if (request.on && !translates) throw new CodedError('translation_unavailable');
      const translatedInto = request.on ? account.locale : undefined;
      await conversations.change(
        {
          conversationId: request.conversationId,
          decide: (current) => {
            if (current.owner !== 'agent' || current.agentId !== account.id) throw new CodedError('assignment_lost');
            return { conversation: { ...current, translatedInto }, result: undefined };
          },
        },
        socket.id,
      );
      return { ...(translatedInto === undefined ? {} : { into: translatedInto }) };
    }),
  };
}
