import { join } from 'node:path';
import type { NoticeWords } from '../../notices/letter-words.ts';
import { letterLog } from '../../notices/letters/letter-log.ts';
import { type LetterPorts, sendLetters } from '../../notices/letters/send-letters.ts';
import { watchedSender } from '../../notices/letters/watched-sender.ts';
import type { LetterChannel } from '../../notices/ports.ts';
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
import { writeLetter } from './write-letter.ts';

export interface DisputeLetterParts {
  readonly process: Process;
  readonly outbox: LetterPorts['outbox'];
  readonly texts: NoticeWords;
  readonly records: DisputeStore;
  readonly profiles: ProfileBook;
  readonly links: DisputeLinks;
  readonly publicUrl: () => string;
  /** Milliseconds in which several notices to one party are one letter. */
  readonly moment: number;
}

/** How the parties of a case are written to, and what the case learns from it. */
export function composeLetters(parts: DisputeLetterParts) {
  const { process, outbox, texts, records, profiles, links, publicUrl, moment } = parts;
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
    moment,
    async write(notices, locale) {
      const [first] = notices;
      const row = first === undefined ? undefined : await records.find(first.caseId);
      const profile = row === undefined ? undefined : profiles.find(row.profile.id, row.profile.version);
      const party = first?.receiver;
      const overtaken = new Set(notices.map(({ key }) => key));
      if (row === undefined || party === undefined || !isParty(party)) return { letter: undefined, overtaken };
      const link = `${publicUrl()}${links.make(row, party).path}`;
      const { marketplace } = config;
      return writeLetter({ row, profile, party, notices, locale, texts, marketplace, link, at: now() });
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
