import { expect } from 'chai';
import { sql } from 'kysely';
import { closeDemoAccounts, DEMO_ACCOUNTS, openDemoAccounts } from '../../people/accounts/demo-accounts.ts';
import { accountKeeper } from '../../people/accounts/keep-accounts.ts';
import { verifyAudit } from '../../people/audit/verify-audit.ts';
import type { CodedError } from '../../protocol/error-codes.ts';
import type { Database } from '../../store/sql/database.ts';
import { sqlAccountBook } from '../../store/sql/people/account-book.ts';
import { sqlAuditLog } from '../../store/sql/people/audit-log.ts';
import { sqlStaffStore } from '../../store/sql/people/staff-store.ts';
import { ENGINES } from '../support/databases.ts';

const PASSWORD = 'many green umbrellas';

for (const engine of ENGINES) {
  describe(`accounts and the audit log on ${engine.name}`, function () {
    this.timeout(60_000);
    let database: Database;
    let discard: () => Promise<void> = async () => undefined;
    let clock = 1_000;
    let ids = 0;
    const now = () => clock;
    const next = (kind: string) => {
      ids += 1;
      return `${kind}-${ids}`;
    };
    const keeper = () =>
      accountKeeper({
        book: sqlAccountBook(database, now),
        hashPassword: async (password) => `hash of ${password}`,
        newId: () => next('id'),
        newToken: () => next('token'),
        now,
      });
    const audit = () => sqlAuditLog(database, now);
    const actions = async (subject: string) =>
      (await audit().list({ subject, limit: 100 })).map(({ action }) => action);
    const codeOf = (work: Promise<unknown>) =>
      work.then(
        () => 'done',
        (error: CodedError) => error.code,
      );

    beforeEach(async function () {
      const opened = await engine.open();
      if (opened === undefined) return this.skip();
      ({ database, discard } = opened);
      clock = 1_000;
    });
    afterEach(async () => {
      await discard();
      discard = async () => undefined;
    });

    it('keeps accounts and, in the same order, who did what to them', async () => {
      const { id } = await keeper().add('boss', { email: 'a@shop.example', roles: ['admin'], password: PASSWORD });
      const bo = await keeper().add('boss', { email: 'b@shop.example', roles: ['agent'], password: undefined });
      await keeper().change(id, bo.id, { roles: ['agent', 'editor'], languages: ['ms', 'en'], capacity: 6 });
      await keeper().change(id, bo.id, { capacity: 6 });
      await keeper().change(id, bo.id, { active: false });
      expect((await keeper().byEmail('B@shop.example')).skills).to.deep.equal(['en', 'ms']);
      expect(await actions(bo.id)).to.deep.equal([
        'account-added',
        'roles-changed',
        'account-changed',
        'account-switched-off',
      ]);
      expect(
        await codeOf(keeper().add('boss', { email: 'b@shop.example', roles: ['agent'], password: undefined })),
      ).to.equal('account_exists');
      expect(await codeOf(keeper().change('boss', 'nobody', { active: false }))).to.equal('account_not_found');
      expect((await audit().head()).seq).to.equal(5);
    });

    it('leaves somebody who can let others in, also where two admins act at once', async () => {
      const [one, two] = await Promise.all(
        ['a', 'b'].map((name) =>
          keeper().add('boss', { email: `${name}@shop.example`, roles: ['admin', 'agent'], password: PASSWORD }),
        ),
      );
      // An admin without a password lets nobody in.
      await keeper().add('boss', { email: 'c@shop.example', roles: ['admin'], password: undefined });
      const codes = await Promise.all([
        codeOf(keeper().change('x', one?.id ?? '', { roles: ['agent'] })),
        codeOf(keeper().change('x', two?.id ?? '', { active: false })),
      ]);
      expect(codes.sort()).to.deep.equal(['account_last_admin', 'done']);
    });

    it('sets a password by a link once, and ends the sessions and other links with it', async () => {
      const { id, email } = await keeper().add('boss', {
        email: 'a@shop.example',
        roles: ['agent'],
        password: PASSWORD,
      });
      await sqlStaffStore(database, now).openSession({ tokenHash: 't', accountId: id, expiresAt: clock + 10_000 });
      const first = await keeper().makeLink('boss', id);
      const { token, expiresAt } = await keeper().makeLink('boss', id);
      expect(await codeOf(keeper().useLink(first.token, 'seven small lanterns'))).to.equal('password_link_invalid');
      expect(await codeOf(keeper().useLink(token, 'short'))).to.equal('password_weak');
      const codes = await Promise.all([1, 2, 3].map(() => codeOf(keeper().useLink(token, 'seven small lanterns'))));
      expect(codes.sort()).to.deep.equal(['done', 'password_link_invalid', 'password_link_invalid']);
      expect((await keeper().byEmail(email)).passwordHash).to.equal('hash of seven small lanterns');
      expect(await sqlStaffStore(database, now).accountOfSession('t', clock)).to.equal(undefined);

      const late = await keeper().makeLink('boss', id);
      clock = expiresAt + 1;
      expect(await codeOf(keeper().useLink(late.token, 'seven small lanterns'))).to.equal('password_link_invalid');
      await keeper().change('boss', id, { active: false });
      expect(await codeOf(keeper().makeLink('boss', id))).to.equal('account_switched_off');
    });

    it('makes the demo’s accounts, switches them off with their sessions, and on again; those of people stay', async () => {
      const demo = { book: sqlAccountBook(database, now), hashPassword: async (text: string) => `hash of ${text}` };
      const matches = async (hash: string, text: string) => hash === `hash of ${text}`;
      const own = await keeper().add('boss', { email: 'admin@example.com', roles: ['admin'], password: PASSWORD });
      const opened = await openDemoAccounts({ ...demo, matches }, 'first');
      expect(opened.taken).to.deep.equal(['admin@example.com']);
      expect(opened.accounts.length).to.equal(DEMO_ACCOUNTS.length - 1);
      const session = { tokenHash: 't', accountId: 'demo-agent', expiresAt: clock + 10_000 };
      await sqlStaffStore(database, now).openSession(session);
      // An admin's word stays, and another start with another password ends no session.
      await keeper().change(own.id, 'demo-editor', { active: false });
      expect((await openDemoAccounts({ ...demo, matches }, 'second')).accounts.length).to.equal(
        DEMO_ACCOUNTS.length - 2,
      );
      expect((await sqlStaffStore(database, now).accountOfSession('t', clock))?.passwordHash).to.equal(
        'hash of second',
      );

      expect((await closeDemoAccounts(demo.book)).length).to.equal(DEMO_ACCOUNTS.length - 2);
      expect(await closeDemoAccounts(demo.book)).to.deep.equal([]);
      expect(await sqlStaffStore(database, now).accountOfSession('t', clock)).to.equal(undefined);
      const left = (await keeper().list()).filter(({ active }) => active);
      expect(left.map(({ id }) => id)).to.deep.equal([own.id]);
      expect((await keeper().byEmail('agent@example.com')).passwordHash).to.equal('');
      await openDemoAccounts({ ...demo, matches }, 'third');
      expect(await keeper().byEmail('agent@example.com')).to.include({ active: true, passwordHash: 'hash of third' });
    });

    it('writes down who signed in, and remembers when', async () => {
      const { id } = await keeper().add('boss', { email: 'a@shop.example', roles: ['agent'], password: PASSWORD });
      clock = 7_000;
      await sqlStaffStore(database, now).openSession({ tokenHash: 't', accountId: id, expiresAt: 9_000 });
      expect(await actions(id)).to.deep.equal(['account-added', 'signed-in']);
      expect((await keeper().list())[0]?.lastSignInAt).to.equal(7_000);
    });

    it('keeps one chain, however many write at once', async () => {
      const log = audit();
      await Promise.all(
        Array.from({ length: 40 }, (_, n) => log.append({ actor: 'x', action: 'dispute-read', subject: `KD-${n}` })),
      );
      expect(await verifyAudit(log)).to.include({ whole: true, seq: 40 });
    });

    it('finds an entry that was changed, removed, or cut off the end; and a chain written anew, by a noted hash', async () => {
      const log = audit();
      for (let n = 1; n <= 5; n += 1)
        await log.append({ actor: 'x', action: 'dispute-acted', subject: 'KD-1', data: { act: `act-${n}` } });
      const whole = await verifyAudit(log);
      expect(whole).to.include({ whole: true, seq: 5 });
      const kept = await log.list({ limit: 10 });
      const restore = async () => {
        await sql`delete from audit_entry`.execute(database.db);
        await database.db
          .insertInto('auditEntry')
          .values([...kept])
          .execute();
      };

      await sql`update audit_entry set data = '{"act":"another"}' where seq = 3`.execute(database.db);
      expect(await verifyAudit(log)).to.deep.equal({ whole: false, seq: 3, fault: 'changed' });
      await restore();
      await sql`update audit_entry set at = at + 1 where seq = 5`.execute(database.db);
      expect(await verifyAudit(log)).to.deep.equal({ whole: false, seq: 5, fault: 'changed' });
      await restore();
      await sql`delete from audit_entry where seq = 2`.execute(database.db);
      expect(await verifyAudit(log)).to.deep.equal({ whole: false, seq: 2, fault: 'missing' });
      await restore();
      await sql`delete from audit_entry where seq = 5`.execute(database.db);
      expect(await verifyAudit(log)).to.deep.equal({ whole: false, seq: 5, fault: 'missing' });
      await sql`delete from audit_entry`.execute(database.db);
      expect(await verifyAudit(log)).to.deep.equal({ whole: false, seq: 1, fault: 'missing' });

      await sql`update audit_head set seq = 0, hash = ''`.execute(database.db);
      for (let n = 1; n <= 5; n += 1) await log.append({ actor: 'y', action: 'dispute-acted', subject: 'KD-1' });
      expect(await verifyAudit(log)).to.include({ whole: true });
      if (!whole.whole) throw new Error('The log was not whole');
      expect(await verifyAudit(log, whole)).to.deep.equal({ whole: false, seq: 5, fault: 'not-as-noted' });
    });
  });
}
