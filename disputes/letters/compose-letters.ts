import { join } from 'node:path';
import { format } from '../../locales/format.ts';
import { words } from '../../locales/words.ts';
import { letterLog } from '../../notices/letter-log.ts';
import type { NoticeWords } from '../../notices/notice-words.ts';
import type { LetterChannel } from '../../notices/ports.ts';
import { type LetterPorts, sendLetters } from '../../notices/send-letters.ts';
import { watchedSender } from '../../notices/watched-sender.ts';
import type { Process } from '../../server/process.ts';
import { folderSender } from '../../store/mail/folder-sender.ts';
import { smsGateway } from '../../store/mail/sms-gateway.ts';
import { smtpSender } from '../../store/mail/smtp-sender.ts';
import { noteTold, noteUnreached } from '../cases/note-reach.ts';
import type { DisputeStore } from '../cases/ports.ts';
import type { NoticeTo } from '../domain/effects.ts';
import type { ProfileBook } from '../domain/profile/profile.ts';
import { DisputeRefusal } from '../domain/refusal.ts';
import type { PartyRole } from '../domain/roles.ts';
import type { DisputeLinks } from './dispute-links.ts';
import { letterFacts } from './letter-facts.ts';

export interface DisputeLetterParts {
  readonly process: Process;
  readonly outbox: LetterPorts['outbox'];
  readonly texts: NoticeWords;
  readonly records: DisputeStore;
  readonly profiles: ProfileBook;
  readonly links: DisputeLinks;
  readonly publicUrl: () => string;
}

/** How the parties of a case are written to, and what the case learns from it. */
export function composeLetters({ process, outbox, texts, records, profiles, links, publicUrl }: DisputeLetterParts) {
  const { config, externalService, now, onFault, log } = process;
  const { smtpUrl, from, smsUrl, smsToken } = config.letters;
  const smtp = smtpUrl === undefined ? undefined : smtpSender(smtpUrl, from);
  /** Whether letters of this channel reach anybody. Files in a folder do not, except in the demo, where they stand for mail. */
  const tells = (channel: LetterChannel) => channel !== 'email' || smtp !== undefined || config.demo !== undefined;
  const ports: LetterPorts = {
    outbox,
    senders: {
      email:
        smtp === undefined
          ? folderSender(join(config.dataDir, 'mail'), from)
          : watchedSender(smtp, externalService('smtp')),
      ...(smsUrl === undefined ? {} : { sms: watchedSender(smsGateway(smsUrl, smsToken), externalService('sms')) }),
    },
    words: texts,
    about: (values, locale) => `${format(words(locale).letters.about, values)}\n${config.marketplace}`,
    async factsOf(delivery) {
      const { caseId, receiver, data } = delivery;
      const row = await records.find(caseId);
      if (row === undefined || !isParty(receiver)) return { link: undefined, data };
      return letterFacts(row, profiles, delivery, `${publicUrl()}${links.make(row, receiver).path}`, now());
    },
    async onSent({ caseId, receiver, channel }) {
      if (!isParty(receiver) || !tells(channel)) return;
      const row = await records.find(caseId);
      if (row === undefined) return;
      const told = noteTold({ store: records, profiles }, row, { party: receiver, by: channel, at: now() });
      await told.catch((error: unknown) => {
        // The letter is out: it must not go again because the case cannot be decided on.
        if (!(error instanceof DisputeRefusal)) throw error;
        onFault(error, `told: ${caseId}`);
      });
    },
    async onHopeless({ caseId, receiver }) {
      if (isParty(receiver)) await noteUnreached({ store: records, profiles }, caseId, receiver, now());
    },
    onOutcome: letterLog(log),
    onFault: (error, { key, channel }) => onFault(error, `letter ${key} ${channel}`),
    now,
  };
  const channels: readonly LetterChannel[] = smsUrl === undefined ? ['email'] : ['email', 'sms'];
  return {
    channels,
    send: (channel: LetterChannel, at: number) => sendLetters(ports, channel, at),
    close: () => smtp?.close(),
  };
}

const isParty = (receiver: NoticeTo): receiver is PartyRole => receiver === 'buyer' || receiver === 'seller';
