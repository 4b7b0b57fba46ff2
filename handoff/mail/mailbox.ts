import type { Instant } from '../../protocol/instant.ts';

/** A mail as it is kept beside the message that was made of it. */
export interface KeptMail {
  /** With its angle brackets. */
  readonly messageId: string | undefined;
  readonly sender: string;
  readonly subject: string;
  /** All of it, with what it quotes. */
  readonly whole: string;
  readonly receivedAt: Instant;
}

/** Where a mail has become a message. */
export interface MailPlace {
  readonly conversationId: string;
  readonly seq: number;
}

/** The mails that came in; each is taken once, by however many processes and however often it is delivered. */
export interface Mailbox {
  /**
   * `taken`: it is for the caller alone until the given instant. `done`: it was dealt with before. `busy`: somebody else has it.
   */
  take(id: string, at: Instant, until: Instant): Promise<'taken' | 'done' | 'busy'>;
  /** Ends the taking; `place` is undefined where it became no message. */
  done(id: string, mail: KeptMail, place: MailPlace | undefined): Promise<void>;
  /** Gives it back: it was not dealt with. */
  giveBack(id: string): Promise<void>;
  /** The mail that a message was made of. */
  of(place: MailPlace): Promise<KeptMail | undefined>;
  /** The newest Message-ID of a conversation, which our next letter answers. */
  lastMessageId(conversationId: string): Promise<string | undefined>;
  /** A letter of this conversation came back for good: the last that went out has failed, and no other goes to this address. */
  cannotReach(address: string, conversationId: string, at: Instant): Promise<void>;
}
