import type { IncomingMessage } from 'node:http';
import { z } from 'zod';
import type { MailView } from '../../protocol/api.ts';
import { CodedError } from '../../protocol/error-codes.ts';
import type { Instant } from '../../protocol/instant.ts';
import { crumbGuard } from '../../transport/crumbs.ts';
import { gatheredBytes } from '../../transport/gathered-bytes.ts';
import type { Route } from '../../transport/route.ts';
import { checkSignature } from '../../transport/signed-calls.ts';
import type { Conversation } from '../conversation/conversation.ts';
import { knownConversation } from '../conversation/known-conversation.ts';
import type { KeptMail, Mailbox } from './mailbox.ts';
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
  conversations: Pick<MailPorts['conversations'], 'find' | 'messages'>,
): Route {
  /** Of a message that came along with a split, the mail is kept where it came in. */
  async function mailOf({ id, splitFrom }: Conversation, seq: number): Promise<KeptMail | undefined> {
    const mail = await mailbox.of({ conversationId: id, seq });
    if (mail !== undefined || splitFrom === undefined) return mail;
    const [message] = await conversations.messages(id, { afterSeq: seq - 1, limit: 1 });
    const copy = copySchema.safeParse(message?.content.value).data?.copied;
    // A shopper's page can write such a value, too.
    if (message?.seq !== seq || copy?.conversationId !== splitFrom) return undefined;
    const from = await conversations.find(splitFrom);
    return from === undefined ? undefined : mailOf(from, copy.seq);
  }

  return {
    method: 'GET',
    path: '/v1/conversations/:id/mails/:seq',
    permission: ['agent', 'supervisor', 'admin'],
    async handle({ path }) {
      const known = await knownConversation(conversations, path.id ?? '');
      const seq = Number(path.seq);
      const mail = Number.isSafeInteger(seq) ? await mailOf(known, seq) : undefined;
      if (mail === undefined) throw new CodedError('message_not_found');
      const { sender, subject, whole, receivedAt } = mail;
      const body: MailView = { sender, subject, text: whole, receivedAt: timeOf(receivedAt) };
      return { status: 200, body };
    },
  };
}

/** What the store has put into a message that stands in another log, too. */
const copySchema = z.object({ copied: z.object({ conversationId: z.string(), seq: z.int() }) });

const timeOf = (at: Instant): string => new Date(at).toISOString();

async function bytesOf(request: IncomingMessage): Promise<Buffer> {
  const bytes = gatheredBytes();
  const guard = crumbGuard(request);
  for await (const chunk of request as AsyncIterable<Buffer>) {
    guard(chunk);
    if (bytes.size() + chunk.length > LARGEST_MAIL_BYTES)
      throw new CodedError('payload_too_large', { limitBytes: LARGEST_MAIL_BYTES });
    bytes.add(chunk);
  }
  return bytes.all();
}
