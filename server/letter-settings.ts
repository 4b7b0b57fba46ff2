import type { ImapAddress } from '../handoff/mail/imap-address.ts';

/** By what letters go out, and answers to them come in. */
export interface LetterSettings {
  readonly smtpUrl: string | undefined;
  readonly from: string;
  /** Where answers to letters of tickets go; undefined: none is expected. */
  readonly replyTo: string | undefined;
  /** Signs mails that are handed in; undefined: none is taken. */
  readonly inboundSecret: string | undefined;
  /** The mailbox that is read for mails; undefined: none is. */
  readonly imap: ImapAddress | undefined;
  readonly smsUrl: string | undefined;
  readonly smsToken: string | undefined;
  /** Calling codes of the countries that text messages go to; without any, all. */
  readonly smsCountries: readonly string[];
}
