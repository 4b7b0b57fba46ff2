import { createHash } from 'node:crypto';
import type { StoredAttachment } from '../../files/attachments.ts';
import type { PartFile } from '../../files/keep-upload.ts';
import { CodedError } from '../../protocol/error-codes.ts';
import type { Instant } from '../../protocol/instant.ts';
import type { Locale } from '../../protocol/locale.ts';
import type { ContactOutcome, ContactRequest } from '../../transport/contact-request.ts';
import type { RateLimits } from '../../transport/rate-limits.ts';
import type { FormFile } from '../../transport/read-form.ts';
import type { Visitor } from '../../transport/who-calls.ts';
import { type AttachmentReference, type Conversation, newConversation } from '../conversation/conversation.ts';
import type { Change, Changed } from '../conversation/conversation-store.ts';
import type { Conversations } from '../conversation/conversations.ts';
import { goesOnIn, othersGoOnIn } from '../conversation/goes-on-in.ts';
import { outsideVisitor } from '../conversation/outside-visitors.ts';
import { referenceTo } from '../conversation/own-attachments.ts';
import { alarmIn, type CareFor } from '../desk/danger-while-waiting.ts';
import { leftBy } from '../desk/left-by.ts';
import { takenFromOutside } from '../desk/message-from-outside.ts';
import type { WriteLine } from '../desk/system-lines.ts';
import { mayWriteTo } from '../letters/may-write-to.ts';
import { notedLetter } from '../letters/ticket-letters.ts';
import type { Ticket } from '../queue/tickets.ts';

/**
 * Makes a ticket of a contact form.
 * @throws CodedError `attachment_unchecked`, `storage_unavailable`, `rate_limited` of too many with one phone number: nothing was noted
 */
export type ContactDesk = (form: ContactRequest) => Promise<ContactOutcome>;

export interface ContactPorts {
  readonly conversations: Pick<Conversations, 'find' | 'list' | 'messages' | 'create' | 'change'>;
  /** The conversation that somebody who is signed in comes back to, or a new one. */
  readonly latest: (visitor: Visitor, locale: Locale) => Promise<Conversation>;
  /** Keeps a file by the rules of uploads; `unchecked`: its scan has not ended. */
  readonly keep: (file: PartFile, ownerId: string) => Promise<StoredAttachment | 'refused' | 'unchecked'>;
  /** To the inbox of who is signed in, or by e-mail to a guest. */
  readonly freshTicket: (answeredBy: 'inbox' | 'email') => Ticket;
  readonly line: WriteLine;
  readonly care: CareFor;
  readonly limits: RateLimits;
  readonly now: () => Instant;
  readonly newId: () => string;
}

/**
 * The form of somebody who is signed in goes into their conversation. That of a guest begins one of its own, which the link of the letter
 * to their address leads into: two forms with one address are not known to be of one person.
 */
