import { createHash } from 'node:crypto';
import type { PartFile } from '../../files/keep-upload.ts';
import { CodedError } from '../../protocol/error-codes.ts';
import type { Instant } from '../../protocol/instant.ts';
import type { Locale } from '../../protocol/locale.ts';
import type { RateLimits } from '../../transport/rate-limits.ts';
import {
  type AttachmentReference,
  type Conversation,
  type NewMessage,
  newConversation,
} from '../conversation/conversation.ts';
import type { Conversations } from '../conversation/conversations.ts';
import { goesOnIn } from '../conversation/goes-on-in.ts';
import { comesByLetterAlone, outsideVisitor } from '../conversation/outside-visitors.ts';
import { alarmIn, type CareFor } from '../desk/danger-while-waiting.ts';
import { type OutsideMessage, takenFromOutside } from '../desk/message-from-outside.ts';
import type { WriteLine } from '../desk/system-lines.ts';
import { mayWriteTo } from '../letters/may-write-to.ts';
import type { ReplyAddresses } from '../letters/reply-addresses.ts';
import { notedLetter } from '../letters/ticket-letters.ts';
import type { Ticket } from '../queue/tickets.ts';
import type { OnlyThanks } from '../tickets/only-thanks.ts';
import { type Automatic, automatic, unreachable } from './automatic-mail.ts';
import { cutQuotation, type OwnWords } from './cut-quotation.ts';
import type { Mailbox, MailPlace } from './mailbox.ts';
import { type IncomingMail, readMail } from './read-mail.ts';

export interface MailPorts {
  readonly conversations: Pick<Conversations, 'find' | 'messages' | 'create' | 'change'>;
  readonly mailbox: Mailbox;
  readonly replies: ReplyAddresses;
  /** An address that our letters come from or are answered to. */
  readonly isOwn: (address: string) => boolean;
  /** What the marketplace says of this account, in small letters. */
  readonly emailOf: (accountId: string) => Promise<string | undefined>;
  /** A report of delivery to these addresses, of letters to those: whether it was of a letter of a case. */
  readonly returnedOfCase: (to: readonly string[], lost: readonly string[]) => Promise<boolean>;
  /** Keeps a file by the rules of uploads; undefined where it is refused or not scanned yet. */
  readonly keep: (file: PartFile, ownerId: string) => Promise<AttachmentReference | undefined>;
  readonly freshTicket: () => Ticket;
  readonly line: WriteLine;
  readonly care: CareFor;
  readonly languageOf: (text: string) => Locale;
  readonly onlyThanks: OnlyThanks;
  readonly limits: RateLimits;
  readonly now: () => Instant;
  readonly newId: () => string;
}

/** Ten pictures, as mail encodes them. A mail is in memory whole while it is dealt with. */
export const LARGEST_MAIL_BYTES = 30 * 1024 * 1024;

/** What became of a mail. */
export type MailOutcome = 'reply' | 'ticket' | 'bounce' | 'automatic' | 'empty' | 'repeated';

/** Longer than any mail takes that is being dealt with. */
const TAKEN_MS = 120_000;
const LONGEST_MESSAGE = 4_000;
/** Of the sender's words, for danger. */
const LONGEST_READ = 20_000;
const LONGEST_WHOLE = 200_000;
const MOST_FILES = 10;

/**
 * Makes of a mail what it is: an answer in its conversation, where it came to a reply address of ours from the address that the letter
 * went to; else a new ticket, never words in somebody's conversation. Mails of machines become nothing. Each is dealt with once.
 */
export async function takeMail(ports: MailPorts, raw: Buffer): Promise<MailOutcome> {
  const { mailbox, now } = ports;
  const mail = await readMail(raw);
  const id = identityOf(mail, raw);
  const taken = await mailbox.take(id, now(), now() + TAKEN_MS);
  if (taken === 'done') return 'repeated';
  if (taken === 'busy') throw new CodedError('overloaded', { retryAfterSeconds: 10 });
  try {
    const { outcome, place } = await dealWith(ports, mail, id);
    const { messageId, from = '', subject } = mail;
    const whole = cutQuotation(mail, ports.isOwn).whole.slice(0, LONGEST_WHOLE);
    await mailbox.done(id, { messageId, sender: from, subject, whole, receivedAt: now() }, place);
    return outcome;
  } catch (error) {
    await mailbox.giveBack(id);
    throw error;
  }
}

