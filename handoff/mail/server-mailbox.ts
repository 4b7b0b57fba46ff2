/** The mailbox at the operator's mail server that answers to our letters come into. What is unread in it was not dealt with. */
export interface ServerMailbox {
  /** @throws Error where the server does not answer, refuses us, or lets nothing be marked as read */
  open(signal: AbortSignal): Promise<MailboxLine>;
}

/** An open line to it. Every call rejects once the line is lost. */
export interface MailboxLine {
  /** Keys of the mails that are unread, oldest first. No two mails of the mailbox ever have one key. */
  waiting(): Promise<readonly string[]>;
  /** A mail as it came, and stays unread; `too-large` of one beyond the limit, undefined where it is gone or read by now. */
  read(key: string): Promise<Buffer | 'too-large' | undefined>;
  /** It was dealt with: marks it as read. */
  markRead(key: string): Promise<void>;
  /** It cannot be dealt with: marks it as read and as one that a person has to look at. */
  setAside(key: string): Promise<void>;
  /** Resolves when a mail may have come or the line is lost, at the latest after `ms` or when `signal` is aborted. */
  news(ms: number, signal: AbortSignal): Promise<void>;
  close(): Promise<void>;
}
