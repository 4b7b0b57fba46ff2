import { Icon } from '../../browser/icons.tsx';
import { useLanguage } from '../../browser/language.tsx';
import type { Words } from '../../browser/load-words.ts';
import { LOCALE_NAMES, type Locale } from '../../protocol/locale.ts';
import type { Chat } from './state.ts';

/** A shopper's name as the desk shows it. Guests have none; the end of the conversation's id tells them apart. */
export function shownName(words: Words, name: string | undefined, conversationId: string): string {
  if (name !== undefined && name.trim() !== '') return name;
  return `${words.desk.queue.guest} ${conversationId
    .replace(/[^a-z0-9]/gi, '')
    .slice(-3)
    .toUpperCase()}`;
}

export function chatName(words: Words, chat: Chat): string {
  return shownName(words, givenName(chat), chat.id);
}

/** Which of one person's tickets a chat is: its number, and what it is about to whoever rests on it. */
export function ChatTicket({ chat }: { chat: Chat }) {
  const { ticket, packet } = chat;
  if (ticket === undefined) return null;
  return (
    <>
      {' '}
      <span class="chat-ticket mono" title={packet?.question}>
        {ticket.number}
      </span>
    </>
  );
}

/** What the shopper is called by name; undefined for guests. */
export function givenName(chat: Chat): string | undefined {
  const name = chat.packet?.shopper.name ?? chat.item?.shopper.name;
  return name === undefined || name.trim() === '' ? undefined : name;
}

/** The shopper's language, which the agent should write. */
export function chatLocale(chat: Chat): Locale {
  return chat.conversation?.locale ?? chat.packet?.locale ?? chat.item?.locale ?? 'en';
}

export function Verified({ verified }: { verified: boolean }) {
  const { words } = useLanguage();
  return verified ? (
    <span class="tag tag-good">
      <Icon name="shield" size={14} />
      {words.desk.packet.verified}
    </span>
  ) : (
    <span class="tag">{words.desk.packet.notVerified}</span>
  );
}

export function LanguageTag({ locale }: { locale: Locale }) {
  return (
    <span class="tag" lang={locale}>
      {LOCALE_NAMES[locale]}
    </span>
  );
}

/** First letter of a name on a calm ground; decoration beside the name. */
export function Initial({ name }: { name: string }) {
  return (
    <span class="initial" aria-hidden="true">
      {[...name][0]?.toUpperCase() ?? '·'}
    </span>
  );
}
