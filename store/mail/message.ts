import { createHash } from 'node:crypto';
import type { SendMailOptions } from 'nodemailer';
import type { Letter } from '../../notify/send-letters.ts';

/** The e-mail of a letter; its Message-ID follows from its key alone, so that a second copy is known for one. */
export function mailOf({ key, to, name, title, text, link }: Letter, from: string): SendMailOptions {
  return {
    from,
    to: { name, address: to },
    subject: title,
    text: link === undefined ? `${text}\n` : `${text}\n\n${link}\n`,
    messageId: `<${letterId(key)}@${from.split('@').at(-1)?.replace(/[>\s]/g, '') ?? 'localhost'}>`,
    headers: { 'Auto-Submitted': 'auto-generated' },
  };
}

export function letterId(key: string): string {
  return createHash('sha256').update(key).digest('hex').slice(0, 32);
}
