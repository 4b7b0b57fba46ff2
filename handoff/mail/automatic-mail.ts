/** Why a mail was not written by a person to us, and so never causes a mail. */
export type Automatic =
  | 'bounce'
  | 'no-return-path'
  | 'auto-submitted'
  | 'suppressed'
  | 'bulk'
  | 'list'
  | 'no-sender'
  | 'own';

export interface MailHeaders {
  /** The value of a header's first line, unfolded; undefined where there is none. */
  header(name: string): string | undefined;
  /** Of the sender, in small letters. */
  readonly from: string | undefined;
}

const BULK = /^\s*(?:bulk|junk|list|auto_reply)\b/i;
const DAEMON = /^(?:mailer-daemon|postmaster)@/;

/**
 * Tells mails of machines: answers of who is away, lists, reports of delivery, our own. A mail that says nothing of itself is taken for
 * a person's; how many one sender may send is limited besides.
 * @param isOwn whether an address is one that our letters come from or are answered to
 */
export function automatic({ header, from }: MailHeaders, isOwn: (address: string) => boolean): Automatic | undefined {
  if (/^\s*multipart\/report\b/i.test(header('content-type') ?? '')) return 'bounce';
  if (from === undefined) return 'no-sender';
  if (DAEMON.test(from)) return 'bounce';
  if (isOwn(from)) return 'own';
  if (/^\s*<\s*>\s*$/.test(header('return-path') ?? '')) return 'no-return-path';
  if (says(header('auto-submitted'), 'no')) return 'auto-submitted';
  if (says(header('x-auto-response-suppress'), 'none')) return 'suppressed';
  if (BULK.test(header('precedence') ?? '')) return 'bulk';
  for (const name of ['x-autoreply', 'x-autorespond', 'x-autoresponder', 'x-auto-reply-from'])
    if (says(header(name), 'no')) return 'auto-submitted';
  return header('list-id') === undefined && header('list-unsubscribe') === undefined ? undefined : 'list';
}

/** Whether a header is there and says something other than that it does not hold. */
function says(value: string | undefined, not: string): boolean {
  const word = value
    ?.trim()
    .toLowerCase()
    .split(/[\s;(]/)[0];
  return word !== undefined && word !== '' && word !== not;
}

/** The addresses that a report of delivery says cannot be reached for good, in small letters; a delay is none. */
export function unreachable(report: string): readonly string[] {
  return report.split(/\r?\n\s*\r?\n/).flatMap((part) => {
    const receiver = /^\s*final-recipient:\s*[^;\s]+;\s*<?([^\s<>]+@[^\s<>]+?)>?\s*$/im.exec(part)?.[1];
    const failed = /^\s*action:\s*failed\b/im.test(part) && /^\s*status:\s*5\./im.test(part);
    return receiver !== undefined && failed ? [receiver.toLowerCase()] : [];
  });
}
