import { createTransport } from 'nodemailer';
import { LetterFault, type LetterSender } from '../../notices/letters/letter.ts';
import { mailOf } from './message.ts';

const TIMEOUT_MS = 15_000;
/** A server that answers a word at a time keeps each of the above; shorter than a letter is held by its sender. */
const WHOLE_TRY_MS = 90_000;

/** E-mail by an SMTP server. @param url `smtp://user:password@host:587` or `smtps://…` */
export function smtpSender(url: string, from: string): LetterSender & { close(): void } {
  const transport = createTransport({
    url,
    connectionTimeout: TIMEOUT_MS,
    greetingTimeout: TIMEOUT_MS,
    socketTimeout: TIMEOUT_MS,
  });
  return {
    async send(letter) {
      try {
        await withinTry(transport.sendMail(mailOf(letter, from)));
      } catch (error) {
        throw faultOf(error);
      }
    },
    close: () => transport.close(),
  };
}

/** Faults of a letter: its addresses or its content. All others are the server's or the line's, and meet every letter alike. */
const OF_THE_LETTER: ReadonlySet<string | undefined> = new Set(['EENVELOPE', 'EMESSAGE']);

function faultOf(error: unknown): LetterFault {
  const { responseCode, code } = error as { responseCode?: number; code?: string };
  const letters = OF_THE_LETTER.has(code);
  // 5xx is the server's last word on a letter; 4xx, a refused password, time-outs and lost connections may pass.
  const final = letters && (responseCode === undefined || responseCode >= 500);
  return new LetterFault(`smtp_${responseCode ?? code ?? 'failed'}`, final, error, !letters);
}

async function withinTry(sending: Promise<unknown>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(Object.assign(new Error('late'), { code: 'ETIMEDOUT' })), WHOLE_TRY_MS);
  });
  await Promise.race([sending, late]).finally(() => clearTimeout(timer));
}
