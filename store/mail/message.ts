import { createHash } from 'node:crypto';
import type { SendMailOptions } from 'nodemailer';
import type { Letter } from '../../notices/letters/letter.ts';
import { letterHtml } from '../../notices/letters/letter-html.ts';
import { letterText } from '../../notices/letters/letter-text.ts';

/** The e-mail of a letter; its Message-ID follows from its key alone, so that a second copy is known for one. */
export function mailOf(letter: Letter, from: string): SendMailOptions {
  const { key, thread, to, name, subject, mail = {} } = letter;
  const back = mail.returnTo ?? mail.replyTo;
  const domain = from.split('@').at(-1)?.replace(/[>\s]/g, '') ?? 'localhost';
  // One root that no letter is: mail programs put those that refer to it into one thread, whichever came first.
  const root = `<${letterId(`thread/${thread}`)}@${domain}>`;
  return {
    from,
    ...(mail.replyTo === undefined ? {} : { replyTo: mail.replyTo }),
    // What cannot be delivered comes back to the address that says which letter it was.
    ...(back === undefined ? {} : { envelope: { from: back, to } }),
    to: { name, address: to },
    subject,
    text: letterText(letter),
    html: letterHtml(letter),
    messageId: `<${letterId(key)}@${domain}>`,
    inReplyTo: mail.answers ?? root,
    references: mail.answers === undefined ? root : [root, mail.answers],
    ...(mail.byPerson === true ? {} : { headers: AUTOMATIC }),
  };
}

const AUTOMATIC = {
  'Auto-Submitted': 'auto-generated',
  // What Exchange listens to; it knows nothing of the header above.
  'X-Auto-Response-Suppress': 'OOF, AutoReply',
};

export function letterId(key: string): string {
  return createHash('sha256').update(key).digest('hex').slice(0, 32);
}
