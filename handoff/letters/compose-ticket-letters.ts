import type { LetterSenders } from '../../notices/compose-senders.ts';
import { type LetterPorts, sendLetters, type WrittenLetter } from '../../notices/letters/send-letters.ts';
import type { LetterChannel } from '../../notices/ports.ts';
import { chooseLink } from '../../notices/preferences/choose-link.ts';
import { DEFAULT_PREFERENCES, type PreferenceStore } from '../../notices/preferences/preferences.ts';
import { quietUntil } from '../../notices/preferences/quiet-hours.ts';
import type { Wanted } from '../../notices/preferences/wanted.ts';
import type { VisitorTokens } from '../../people/visitors/visitor-tokens.ts';
import type { Instant } from '../../protocol/instant.ts';
import type { Locale } from '../../protocol/locale.ts';
import type { Process } from '../../server/process.ts';
import { rounds } from '../../transport/rounds.ts';
import type { Conversation, LoggedMessage } from '../conversation/conversation.ts';
import type { ConversationStore } from '../conversation/conversation-store.ts';
import { firstWords } from '../inbox/ticket-news.ts';
import type { Mailbox } from '../mail/mailbox.ts';
import type { Translations } from '../translation/translations.ts';
import type { ReplyAddresses } from './reply-addresses.ts';
import type { ShortLinks } from './short-links.ts';
import type { DueTicketLetter, TicketLetterOutbox } from './ticket-letters.ts';
import { type TicketTold, writeTicketLetter } from './write-ticket-letter.ts';

export interface TicketLetterParts {
  readonly process: Process;
  readonly outbox: TicketLetterOutbox;
  readonly conversations: Pick<ConversationStore, 'find' | 'messages'>;
  readonly translations: Translations;
  readonly replies: ReplyAddresses;
  readonly mailbox: Pick<Mailbox, 'lastMessageId'>;
  readonly senders: LetterSenders;
  readonly preferences: Pick<PreferenceStore, 'of'>;
  readonly tokens: Pick<VisitorTokens, 'issue'>;
  readonly links: ShortLinks;
  /** Read at each call: the port is known once the server listens. */
  readonly publicUrl: () => string;
  readonly formatTime: (at: Instant, locale: Locale) => string;
  readonly tickMs: number;
}

/** With ticks of a second: answers within a minute are one letter, and who reads them in the chat by then needs none. */
const MOMENT_TICKS = 60;
/** Messages between the first and the last answer of a letter; what is beyond is read in the chat. */
const MOST_MESSAGES = 200;
/** When no phone of a guest is to ring, by the clock of the desk. */
const NIGHT = { from: '22:00', to: '08:00' };

/** Sends the letters of tickets, in a loop of its own; any number of processes may, as each letter is claimed. */
export function startTicketLetters(parts: TicketLetterParts): { close(): Promise<void> } {
  const { process, outbox, senders, tickMs } = parts;
  const { now, log, onFault } = process;
  const ports: LetterPorts<DueTicketLetter> = {
    outbox,
    senders: senders.senders,
    moment: MOMENT_TICKS * tickMs,
    about: ({ conversationId }) => ({
      thread: `ticket/${conversationId}`,
      receiver: 'shopper',
      receiverId: conversationId,
    }),
    wanted: (letters, channel) => wanted(parts, letters, channel),
    write: (letters) => write(parts, letters),
    onSent: async () => undefined,
    onHopeless: async () => undefined,
    onOutcome({ conversationId, kind, channel, attempts }, outcome) {
      if (outcome.state !== 'waiting' && outcome.state !== 'dead') return;
      const { state, fault } = outcome;
      log.warn({ conversation: conversationId, kind, channel, state, fault, tries: attempts + 1 }, 'letter');
    },
    onFault: (error, { key }) => onFault(error, `letter ${key}`),
    now,
  };
  const { repeat, close } = rounds((error, name) => onFault(error, name));
  for (const channel of senders.channels)
    repeat(`letters: tickets, ${channel}`, tickMs, () => sendLetters(ports, channel, now()));
  return { close };
}

/** Who has an account may leave answers to the inbox; what confirms a ticket, and whom to call, goes in any case. */
async function wanted(
  { conversations, preferences, process }: TicketLetterParts,
  letters: readonly DueTicketLetter[],
  channel: LetterChannel,
): Promise<Wanted> {
  // Nothing but what a person did goes to a phone.
  if (channel === 'sms' && !letters.some(({ kind }) => kind === 'answer' || kind === 'split')) return 'never';
  if (channel === 'email' && letters.some(({ kind }) => kind !== 'answer')) return 'now';
  const [first] = letters;
  const conversation = first === undefined ? undefined : await conversations.find(first.conversationId);
  if (conversation === undefined) return 'now';
  if (!conversation.verified) {
    if (channel === 'email') return 'now';
    return quietUntil({ ...NIGHT, timeZone: process.config.support.timeZone }, process.now()) ?? 'now';
  }
  // Who has an account finds both tickets in their inbox.
  if (channel === 'sms' && !letters.some(({ kind }) => kind === 'answer')) return 'never';
  const { ticketMails, textMessages, quiet } = (await preferences.of(conversation.visitorId)) ?? DEFAULT_PREFERENCES;
  if (channel === 'email') return ticketMails ? 'now' : 'never';
  return textMessages ? (quietUntil(quiet, process.now()) ?? 'now') : 'never';
}

