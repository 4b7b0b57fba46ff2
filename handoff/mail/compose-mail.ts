import type { StoredAttachment } from '../../files/attachments.ts';
import type { Process } from '../../server/process.ts';
import type { Route } from '../../transport/route.ts';
import { referenceTo } from '../conversation/own-attachments.ts';
import type { ReplyAddresses } from '../letters/reply-addresses.ts';
import { inboundMailRoute, keptMailRoute } from './mail-routes.ts';
import type { Mailbox } from './mailbox.ts';
import type { MailPorts } from './take-mail.ts';

/** What mails need of the other ideas. */
export interface MailParts extends Pick<MailPorts, 'emailOf' | 'languageOf' | 'limits' | 'care'> {
  readonly keepBytes: (name: string, bytes: Buffer, ownerId: string) => Promise<StoredAttachment | undefined>;
}

export interface MailComposition extends Pick<MailPorts, 'conversations' | 'line' | 'freshTicket'> {
  readonly process: Process;
  readonly mail: MailParts;
  readonly mailbox: Mailbox;
  readonly replies: ReplyAddresses;
}

/** The routes of mails that come in: none where the operator has named no secret or no address for them. */
export function composeMail({ process, mail, ...parts }: MailComposition): readonly Route[] {
  const { config, now, newId } = process;
  const { from, replyTo, inboundSecret } = config.letters;
  if (inboundSecret === undefined || replyTo === undefined) return [];
  const ports: MailPorts = {
    ...parts,
    ...mail,
    async keep(name, bytes, ownerId) {
      const kept = await mail.keepBytes(name, bytes, ownerId);
      return kept === undefined ? undefined : referenceTo(kept);
    },
    isOwn: ownAddresses([from.replace(/^.*<|>$/g, ''), replyTo]),
    now,
    newId,
  };
  return [inboundMailRoute(ports, inboundSecret), keptMailRoute(parts.mailbox, parts.conversations)];
}

/** Ours are these, and each of them with something after a plus. */
function ownAddresses(ours: readonly string[]): (address: string) => boolean {
  const known = new Set(ours.map((one) => one.toLowerCase()));
  return (address) => known.has(address.toLowerCase().replace(/\+[^@]*(?=@)/, ''));
}
