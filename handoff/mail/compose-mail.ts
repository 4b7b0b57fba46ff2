import type { StoredAttachment } from '../../files/attachments.ts';
import type { PartFile } from '../../files/keep-upload.ts';
import type { Process } from '../../server/process.ts';
import { imapMailbox } from '../../store/mail/imap-mailbox.ts';
import type { Route } from '../../transport/route.ts';
import { referenceTo } from '../conversation/own-attachments.ts';
import type { ReplyAddresses } from '../letters/reply-addresses.ts';
import { inboundMailRoute, keptMailRoute } from './mail-routes.ts';
import type { Mailbox } from './mailbox.ts';
import { readServerMailbox } from './read-server-mailbox.ts';
import { LARGEST_MAIL_BYTES, type MailPorts, takeMail } from './take-mail.ts';

/** What mails need of the other ideas. */
export interface MailParts
  extends Pick<MailPorts, 'emailOf' | 'languageOf' | 'onlyThanks' | 'limits' | 'care' | 'returnedOfCase'> {
  readonly keepBytes: (file: PartFile, ownerId: string) => Promise<StoredAttachment | 'refused' | 'unchecked'>;
}

export interface MailComposition extends Pick<MailPorts, 'conversations' | 'line' | 'freshTicket'> {
  readonly process: Process;
  readonly mail: MailParts;
  readonly mailbox: Mailbox;
  readonly replies: ReplyAddresses;
}

/** What mails come in by. */
export interface MailDoors {
  readonly routes: readonly Route[];
  /** Begins to read the operator's mailbox, where there is one. */
  start(): { close(): Promise<void> };
}

/** The doors of mails that come in: none where the operator has named no address for them, or neither a secret nor a mailbox. */
export function composeMail({ process, mail, ...parts }: MailComposition): MailDoors {
  const { config, now, newId, log, onFault, externalService } = process;
  const { from, replyTo, inboundSecret, imap } = config.letters;
  const none: MailDoors = { routes: [], start: () => ({ close: async () => undefined }) };
  if (replyTo === undefined || (inboundSecret === undefined && imap === undefined)) return none;
  const ports: MailPorts = {
    ...parts,
    ...mail,
    async keep(file, ownerId) {
      const kept = await mail.keepBytes(file, ownerId);
      return typeof kept === 'string' ? undefined : referenceTo(kept);
    },
    isOwn: ownAddresses([from.replace(/^.*<|>$/g, ''), replyTo]),
    now,
    newId,
  };
  const kept = keptMailRoute(parts.mailbox, parts.conversations);
  return {
    routes: inboundSecret === undefined ? [kept] : [inboundMailRoute(ports, inboundSecret), kept],
    start() {
      if (imap === undefined) return none.start();
      const mailbox = imapMailbox(imap, LARGEST_MAIL_BYTES);
      const take = (raw: Buffer) => takeMail(ports, raw);
      return readServerMailbox({ mailbox, take, log, onFault, now, service: externalService('imap') });
    },
  };
}

/** Ours are these, and each of them with something after a plus. */
function ownAddresses(ours: readonly string[]): (address: string) => boolean {
  const known = new Set(ours.map((one) => one.toLowerCase()));
  return (address) => known.has(address.toLowerCase().replace(/\+[^@]*(?=@)/, ''));
}
