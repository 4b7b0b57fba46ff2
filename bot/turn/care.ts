import { careWords } from '../../dialogs/safety/care-words.ts';
import { BOT_AUTHOR, type Conversation, type NewMessage } from '../../handoff/conversation.ts';
import type { DangerKind } from '../../kb/safety/danger.ts';
import type { HelpLines } from '../../kb/safety/help-lines.ts';
import { format } from '../../locales/format.ts';
import { words } from '../../locales/words.ts';

/** What somebody in danger hears while the bot does not answer: whom to call first, from the bot they know. */
export function care(
  { locale }: Conversation,
  kind: DangerKind | 'possible',
  { id, marketplace, helpLines }: { id: string; marketplace: string; helpLines: HelpLines | undefined },
): NewMessage {
  return {
    id,
    author: { ...BOT_AUTHOR, name: format(words(locale).bot.name, { marketplace }) },
    clientId: undefined,
    content: { text: careWords(kind, locale, helpLines) },
  };
}
