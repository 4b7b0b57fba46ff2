import type { LetterSenders } from '../../notices/compose-senders.ts';
import type { NoticeWords } from '../../notices/letter-words.ts';
import { letterLog } from '../../notices/letters/letter-log.ts';
import { type LetterPorts, sendLetters } from '../../notices/letters/send-letters.ts';
import type { LetterChannel, NoticeOutbox } from '../../notices/ports.ts';
import { DEFAULT_PREFERENCES, type PreferenceStore } from '../../notices/preferences/preferences.ts';
import { caseLetterWanted } from '../../notices/preferences/wanted.ts';
import type { Process } from '../../server/process.ts';
import { noteTold, noteUnreached } from '../cases/note-reach.ts';
import type { DisputeStore } from '../cases/ports.ts';
import type { NoticeTo } from '../domain/effects.ts';
import type { ProfileBook } from '../domain/profile/profile.ts';
import { DisputeRefusal } from '../domain/refusal.ts';
import type { PartyRole } from '../domain/roles.ts';
import type { DisputeLinks } from './dispute-links.ts';
import type { ReturnAddresses } from './return-addresses.ts';
import { returnedLetters } from './returned-letters.ts';
import { waitsForTold } from './wait-for-told.ts';
import { writeLetter } from './write-letter.ts';

export interface DisputeLetterParts {
  readonly process: Process;
  readonly outbox: LetterPorts['outbox'] & Pick<NoticeOutbox, 'returned' | 'wentTo'>;
  readonly senders: LetterSenders;
  readonly preferences: Pick<PreferenceStore, 'of'>;
  readonly texts: NoticeWords;
  readonly records: DisputeStore;
  readonly profiles: ProfileBook;
  readonly links: DisputeLinks;
  readonly returns: ReturnAddresses;
  readonly emailOf: (accountId: string) => Promise<string | undefined>;
  readonly publicUrl: () => string;
  /** Milliseconds in which several notices to one party are one letter. */
  readonly moment: number;
}

/** How the parties of a case are written to, and what the case learns from it. */
export function composeLetters(parts: DisputeLetterParts) {
  const { process, outbox, preferences, texts, records, profiles, links, returns, publicUrl, moment } = parts;
  const { config, now, onFault, log } = process;
  const { senders, channels, tells } = parts.senders;
  const ports: LetterPorts = {
    outbox,
    senders,
    moment,
    about: ({ caseId, receiver, accountId }) => ({ thread: caseId, receiver, receiverId: accountId }),
    async wanted(notices, channel) {
      const chosen = (await preferences.of(notices[0].accountId)) ?? DEFAULT_PREFERENCES;
      const wanted = caseLetterWanted(chosen, channel, notices, now());
      if (wanted !== 'now' || !notices.some(({ template }) => template === 'opened')) return wanted;
      const row = await records.find(notices[0].caseId);
      return (row === undefined ? undefined : waitsForTold(row, notices, now(), moment)) ?? 'now';
    },
    async write(notices, locale) {
      const [first] = notices;
      const row = first === undefined ? undefined : await records.find(first.caseId);
      const profile = row === undefined ? undefined : profiles.find(row.profile.id, row.profile.version);
      const party = first?.receiver;
      const overtaken = new Set(notices.map(({ key }) => key));
      if (row === undefined || party === undefined || !isParty(party)) return { letter: undefined, overtaken };
      const link = `${publicUrl()}${links.make(row, party).path}`;
      const { marketplace } = config;
      const page = { link, publicUrl: publicUrl() };
      const written = writeLetter({ row, profile, party, notices, locale, texts, marketplace, ...page, at: now() });
      return { ...written, mail: { returnTo: returns.of({ caseId: row.id, party }) } };
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
  return {
    channels,
    send: (channel: LetterChannel, at: number) => sendLetters(ports, channel, at),
    returned: returnedLetters({ ...parts, now }),
  };
}

const isParty = (receiver: NoticeTo): receiver is PartyRole => receiver === 'buyer' || receiver === 'seller';