/** Of a mail however often it is handed in. Not by its id alone: there are programs that give each of their mails the same one. */
function identityOf({ messageId, from, subject, text, html }: IncomingMail, raw: Buffer): string {
  const parts = messageId === undefined ? raw : JSON.stringify([messageId, from, subject, text, html]);
  return createHash('sha256').update(parts).digest('base64url');
}

interface Dealt {
  readonly outcome: MailOutcome;
  readonly place?: MailPlace;
}

async function dealWith(ports: MailPorts, mail: IncomingMail, id: string): Promise<Dealt> {
  const machine = automatic(mail, ports.isOwn);
  const replied = mail.to.map(ports.replies.conversationOf).find((found) => found !== undefined);
  const conversation = replied === undefined ? undefined : await ports.conversations.find(replied);
  if (machine !== undefined) return { outcome: await noteMachine(ports, mail, machine, conversation) };
  const own = cutQuotation(mail, ports.isOwn);
  if (own.whole === '' && mail.attachments.length === 0) return { outcome: 'empty' };
  if (conversation !== undefined && (await isTheirs(ports, mail, conversation))) {
    return { outcome: 'reply', place: await answerWhereItGoesOn(ports, mail, own, conversation, id) };
  }
  return { outcome: 'ticket', place: await open(ports, mail, own, id) };
}

/** A report that a letter of this conversation, or of a case, did not arrive marks its address; all else of machines is let go. */
async function noteMachine(
  { mailbox, now, ...ports }: MailPorts,
  mail: IncomingMail,
  machine: Automatic,
  conversation: Conversation | undefined,
): Promise<MailOutcome> {
  if (machine !== 'bounce') return 'automatic';
  const reports = [mail.text ?? '', ...mail.attachments.map(({ bytes }) => bytes.toString('utf8').slice(0, 20_000))];
  const unreached = [...new Set(reports.flatMap(unreachable))];
  if (conversation === undefined)
    return unreached.length > 0 && (await ports.returnedOfCase(mail.to, unreached)) ? 'bounce' : 'automatic';
  const theirs = await addressesOf(ports, conversation);
  const lost = unreached.filter((address) => theirs.includes(address));
  for (const address of lost) await mailbox.cannotReach(address, conversation.id, now());
  return lost.length === 0 ? 'automatic' : 'bounce';
}

async function addressesOf({ emailOf }: Pick<MailPorts, 'emailOf'>, { email, visitorId }: Conversation) {
  const known = [email?.trim().toLowerCase(), await emailOf(visitorId)];
  return known.filter((one) => one !== undefined);
}

async function isTheirs(ports: MailPorts, { from }: IncomingMail, conversation: Conversation): Promise<boolean> {
  return from !== undefined && (await addressesOf(ports, conversation)).includes(from);
}

/** A ticket may be merged while its mail comes in: then the words go where it goes on, and it stays merged. */
async function answerWhereItGoesOn(
  ports: MailPorts,
  mail: IncomingMail,
  own: OwnWords,
  conversation: Conversation,
  id: string,
): Promise<MailPlace> {
  for (;;) {
    const to = await goesOnIn(ports.conversations, conversation);
    try {
      return await answer(ports, mail, own, to, id);
    } catch (error) {
      if (!(error instanceof CodedError) || error.code !== 'ticket_merged') throw error;
    }
  }
}

/** The answer becomes a message of the shopper; what no person has any more becomes a ticket again, under its number. */
async function answer(ports: MailPorts, mail: IncomingMail, own: OwnWords, to: Conversation, id: string) {
  const message = await messageOf(ports, mail, own, to, id);
  return log(
    ports,
    to,
    message,
    readForDanger(mail, own),
    ({ reason = 'requested', priority, question, email, visitorId }) => ({
      ...{ id, request: { reason, priority, question }, ticket: ports.freshTicket(), confirmed: () => undefined },
      ...{
        mayWrite: true,
        sameMatter: true,
        isThanks: mail.attachments.length === 0 && isThanks(ports, mail, own, to),
      },
      // Their address for answers is known from our letter alone.
      provesEmail: comesByLetterAlone(visitorId) && email?.trim().toLowerCase() === mail.from,
    }),
  );
}

