import type { IncomingMessage } from 'node:http';
import type { MailView } from '../../protocol/api.ts';
import { CodedError } from '../../protocol/error-codes.ts';
import type { Instant } from '../../protocol/instant.ts';
import type { Route } from '../../transport/route.ts';
import { checkSignature } from '../../transport/signed-calls.ts';
import { knownConversation } from '../conversation/known-conversation.ts';
import type { Mailbox } from './mailbox.ts';
import { LARGEST_MAIL_BYTES, type MailPorts, takeMail } from './take-mail.ts';

/** Each is in memory whole. */
const AT_ONCE = 4;

/** The door of the mail server: `POST /v1/mail/inbound` with a mail as it came, signed like the marketplace's calls. */
export function inboundMailRoute(ports: MailPorts, secret: string): Route {
  let underWay = 0;
  return {
    method: 'POST',
    path: '/v1/mail/inbound',
    permission: 'public',
    vital: true,
    async handle({ request }) {
      if (underWay >= AT_ONCE) throw new CodedError('overloaded', { retryAfterSeconds: 5 });
      underWay += 1;
      try {
        const body = await bytesOf(request);
        checkSignature(secret, ports.now(), { method: 'POST', path: request.url ?? '', body }, request.headers);
        return { status: 200, body: { outcome: await takeMail(ports, body) } };
      } finally {
        underWay -= 1;
      }
    },
  };
}

/** All of a mail whose own words an agent reads in the chat. */
export function keptMailRoute(
  mailbox: Pick<Mailbox, 'of'>,
  conversations: Pick<MailPorts['conversations'], 'find'>,
): Route {
  return {
    method: 'GET',
    path: '/v1/conversations/:id/mails/:seq',
    permission: ['agent', 'supervisor', 'admin'],
    async handle({ path }) {
      const { id } = await knownConversation(conversations, path.id ?? '');
      const seq = Number(path.seq);
      const mail = Number.isSafeInteger(seq) ? await mailbox.of({ conversationId: id, seq }) : undefined;
      if (mail === undefined) throw new CodedError('message_not_found');
      const { sender, subject, whole, receivedAt } = mail;
      const body: MailView = { sender, subject, text: whole, receivedAt: timeOf(receivedAt) };
      return { status: 200, body };
    },
  };
}

const timeOf = (at: Instant): string => new Date(at).toISOString();

async function bytesOf(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > LARGEST_MAIL_BYTES) throw new CodedError('payload_too_large', { limitBytes: LARGEST_MAIL_BYTES });
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
