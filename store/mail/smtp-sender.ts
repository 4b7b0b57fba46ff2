import { createTransport } from 'nodemailer';
import { LetterFault, type LetterSender } from '../../notify/send-letters.ts';
import { mailOf } from './message.ts';

const TIMEOUT_MS = 15_000;

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
        await transport.sendMail(mailOf(letter, from));
      } catch (error) {
        const { responseCode, code } = error as { responseCode?: number; code?: string };
        // 5xx is the server's last word; 4xx, time-outs and lost connections may pass.
        const final = responseCode !== undefined && responseCode >= 500;
        throw new LetterFault(
          responseCode === undefined ? `smtp_${code ?? 'failed'}` : `smtp_${responseCode}`,
          final,
          error,
        );
      }
    },
    close: () => transport.close(),
  };
}
