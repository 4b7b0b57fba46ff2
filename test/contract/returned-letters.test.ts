import { expect } from 'chai';
import type { Delivery, NoticeInbox, NoticeOutbox } from '../../notices/ports.ts';
import type { Database } from '../../store/sql/database.ts';
import { sqlDisputeStore } from '../../store/sql/disputes/dispute-store.ts';
import { sqlLetterBook } from '../../store/sql/notices/letter-book.ts';
import { sqlLinkLetters } from '../../store/sql/notices/link-letters.ts';
import { sqlNotices } from '../../store/sql/notices/notices.ts';
import { sqlContacts } from '../../store/sql/people/contacts.ts';
import { opening } from '../fault/dispute/cases.ts';
import { ENGINES } from '../support/databases.ts';
import { HOUR, START } from '../unit/disputes/fakes/cases.ts';

const ADDRESS = 'shop@example.com';

for (const engine of ENGINES)
  describe(`letters of cases that came back on ${engine.name}`, function () {
    this.timeout(60_000);
    let database: Database;
    let outbox: NoticeInbox & NoticeOutbox;
    let discard: () => Promise<void> = async () => undefined;
    let caseId: string;
    let caseNumber: string;
    let accountId: string;
    let links = 0;

    before(async function () {
      const opened = await engine.open();
      if (opened === undefined) return this.skip();
      ({ database, discard } = opened);
      outbox = sqlNotices(database);
      const first = opening(1);
      await sqlDisputeStore(database).open(first, 'form');
      ({ id: caseId, number: caseNumber } = first.case);
      accountId = first.case.order.seller.id;
      const who = {
        accountId,
        subject: 'shop',
        name: 'Teh & Co',
        phone: undefined,
        locale: undefined,
        email: 'Shop@Example.com',
      };
      await sqlContacts(database).save(who, START);
    });
    after(() => discard());

    const lettersAt = (at: number) =>
      sqlLinkLetters(
        database,
        ['email'],
        () => `link-${++links}`,
        () => at,
      );
    const linkAt = (at: number) =>
      lettersAt(at).order({ caseId, caseNumber, party: 'seller', accountId, by: 'mediator' });
    const due = async (at: number): Promise<readonly Delivery[]> =>
      (await outbox.claim('email', at, at + 1, 50)).filter(({ receiver }) => receiver === 'seller');
    const states = async (state: 'sent' | 'failed' | 'queued' | 'waiting') =>
      (await sqlLetterBook(database).list(state, 50)).flatMap(({ about, template }) =>
        about.kind === 'dispute' && about.receiver === 'seller' ? [template] : [],
      );
    const comesBack = (at: number) => outbox.returned({ caseId, receiver: 'seller', address: ADDRESS }, at);

    it('have failed as a whole, and no older one with them', async () => {
      const [earlier] = await due(START + HOUR);
      expect(earlier).to.deep.include({ template: 'answer-wanted' });
      if (earlier !== undefined) await outbox.settle(earlier, { state: 'sent' }, START + HOUR);
      await linkAt(START + 2 * HOUR);
      await linkAt(START + 2 * HOUR);
      const letter = await due(START + 3 * HOUR);
      expect(letter.map(({ to }) => to.email)).to.deep.equal(['Shop@Example.com', 'Shop@Example.com']);
      for (const [index, one] of letter.entries())
        await outbox.settle(one, { state: 'sent' }, START + 3 * HOUR + index * 200);
      await comesBack(START + 4 * HOUR);
      expect(await states('failed')).to.deep.equal(['link-sent', 'link-sent']);
      expect(await states('sent')).to.deep.equal(['answer-wanted']);
      const failed = await sqlLetterBook(database).list('failed', 9);
      expect(failed.map(({ fault }) => fault)).to.deep.equal(['bounced', 'bounced']);
    });

    it('went to one address, at one time', async () => {
      const letter = { caseId, receiver: 'seller', address: ADDRESS } as const;
      expect(await outbox.wentTo(letter, START + HOUR)).to.equal(true);
      expect(await outbox.wentTo(letter, START + HOUR + 1), 'only older ones, or such as came back').to.equal(false);
      expect(await outbox.wentTo({ ...letter, address: 'other@example.com' }, START)).to.equal(false);
      expect(await outbox.wentTo({ ...letter, receiver: 'buyer' }, START)).to.equal(false);
    });

    it('are followed by none to that address: what is due has none, and is not woken by what is known already', async () => {
      const code = await linkAt(START + 5 * HOUR).catch((error) => error.code);
      expect(code).to.equal('address_unknown');
      const [failed] = await sqlLetterBook(database).list('failed', 1);
      if (failed === undefined) throw new Error('nothing failed');
      await database.db
        .updateTable('noticeDelivery')
        .set({ state: 'pending', nextAt: START })
        .where('noticeKey', '=', failed.key)
        .execute();
      const [again] = await due(START + 6 * HOUR);
      expect(again?.to.email).to.equal(undefined);
      if (again !== undefined)
        await outbox.settle(again, { state: 'waiting', fault: 'address_unknown' }, START + 6 * HOUR);
      await outbox.wake(accountId, START + 6 * HOUR);
      expect(await states('waiting')).to.deep.equal(['link-sent']);
    });

    it('go again to another address, and to the same one once somebody sends one again by hand', async () => {
      const contacts = sqlContacts(database);
      const who = { accountId, subject: 'shop', name: 'Teh & Co', phone: undefined, locale: undefined };
      await contacts.save({ ...who, email: 'new@example.com' }, START + 7 * HOUR);
      await outbox.wake(accountId, START + 7 * HOUR);
      const [elsewhere] = await due(START + 7 * HOUR);
      expect(elsewhere?.to.email).to.equal('new@example.com');
      if (elsewhere !== undefined)
        await outbox.settle(elsewhere, { state: 'waiting', fault: 'address_unknown' }, START + 7 * HOUR);

      await contacts.save({ ...who, email: 'Shop@Example.com' }, START + 8 * HOUR);
      const [failed] = await sqlLetterBook(database).list('failed', 1);
      if (failed === undefined) throw new Error('nothing failed');
      expect(await sqlLetterBook(database).sendAgain(failed, 'admin', START + 8 * HOUR)).to.equal(true);
      expect(await states('queued'), 'and what waited for it').to.deep.equal(['link-sent', 'link-sent']);
      const both = await due(START + 9 * HOUR);
      expect(both.map(({ to }) => to.email)).to.deep.equal(['Shop@Example.com', 'Shop@Example.com']);
    });

    it('of which none was sent change no letter', async () => {
      const before = await states('queued');
      await outbox.returned({ caseId: 'another', receiver: 'buyer', address: 'x@example.com' }, START + 10 * HOUR);
      expect(await states('queued')).to.deep.equal(before);
    });
  });
