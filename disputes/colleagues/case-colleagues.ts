import type { StaffAccount } from '../../people/accounts/account-book.ts';
import type { AuditDraft } from '../../people/audit/audit.ts';
import type { ColleaguesView } from '../../protocol/dispute-colleagues.ts';
import { CodedError } from '../../protocol/error-codes.ts';
import type { Instant } from '../../protocol/instant.ts';
import type { RateLimits } from '../../transport/rate-limits.ts';
import { profileOf } from '../cases/act-on-dispute.ts';
import type { DisputeCase } from '../domain/case.ts';
import { termsFault } from '../domain/offers.ts';
import type { ProfileBook } from '../domain/profile/profile.ts';
import { DisputeRefusal } from '../domain/refusal.ts';
import type { Terms } from '../domain/solutions.ts';
import { MEDIATION } from '../views/staff-seats.ts';
import type { TiesOf } from '../views/ties.ts';
import { colleaguesView } from './colleagues-view.ts';
import { type CaseNotes, type Colleague, checkNoteChange } from './notes.ts';
import { type Opinions, ownOpinion } from './opinions.ts';

export interface ColleaguePorts {
  readonly notes: CaseNotes;
  readonly opinions: Opinions;
  readonly accounts: () => Promise<readonly StaffAccount[]>;
  readonly tiesOf: TiesOf;
  readonly profiles: ProfileBook;
  /** Tells the pages of mediators, and of nobody else. */
  readonly tell: (row: DisputeCase) => void;
  readonly limits: RateLimits;
  readonly now: () => Instant;
  readonly newId: () => string;
}

/** What mediators write to each other about a case. Each gives what they then see of it. */
export interface CaseColleagues {
  read(row: DisputeCase, reader: Colleague): Promise<ColleaguesView>;
  note(row: DisputeCase, by: Colleague, note: { clientId: string; text: string }): Promise<ColleaguesView>;
  /** @param text undefined: the note is removed */
  changeNote(row: DisputeCase, by: Colleague, id: string, text: string | undefined): Promise<ColleaguesView>;
  ask(
    row: DisputeCase,
    by: Colleague,
    to: { clientId: string; asked: string; question: string },
  ): Promise<ColleaguesView>;
  answer(row: DisputeCase, by: Colleague, id: string, answer: { text: string; terms?: Terms }): Promise<ColleaguesView>;
  withdraw(row: DisputeCase, by: Colleague, id: string): Promise<ColleaguesView>;
  /** How many cases wait for this account, by why. */
  waiting(account: string): Promise<Readonly<Record<'asked' | 'answered', number>>>;
}

export function caseColleagues(ports: ColleaguePorts): CaseColleagues {
  const { notes, opinions, now, newId } = ports;

  const askable = async (row: DisputeCase, reader: Colleague): Promise<Colleague[]> => {
    const mediate = (await ports.accounts()).filter(
      ({ id, active, roles }) => active && id !== reader.id && MEDIATION.some((role) => roles.includes(role)),
    );
    const ties = await Promise.all(mediate.map((account) => ports.tiesOf(account, row)));
    return mediate.filter((_, at) => ties[at]?.length === 0).map(({ id, name }) => ({ id, name }));
  };
  const view = async (row: DisputeCase, reader: Colleague): Promise<ColleaguesView> => {
    const [noted, asked, mediators] = await Promise.all([notes.of(row.id), opinions.of(row.id), askable(row, reader)]);
    return colleaguesView({ row, reader: reader.id, notes: noted, opinions: asked, mediators, at: now() });
  };
  /** Pages of other mediators read the case again; the writer's gets the answer. */
  const told = (row: DisputeCase, by: Colleague): Promise<ColleaguesView> => {
    ports.tell(row);
    return view(row, by);
  };
  const audit = (row: DisputeCase, by: Colleague, action: AuditDraft['action'], data: AuditDraft['data'] = {}) => ({
    ...{ actor: by.id, action, subject: row.number, data },
  });
  const spend = (by: Colleague) => ports.limits.spend('disputeAct', by.id);

  return {
    async read(row, reader) {
      if (await opinions.seen(row.id, reader.id, now())) ports.tell(row);
      return view(row, reader);
    },
    async note(row, by, { clientId, text }) {
      await spend(by);
      const id = newId();
      await notes.add(
        { id, caseId: row.id, author: by, clientId, text, at: now() },
        audit(row, by, 'dispute-noted', { note: id }),
      );
      return told(row, by);
    },
    async changeNote(row, by, id, text) {
      await spend(by);
      const note = await notes.find(id);
      const at = now();
      checkNoteChange(note, row.id, by.id, at);
      const action = text === undefined ? 'dispute-note-removed' : 'dispute-note-changed';
      if (!(await notes.change(id, text, at, audit(row, by, action, { note: id }))))
        throw new CodedError('note_not_found');
      return told(row, by);
    },
    async ask(row, by, { clientId, asked, question }) {
      await spend(by);
      if (row.state === 'closed') throw new CodedError('dispute_closed');
      const colleague = (await askable(row, by)).find(({ id }) => id === asked);
      if (colleague === undefined) throw new CodedError('colleague_unknown');
      const id = newId();
      const kept = await opinions.ask(
        { id, caseId: row.id, asker: by, asked: colleague, clientId, question, askedAt: now() },
        audit(row, by, 'opinion-asked', { opinion: id, asked }),
      );
      if (kept === 'open') throw new CodedError('opinion_exists');
      return told(row, by);
    },
    async answer(row, by, id, answer) {
      await spend(by);
      if (row.state === 'closed') throw new CodedError('dispute_closed');
      const { id: opinion } = ownOpinion(await opinions.of(row.id), id, 'asked', by.id);
      const { terms } = answer;
      const fault = terms && termsFault(row, terms, profileOf(ports.profiles, row).outcomes);
      if (fault !== undefined) throw new DisputeRefusal(fault.code, fault.data);
      const data = { opinion, ...(terms === undefined ? {} : { outcome: terms.kind }) };
      const given = await opinions.answer(opinion, { ...answer, at: now() }, audit(row, by, 'opinion-given', data));
      if (!given) throw new CodedError('opinion_over');
      return told(row, by);
    },
    async withdraw(row, by, id) {
      await spend(by);
      const { id: opinion } = ownOpinion(await opinions.of(row.id), id, 'asker', by.id);
      const taken = await opinions.withdraw(opinion, now(), audit(row, by, 'opinion-withdrawn', { opinion }));
      if (!taken) throw new CodedError('opinion_over');
      return told(row, by);
    },
    async waiting(account) {
      const waits = [...(await opinions.waitingFor(account)).values()];
      const asked = waits.filter((wait) => wait === 'asked').length;
      return { asked, answered: waits.length - asked };
    },
  };
}
