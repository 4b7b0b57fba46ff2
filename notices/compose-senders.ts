import { join } from 'node:path';
import type { Process } from '../server/process.ts';
import { folderSender } from '../store/mail/folder-sender.ts';
import { smsGateway } from '../store/mail/sms-gateway.ts';
import { smtpSender } from '../store/mail/smtp-sender.ts';
import type { LetterSender } from './letters/letter.ts';
import { watchedSender } from './letters/watched-sender.ts';
import type { LetterChannel } from './ports.ts';

export interface LetterSenders {
  readonly senders: Readonly<Partial<Record<LetterChannel, LetterSender>>>;
  /** By which letters can leave here. */
  readonly channels: readonly LetterChannel[];
  /** Whether letters of this channel reach anybody. Files in a folder do not, except in the demo, where they stand for mail. */
  readonly tells: (channel: LetterChannel) => boolean;
  close(): void;
}

/** What letters leave the house by: the same mail server and gateway for whatever they tell of. */
export function composeSenders({ config, externalService }: Process): LetterSenders {
  const { smtpUrl, from, smsUrl, smsToken, smsCountries } = config.letters;
  const smtp = smtpUrl === undefined ? undefined : smtpSender(smtpUrl, from);
  return {
    senders: {
      email:
        smtp === undefined
          ? folderSender(join(config.dataDir, 'mail'), from)
          : watchedSender(smtp, externalService('smtp')),
      ...(smsUrl === undefined
        ? {}
        : { sms: watchedSender(smsGateway(smsUrl, smsToken, smsCountries), externalService('sms')) }),
    },
    channels: smsUrl === undefined ? ['email'] : ['email', 'sms'],
    tells: (channel) => channel !== 'email' || smtp !== undefined || config.demo !== undefined,
    close: () => smtp?.close(),
  };
}
