import { careWords } from '../../dialogs/care/care-words.ts';
import { BOT_AUTHOR } from '../../handoff/conversation/conversation.ts';
import type { CareFor } from '../../handoff/desk/danger-while-waiting.ts';
import { SURE } from '../../kb/danger/danger.ts';
import type { HelpLines } from '../../kb/danger/help-lines.ts';
import type { RecogniseDanger } from '../../kb/danger/recognise-danger.ts';
import { format } from '../../locales/format.ts';
import { words } from '../../locales/words.ts';

interface CarePorts {
  readonly danger: RecogniseDanger;
  readonly helpLines: HelpLines | undefined;
  readonly marketplace: string;
  readonly newId: () => string;
}

/** Whom to call first, told by the bot that the shopper knows, by its name. */
export function careFor({ danger, helpLines, marketplace, newId }: CarePorts): CareFor {
  return (text) => {
    const found = danger(text);
    if (found === undefined) return undefined;
    const sure = found.confidence >= SURE;
    return {
      sure,
      message: ({ locale }) => ({
        id: newId(),
        author: { ...BOT_AUTHOR, name: format(words(locale).bot.name, { marketplace }) },
        clientId: undefined,
        content: { text: careWords(sure ? found.kind : 'possible', locale, helpLines) },
      }),
    };
  };
}
