import type { Translate } from '../../model/translate.ts';
import type { Translation } from '../../protocol/conversation.ts';
import type { Locale } from '../../protocol/locale.ts';
import type { Conversation, LoggedMessage } from '../conversation/conversation.ts';
import type { Conversations } from '../conversation/conversations.ts';
import type { Translations } from './translations.ts';

export interface TranslatingPorts {
  readonly conversations: Pick<Conversations, 'onChange' | 'messages'>;
  readonly translations: Translations;
  readonly translate: Translate;
  /** The shop's name stays as it is. */
  readonly marketplace: string;
  /** Hears of a translation once it is kept. */
  readonly translated: (conversation: Conversation, message: LoggedMessage, translation: Translation) => void;
  readonly onFault: (error: unknown) => void;
}

/** When an agent turns it on, this many of the messages before are translated too. */
const LOOK_BACK = 20;

/**
 * Translates what shoppers and agents write to each other, where the agent has turned it on. It follows the commit: no send
 * waits for it, and a message without a translation is shown as it is.
 */
export function translateMessages(ports: TranslatingPorts) {
  const { conversations, translations, translate, onFault } = ports;
  const underWay = new Set<Promise<void>>();

  async function one(conversation: Conversation, message: LoggedMessage): Promise<void> {
    const { text } = message.content;
    const direction = directionOf(conversation, message);
    if (direction === undefined || text === undefined) return;
    const names = namesIn(conversation, message, ports.marketplace);
    const translated = await translate({ text, ...direction, names });
    if (translated === undefined) return;
    const translation: Translation = { locale: direction.to, text: translated };
    await translations.keep(conversation.id, message.seq, translation);
    ports.translated(conversation, message, translation);
  }

  /** One after the other, so that the newest does not come before what it answers. */
  async function all(conversation: Conversation, messages: readonly LoggedMessage[]): Promise<void> {
    for (const message of messages) await one(conversation, message);
  }

  async function before(conversation: Conversation): Promise<void> {
    const afterSeq = Math.max(0, conversation.lastSeq - LOOK_BACK);
    const [log, known] = await Promise.all([
      conversations.messages(conversation.id, { afterSeq, limit: LOOK_BACK }),
      translations.after(conversation.id, afterSeq),
    ]);
    await all(
      conversation,
      log.filter(({ seq, author }) => author.kind === 'shopper' && !known.has(seq)),
    );
  }

  conversations.onChange(({ before: was, conversation, messages }) => {
    if (conversation.translatedInto === undefined) return;
    const turnedOn = was.translatedInto !== conversation.translatedInto;
    const work = (turnedOn ? before(conversation) : all(conversation, messages)).catch(onFault);
    underWay.add(work);
    void work.then(() => underWay.delete(work));
  });
  return {
    /** Resolves when nothing is being translated. */
    async idle(): Promise<void> {
      while (underWay.size > 0) await Promise.all(underWay);
    },
  };
}

/** From whose language into whose; undefined of what needs none. */
function directionOf(
  { locale, translatedInto, owner }: Conversation,
  { author }: LoggedMessage,
): { readonly from: Locale; readonly to: Locale } | undefined {
  if (translatedInto === undefined || translatedInto === locale || owner !== 'agent') return undefined;
  if (author.kind === 'shopper') return { from: locale, to: translatedInto };
  return author.kind === 'agent' ? { from: translatedInto, to: locale } : undefined;
}

function namesIn(conversation: Conversation, { author }: LoggedMessage, marketplace: string): string[] {
  const people = [conversation.shopperName, conversation.agentName ?? '', author.name];
  return [marketplace, ...people, ...people.flatMap((name) => name.split(/\s+/u))];
}
