import type { AddressInfo } from 'node:net';
import { type ParsedMail, simpleParser } from 'mailparser';
import { SMTPServer } from 'smtp-server';

export interface MailServer {
  readonly url: string;
  /** What it was given, oldest first. */
  readonly mails: readonly ReceivedMail[];
  /** The first mail that fits, as soon as there is one. */
  mail(fits: (mail: ReceivedMail) => boolean): Promise<ReceivedMail>;
  close(): Promise<void>;
}

export interface ReceivedMail extends ParsedMail {
  /** Of the envelope. */
  readonly receiver: string;
  /** Of the envelope: where it comes back to. */
  readonly returnPath: string;
}

/** A mail server that takes whatever comes, but to receivers that it refuses for good. */
export async function startMailServer(refuses: (receiver: string) => boolean = () => false): Promise<MailServer> {
  const mails: ReceivedMail[] = [];
  const waiting = new Set<() => void>();
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onRcptTo({ address }, _session, done) {
      done(refuses(address) ? Object.assign(new Error('no such receiver'), { responseCode: 550 }) : undefined);
    },
    onData(stream, session, done) {
      simpleParser(stream).then((parsed) => {
        const { mailFrom, rcptTo } = session.envelope;
        const returnPath = mailFrom === false ? '' : mailFrom.address;
        mails.push({ ...parsed, receiver: rcptTo[0]?.address ?? '', returnPath });
        done();
        for (const look of waiting) look();
      }, done);
    },
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`,
    mails,
    mail: (fits) =>
      new Promise((resolve, reject) => {
        const timer = setTimeout(() => {
          waiting.delete(look);
          reject(new Error(`no such mail within 10 s; there are: ${mails.map(({ subject }) => subject).join(' | ')}`));
        }, 10_000);
        const look = () => {
          const found = mails.find(fits);
          if (found === undefined) return;
          clearTimeout(timer);
          waiting.delete(look);
          resolve(found);
        };
        waiting.add(look);
        look();
      }),
    close: () => new Promise<void>((resolve) => server.close(() => resolve())),
  };
}