async function write(parts: TicketLetterParts, letters: readonly DueTicketLetter[]): Promise<WrittenLetter> {
  const { conversations, translations, replies, formatTime } = parts;
  const { marketplace } = parts.process.config;
  const none = { letter: undefined, overtaken: new Set(letters.map(({ key }) => key)) };
  const [first] = letters;
  const conversation = first === undefined ? undefined : await conversations.find(first.conversationId);
  if (first === undefined || conversation === undefined) return none;
  const from = Math.min(...letters.map(({ seq }) => seq)) - 1;
  const log = await conversations.messages(conversation.id, { afterSeq: from, limit: MOST_MESSAGES });
  const answers = unreadAnswers(conversation, log, letters);
  const care = careIn(log, letters);
  // Who has left the queue meanwhile waits for no answer.
  const noted = conversation.owner !== 'bot' && letters.some(({ kind }) => kind === 'noted');
  const parted = letters.some(({ kind }) => kind === 'split') ? await partedFrom(parts, conversation) : undefined;
  const due = answers.length > 0 || noted || parted !== undefined || care.length > 0;
  if (!due) return none;
  if (first.channel === 'sms') {
    if (answers.length === 0 && (parted === undefined || hasSeen(conversation, first.seq))) return none;
    if (await isToldByPhone(parts, conversation)) return none;
  }
  const replyTo = replies.of(conversation.id);
  const told = new Set(answers.map(({ seq }) => seq));
  return {
    letter: writeTicketLetter({
      conversation,
      answers,
      care,
      parted,
      translations: answers.length === 0 ? new Map() : await translations.after(conversation.id, from),
      marketplace,
      link: first.channel === 'sms' ? shortLinkTo(parts, conversation) : linkTo(parts, conversation),
      choose: conversation.verified ? chooseLink(parts.publicUrl(), conversation.locale) : undefined,
      answerable: replyTo !== undefined,
      formatTime,
    }),
    overtaken: new Set(letters.filter(({ kind, seq }) => kind === 'answer' && !told.has(seq)).map(({ key }) => key)),
    mail: { replyTo, byPerson: answers.length > 0, answers: await parts.mailbox.lastMessageId(conversation.id) },
  };
}

/**
 * Into the chat, from wherever the letter is read: the key is a visitor's token, in the fragment, which browsers send to no server. None for
 * an account of the marketplace: letters are forwarded, and there one signs in.
 */
function linkTo({ tokens, publicUrl }: TicketLetterParts, conversation: Conversation): string | undefined {
  const { id, visitorId, verified, email, locale } = conversation;
  if (verified) return undefined;
  // With the address: whoever comes by the link has proved that it is theirs.
  const { token } = tokens.issue({ visitorId, name: '', verified, email, locale });
  return `${publicUrl()}/help/${locale}#chat=${token}&in=${id}`;
}

/** The ticket that this one was split off; undefined where that was taken back before anybody was told. */
async function partedFrom(
  { conversations }: TicketLetterParts,
  { splitFrom = '', mergedInto }: Conversation,
): Promise<TicketTold['parted']> {
  const from = mergedInto === undefined ? await conversations.find(splitFrom) : undefined;
  if (from === undefined) return undefined;
  const log = await conversations.messages(splitFrom, { afterSeq: 0, limit: MOST_MESSAGES });
  return { number: from.ticketNumber ?? '', about: from.question ?? firstWords(log) };
}

/** The same in a text message, where a key would not fit; who has an account is led to where one signs in. */
const shortLinkTo = ({ links, publicUrl, process }: TicketLetterParts, { id }: Conversation): string =>
  publicUrl() + links.to(id, process.now());

/**
 * One text message leads a guest into the chat, where the rest is read as well: until then, no second one. That of a ticket leads to what
 * was split off it, too.
 */
async function isToldByPhone(parts: TicketLetterParts, conversation: Conversation): Promise<boolean> {
  const { outbox, conversations } = parts;
  const { id, verified, splitFrom } = conversation;
  if (verified) return false;
  if (await outbox.textedAfter(id, seenUntil(conversation))) return true;
  const from = splitFrom === undefined ? undefined : await conversations.find(splitFrom);
  return from !== undefined && outbox.textedAfter(from.id, seenUntil(from));
}

const seenUntil = ({ shopperReadSeq, lastShopperSeq }: Conversation): number =>
  Math.max(shopperReadSeq, lastShopperSeq);
const hasSeen = (conversation: Conversation, seq: number): boolean => seenUntil(conversation) >= seq;

/** The lines of care behind the mails that these letters answer. */
function careIn(log: readonly LoggedMessage[], letters: readonly DueTicketLetter[]): string[] {
  return letters
    .filter(({ kind }) => kind === 'care')
    .flatMap((letter) => log.find(({ seq, author }) => seq > letter.seq && author.kind === 'bot')?.content.text ?? []);
}

/** Of what these letters tell: whoever reads it in the chat, or has written since, has it. */
function unreadAnswers(
  conversation: Conversation,
  log: readonly LoggedMessage[],
  letters: readonly DueTicketLetter[],
): LoggedMessage[] {
  const told = new Set(letters.filter(({ kind }) => kind === 'answer').map(({ seq }) => seq));
  return log.filter(({ seq, author }) => author.kind === 'agent' && told.has(seq) && !hasSeen(conversation, seq));
}
