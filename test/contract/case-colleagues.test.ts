import { expect } from 'chai';
import type { CaseNotes } from '../../disputes/colleagues/notes.ts';
import type { Opinion, Opinions } from '../../disputes/colleagues/opinions.ts';
import type { AuditLog } from '../../people/audit/audit.ts';
import { sqlCaseNotes } from '../../store/sql/disputes/case-notes.ts';
import { sqlOpinions } from '../../store/sql/disputes/case-opinions.ts';
import { sqlDisputeStore } from '../../store/sql/disputes/dispute-store.ts';
import { sqlAuditLog } from '../../store/sql/people/audit-log.ts';
import { sqlContacts } from '../../store/sql/people/contacts.ts';
import { ENGINES } from '../support/databases.ts';
import { cancel, openings } from './dispute-backends.ts';

const WEI = { id: 'wei', name: 'Wei-Ting' };
const SARI = { id: 'sari', name: 'Sari' };

for (const engine of ENGINES) {
  describe(`what mediators write to each other on ${engine.name}`, function () {
    this.timeout(60_000);
    let notes: CaseNotes;
    let opinions: Opinions;
    let audit: AuditLog;
    let store: ReturnType<typeof sqlDisputeStore>;
    let contacts: ReturnType<typeof sqlContacts>;
    let discard: () => Promise<void> = async () => undefined;
    const { opened } = openings(() => store);

    before(async function () {
      const backing = await engine.open();
      if (backing === undefined) return this.skip();
      discard = backing.discard;
      notes = sqlCaseNotes(backing.database);
      opinions = sqlOpinions(backing.database);
      audit = sqlAuditLog(backing.database, () => 0);
      store = sqlDisputeStore(backing.database);
      contacts = sqlContacts(backing.database);
    });
    after(() => discard());

    const draft = (action: 'dispute-noted' | 'opinion-asked' | 'opinion-given', subject: string) =>
      ({ actor: WEI.id, action, subject }) as const;
    const acts = async (subject: string) => (await audit.list({ subject, limit: 50 })).map(({ action }) => action);

    it('keeps notes in order, a repeated send once, and what was removed not at all', async () => {
      const { id: caseId, number } = await opened();
      const note = (id: string, at: number) => ({
        id,
        caseId,
        author: WEI,
        clientId: `c-${id}`,
        text: `Text ${id}`,
        at,
      });
      await notes.add(note('n2', 200), draft('dispute-noted', number));
      await notes.add(note('n1', 100), draft('dispute-noted', number));
      const again = await notes.add(
        { ...note('n3', 300), clientId: 'c-n1', text: 'other' },
        draft('dispute-noted', number),
      );
      expect(again).to.deep.equal(note('n1', 100));
      expect((await notes.of(caseId)).map(({ id }) => id)).to.deep.equal(['n1', 'n2']);
      expect(await acts(number)).to.deep.equal(['dispute-noted', 'dispute-noted']);

      expect(await notes.change('n1', 'Better', 400, draft('dispute-noted', number))).to.equal(true);
      expect(await notes.find('n1')).to.deep.equal({ ...note('n1', 100), text: 'Better', editedAt: 400 });
      expect(await notes.change('n2', undefined, 500, draft('dispute-noted', number))).to.equal(true);
      expect(await notes.change('n2', 'back', 600, draft('dispute-noted', number)), 'gone').to.equal(false);
      expect(await notes.find('n2')).to.equal(undefined);
      expect((await notes.of(caseId)).map(({ text }) => text)).to.deep.equal(['Better']);
      expect(await acts(number), 'what was refused is no act').to.have.length(4);
    });

    it('keeps one open question to a colleague about a case, until it is answered or taken back', async () => {
      const { id: caseId, number } = await opened();
      const asked = (id: string, clientId = id): Opinion => ({
        ...{ id, caseId, asker: WEI, asked: SARI, clientId, question: 'Is the seal genuine?', askedAt: 100 },
      });
      const ask = (opinion: Opinion) => opinions.ask(opinion, draft('opinion-asked', number));
      expect(await ask(asked('o1'))).to.deep.equal(asked('o1'));
      expect(await ask(asked('o2', 'o1')), 'the same send').to.deep.equal(asked('o1'));
      expect(await ask(asked('o3'))).to.equal('open');
      expect(await acts(number)).to.deep.equal(['opinion-asked']);
      expect([...(await opinions.waitingFor(SARI.id))]).to.deep.equal([[caseId, 'asked']]);
      expect((await opinions.waitingFor(WEI.id)).size).to.equal(0);

      const answer = { text: 'It is not.', terms: { kind: 'full-refund' as const, amount: null }, at: 200 };
      expect(await opinions.answer('o1', answer, draft('opinion-given', number))).to.equal(true);
      expect(await opinions.answer('o1', answer, draft('opinion-given', number)), 'once').to.equal(false);
      expect(await opinions.withdraw('o1', 300, draft('opinion-given', number)), 'too late').to.equal(false);
      expect((await opinions.waitingFor(SARI.id)).size).to.equal(0);
      expect([...(await opinions.waitingFor(WEI.id))]).to.deep.equal([[caseId, 'answered']]);
      expect(await opinions.seen(caseId, SARI.id, 250), 'not theirs to read').to.equal(false);
      expect(await opinions.seen(caseId, WEI.id, 250)).to.equal(true);
      expect(await opinions.seen(caseId, WEI.id, 260)).to.equal(false);
      expect((await opinions.waitingFor(WEI.id)).size).to.equal(0);

      expect(await ask(asked('o4'))).to.deep.equal(asked('o4'));
      expect(await opinions.withdraw('o4', 400, draft('opinion-given', number))).to.equal(true);
      expect(await opinions.of(caseId)).to.deep.equal([
        { ...asked('o1'), answer },
        { ...asked('o4'), withdrawnAt: 400 },
      ]);
    });

    it('asks for nothing more about a case that has closed', async () => {
      const row = await opened();
      await opinions.ask(
        { id: 'o9', caseId: row.id, asker: WEI, asked: SARI, clientId: 'o9', question: 'And this?', askedAt: 100 },
        draft('opinion-asked', row.number),
      );
      expect((await opinions.waitingFor(SARI.id)).has(row.id)).to.equal(true);
      await store.record(cancel(row));
      expect((await opinions.waitingFor(SARI.id)).has(row.id)).to.equal(false);
    });

    it('lists the cases of these ids only', async () => {
      const [one, two] = [await opened(), await opened()];
      await opened();
      const ids = (list: readonly string[]) => store.list({ ids: list, order: 'newest', limit: 10 });
      expect((await ids([one.id, two.id])).cases.map(({ id }) => id)).to.have.members([one.id, two.id]);
      expect((await ids([])).cases).to.deep.equal([]);
    });

    it('knows the e-mail addresses of parties, in small letters', async () => {
      const mai = { accountId: 'p1', subject: 's1', name: 'Mai', phone: undefined, locale: undefined };
      await contacts.save({ ...mai, email: 'Mai@Example.com' }, 1);
      await contacts.save({ ...mai, accountId: 'p2', email: undefined }, 1);
      expect([...(await contacts.emailsOf(['p1', 'p2', 'p3']))]).to.deep.equal([['p1', 'mai@example.com']]);
    });
  });
}