export function contactDesk(ports: ContactPorts): ContactDesk {
  const { conversations, latest, freshTicket, line, limits, now } = ports;
  return async (form) => {
    const { visitor, locale, email, phone } = form;
    const id = identityOf(form);
    const to = visitor === undefined ? guestConversation(ports, form, id) : await latest(visitor, locale);
    const kept = await keepFiles(ports, form.files, id, to.visitorId);
    if ('unchecked' in kept) throw new CodedError('attachment_unchecked');
    if ('refused' in kept) return { is: 'files-refused', names: kept.refused };
    // Of a number that anybody can name: each form would be a way to have text messages sent to it.
    if (visitor === undefined && phone !== undefined) await limits.spend('mailSender', phone);
    if (visitor === undefined) await conversations.create(to);
    const clientId = `contact-${id}`;
    const message = {
      id: ports.newId(),
      author: { kind: 'shopper', id: to.visitorId, name: to.shopperName },
      clientId,
      content: { text: form.text, attachments: kept.files },
    } as const;
    const alarm = await alarmIn(ports, to.id, form.text);
    // A text message costs money, and anybody can name a number: it gets one with an answer that a person has written.
    const mayWrite = phone === undefined && (email === undefined || (await mayWriteTo(limits, email)));
    const changed = await takenApart(ports, to, { authorId: to.visitorId, clientId }, (current) =>
      takenFromOutside(current, {
        ...{ message, id, alarm, line, at: now() },
        request: { reason: 'requested', priority: 'other', question: form.subject },
        ticket: freshTicket(visitor === undefined ? 'email' : 'inbox'),
        ...{ mayWrite, confirmed: notedLetter },
      }),
    );
    const { ticketNumber: number, ticketPromisedAt: promisedAt } = changed.conversation;
    const noted = number === undefined || promisedAt === undefined ? undefined : { number, promisedAt };
    const care = ports.care(form.text)?.message({ ...to, locale }).content.text;
    const isConfirmed = mayWrite || changed.kind === 'repeated';
    return { is: 'taken', ticket: changed.conversation.owner === 'agent' ? undefined : noted, isConfirmed, care };
  };
}

/** Where the ticket goes on in another visitor's, that one is told that it does so no more; also where it was merged meanwhile. */
async function takenApart(
  { conversations, line }: ContactPorts,
  to: Conversation,
  once: { readonly authorId: string; readonly clientId: string },
  taken: (current: Conversation) => Change<undefined>,
): Promise<Changed<undefined>> {
  for (;;) {
    const read = (await conversations.find(to.id)) ?? to;
    const goesOn = await goesOnIn(conversations, read);
    const isApart = goesOn.id === read.id;
    const othersToo = !isApart && (await othersGoOnIn(conversations, goesOn.id, read.id));
    try {
      return await conversations.change<undefined>({
        conversationId: read.id,
        once,
        ...(isApart ? {} : { with: goesOn.id }),
        decide: (current, { other }) => {
          if (current.mergedInto !== read.mergedInto || other?.mergedInto !== undefined)
            throw new CodedError('ticket_merged', { number: current.mergedNumber });
          const change = taken(current);
          return other === undefined ? change : { ...change, other: leftBy(line, current, other, othersToo) };
        },
      });
    } catch (error) {
      if (!(error instanceof CodedError) || error.code !== 'ticket_merged') throw error;
    }
  }
}

/** Of a form however often it is sent. */
function identityOf({ formId, email, phone, text, files }: ContactRequest): string {
  const parts = [formId, email ?? phone, text, files.map(({ name, bytes }) => [name, bytes.length])];
  return createHash('sha256').update(JSON.stringify(parts)).digest('base64url');
}

function guestConversation(
  { now }: ContactPorts,
  { name, email, phone, locale }: ContactRequest,
  id: string,
): Conversation {
  const conversation = newConversation({
    // The same for each try of this form.
    id: Buffer.from(id, 'base64url').subarray(0, 16).toString('base64url'),
    visitorId: outsideVisitor('contact', id),
    shopperName: name === '' ? (email?.split('@')[0] ?? '').slice(0, 80) : name,
    verified: false,
    email,
    locale,
    localeChosen: true,
    at: now(),
  });
  return { ...conversation, phone };
}

async function keepFiles(
  { keep }: ContactPorts,
  files: readonly FormFile[],
  id: string,
  ownerId: string,
): Promise<{ readonly files: AttachmentReference[] } | { readonly refused: string[] } | { readonly unchecked: true }> {
  const kept = [];
  const refused = [];
  for (const [at, { name, bytes }] of files.entries()) {
    const file = await keep({ name, bytes, part: `contact/${id}/${at}` }, ownerId);
    // The others would wait for the same scanner.
    if (file === 'unchecked') return { unchecked: true };
    if (file === 'refused') refused.push(name);
    else kept.push(referenceTo(file));
  }
  return refused.length > 0 ? { refused } : { files: kept };
}