/** By both parts of the mail: where the quotation goes as a whole, the answers between its lines go with it. */
function isThanks(
  { onlyThanks, isOwn }: MailPorts,
  mail: IncomingMail,
  { words }: OwnWords,
  to: Conversation,
): boolean {
  const plain = cutQuotation({ ...mail, html: undefined }, isOwn);
  return [words, plain.words].every((each) => onlyThanks(each, to));
}

/** A new ticket of whoever wrote; its number goes back to them by mail, unless they write too many. */
async function open(ports: MailPorts, mail: IncomingMail, own: OwnWords, id: string): Promise<MailPlace> {
  const { conversations, limits, freshTicket } = ports;
  const fresh = conversationFor(ports, mail, own, id);
  await conversations.create(fresh);
  const message = await messageOf(ports, mail, own, fresh, id);
  const mayWrite = await mayWriteTo(limits, mail.from ?? '');
  const question = (mail.subject === '' ? (message.content.text ?? '') : mail.subject).slice(0, 200).toWellFormed();
  return log(ports, fresh, message, readForDanger(mail, own), () => ({
    ...{ id, request: { reason: 'requested', priority: 'other', question }, ticket: freshTicket() },
    ...{ mayWrite, confirmed: notedLetter },
  }));
}

/** Once, however often the mail is handed in. */
async function log(
  ports: MailPorts,
  { id: conversationId, visitorId }: Conversation,
  message: NewMessage,
  readForDanger: string,
  outside: (current: Conversation) => Omit<OutsideMessage, 'message' | 'alarm' | 'line' | 'at'>,
): Promise<MailPlace> {
  const { conversations, line, now } = ports;
  const alarm = await alarmIn(ports, conversationId, readForDanger);
  const changed = await conversations.change<undefined>({
    conversationId,
    once: { authorId: visitorId, clientId: message.clientId ?? '' },
    decide: (current) => {
      if (current.mergedInto !== undefined) throw new CodedError('ticket_merged', { number: current.mergedNumber });
      return takenFromOutside(current, { ...outside(current), message, alarm, line, at: now() });
    },
  });
  const logged = changed.kind === 'repeated' ? changed.message : changed.messages[0];
  return { conversationId, seq: logged?.seq ?? 0 };
}

/** More than the chat shows of it, and the subject: some write nothing else. */
function readForDanger({ subject }: IncomingMail, { words }: OwnWords): string {
  return `${subject}\n${words.slice(0, LONGEST_READ)}`;
}

function conversationFor({ languageOf, now }: MailPorts, { from = '', name }: IncomingMail, own: OwnWords, id: string) {
  return newConversation({
    // The same for each try of this mail.
    id: Buffer.from(id, 'base64url').subarray(0, 16).toString('base64url'),
    visitorId: outsideVisitor('mail', createHash('sha256').update(from).digest('base64url')),
    shopperName: (name === '' ? (from.split('@')[0] ?? '') : name).slice(0, 80).toWellFormed(),
    verified: false,
    email: from,
    locale: languageOf(own.words),
    localeChosen: false,
    at: now(),
  });
}

async function messageOf(
  { keep, newId }: MailPorts,
  { subject, attachments }: IncomingMail,
  { words, whole }: OwnWords,
  { visitorId, shopperName }: Conversation,
  id: string,
): Promise<NewMessage> {
  const files: AttachmentReference[] = [];
  const refused: string[] = [];
  for (const [at, file] of attachments.slice(0, MOST_FILES).entries()) {
    const kept = await keep({ ...file, part: `mail/${id}/${at}` }, visitorId);
    if (kept === undefined) refused.push(file.name);
    else files.push(kept);
  }
  // Where all seems quoted, all is shown: it may be the sender's own.
  const said = words === '' && files.length === 0 ? whole : words;
  return {
    id: newId(),
    author: { kind: 'shopper', id: visitorId, name: shopperName },
    clientId: `mail-${id}`,
    content: {
      ...(said === '' ? {} : { text: said.slice(0, LONGEST_MESSAGE).toWellFormed() }),
      value: { mail: { subject: subject.slice(0, 200).toWellFormed(), refused } },
      attachments: files,
    },
  };
}
