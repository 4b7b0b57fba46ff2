import { BOT_AUTHOR, type Conversation, type NewMessage } from '../../handoff/conversation/conversation.ts';
import { format } from '../../locales/format.ts';
import { words } from '../../locales/words.ts';

/** What is said when a turn fails, with the way to a person. */
export function apology({ locale }: Conversation, id: string, marketplace: string): NewMessage {
  const { bot } = words(locale);
  return {
    id,
    author: { ...BOT_AUTHOR, name: format(bot.name, { marketplace }) },
    clientId: undefined,
    content: {
      text: bot.failed,
      suggestedActions: [{ title: bot.actions.person, value: { action: 'talk-to-person' } }],
    },
  };
}
