import { expect } from 'chai';
import type { CaseQuery, Clocks, MoneyOutbox } from '../../disputes/cases/ports.ts';
import { caseNumber } from '../../disputes/domain/case-number.ts';
import { draftCase } from '../../disputes/domain/draft-case.ts';
import type { DisputeEvent } from '../../disputes/domain/events.ts';
import type { ReadAccount } from '../../disputes/domain/line-account.ts';
import type { ProfilePrints } from '../../disputes/domain/profile/profile-prints.ts';
import { replay } from '../../disputes/domain/replay.ts';
import type { Actor, PartyRole } from '../../disputes/domain/roles.ts';
import { type Decided, decide } from '../../disputes/domain/state-machine.ts';
import { sqlClocks } from '../../store/sql/disputes/dispute-clocks.ts';
import { type SqlDisputeStore, sqlDisputeStore } from '../../store/sql/disputes/dispute-store.ts';
import { sqlMoneyOutbox } from '../../store/sql/disputes/money-outbox.ts';
import { sqlProfilePrints } from '../../store/sql/disputes/profile-prints.ts';
import { sqlNotices } from '../../store/sql/notices/notices.ts';
import { ENGINES } from '../support/databases.ts';
import { ACTORS, BOOK, claimFor, DAY, HOUR, orderLine, START } from '../unit/disputes/fakes/cases.ts';

for (const engine of ENGINES) {
  describe(`dispute store on ${engine.name}`, () => {
    let store: SqlDisputeStore;
    let clocks: Clocks;
    let money: MoneyOutbox;
    let notices: ReturnType<typeof sqlNotices>;
    let prints: ProfilePrints;
    let discard: () => Promise<void> = async () => undefined;
    let counter = 0;

    before(async function () {
      this.timeout(60_000);
      const opened = await engine.open();
      if (opened === undefined) return this.skip();
      discard = opened.discard;
      store = sqlDisputeStore(opened.database);
      clocks = sqlClocks(opened.database);
      money = sqlMoneyOutbox(opened.database);
      notices = sqlNotices(opened.database);
      prints = sqlProfilePrints(opened.database);
    });
    after(() => discard());

    const profileOf = (id: string) => {
      const found = BOOK.current.get(id);
      if (found === undefined) throw new Error(id);
      return found;
    };
    const decided = (row: Decided['case'], event: DisputeEvent, actor: Actor, at: number): Decided => {
      const answer = decide(row, event, actor, profileOf(row.profile.id), at);
      if (!answer.ok) throw new Error(answer.code);
      return answer;
    };
    /** A claim on a line of its own, unless one is named. */
    const opening = (
      options: {
        profile?: string;
        orderId?: string;
        buyer?: string;
        at?: number;
        by?: PartyRole;
        account?: ReadAccount | undefined;
      } = {},
    ): Decided => {
      counter += 1;
      const profile = profileOf(options.profile ?? 'auracart');
      const order = orderLine(profile.id, {
        orderId: options.orderId ?? `AC-${counter}`,
        buyer: { id: options.buyer ?? 'buyer-1', name: 'Aina' },
      });
      const random = new Uint8Array(16);
      new DataView(random.buffer).setUint32(12, counter);
      const draft = draftCase({
        id: `case-${String(counter).padStart(4, '0')}`,
        number: caseNumber(random),
        profile: { id: profile.id, version: profile.version },
        order,
        account: options.account,
      });
      const by = options.by ?? 'buyer';
      const actor = { ...ACTORS[by], id: order[by].id };
      return decided(draft, { type: 'open', data: claimFor(profile.id, by) }, actor, options.at ?? START);
    };
    const opened = async (options: Parameters<typeof opening>[0] = {}) => {
      const one = opening(options);
      expect(await store.open(one, `key-${one.case.id}`)).to.deep.equal({ result: 'opened' });
      return one.case;
    };
    const reject = (row: Decided['case'], at = START + HOUR) =>
      decided(row, { type: 'reject', data: { version: 1, why: 'It was whole.' } }, ACTORS.seller, at);

    it('finds an opened case by id and number exactly as it was decided', async () => {
      const row = await opened();
      expect(await store.find(row.id)).to.deep.equal(row);
      expect(await store.findByNumber(row.number)).to.deep.equal(row);
      expect(await store.find('nobody')).to.equal(undefined);
    });

    it('gives the same submission the case that it opened', async () => {
      const first = opening();
      const second = opening({ orderId: first.case.order.orderId });
      await store.open(first, 'same-form');
      expect(await store.open(second, 'same-form')).to.deep.equal({ result: 'repeated', case: first.case });
      expect(await store.find(second.case.id)).to.equal(undefined);
      expect(await store.findBySubmission('same-form')).to.deep.equal(first.case);
    });

    it('opens one case when the same form arrives many times at once', async () => {
      const many = Array.from({ length: 12 }, () => opening({ orderId: 'AC-race' }));
      const results = await Promise.all(many.map((one) => store.open(one, 'race-form')));
      expect(results.filter((one) => one.result === 'opened')).to.have.length(1);
      expect(results.filter((one) => one.result === 'repeated')).to.have.length(11);
    });

    it('refuses a second live case on a line, and takes one once the first has closed', async () => {
      const first = await opened({ orderId: 'AC-line' });
      expect(await store.open(opening({ orderId: 'AC-line' }), 'other-form')).to.deep.equal({ result: 'line-taken' });
      expect((await store.liveOn(['AC-line'])).get('AC-line/1')).to.equal(first.number);
      const cancelled = decided(first, { type: 'cancel', data: { confirmed: true } }, ACTORS.buyer, START + HOUR);
      expect(await store.record(cancelled)).to.equal('recorded');
      expect(await store.open(opening({ orderId: 'AC-line' }), 'blind'), 'decided on no account').to.deep.equal({
        result: 'account-moved',
      });
      await opened({ orderId: 'AC-line', account: await store.accountOf('AC-line', '1') });
    });

    describe('the account of a line', () => {
      const settle = (row: Decided['case'], at = START + HOUR) =>
        decided(row, { type: 'approve', data: { version: 1 } }, ACTORS.seller, at);
      const account = (orderId: string) => store.accountOf(orderId, '1');

      it('follows its cases: held, let go, held again, refunded', async () => {
        const orderId = 'AC-account';
        expect(await account(orderId)).to.equal(undefined);
        const first = await opened({ orderId });
        const sums = { paid: 10_000, held: 10_000, refunded: 0, released: 0, chargedBack: 0 };
        expect(await account(orderId)).to.deep.include({ ...sums, lastCase: first.number, ended: null });
        await store.record(decided(first, { type: 'cancel', data: { confirmed: true } }, ACTORS.buyer, START + 1));
        expect(await account(orderId)).to.deep.include({ ...sums, held: 0, ended: 'cancelled' });
        const second = await opened({ orderId, account: await account(orderId) });
        await store.record(settle(second));
        expect(await account(orderId)).to.deep.include({ ...sums, held: 0, refunded: 10_000, lastCase: second.number });
        expect([...(await store.accountsOn([orderId, 'AC-none'])).keys()]).to.deep.equal([`${orderId}/1`]);
      });

      it('is not touched by an opening that was decided on an older one', async () => {
        const orderId = 'AC-stale';
        const first = await opened({ orderId });
        const seen = await account(orderId);
        await store.record(settle(first));
        const ended = seen && { ...seen, held: 0, ended: 'cancelled' as const };
        expect(await store.open(opening({ orderId, account: ended }), 'stale-form')).to.deep.equal({
          result: (await store.liveOn([orderId])).size === 0 ? 'account-moved' : 'line-taken',
        });
        expect(await account(orderId)).to.deep.include({ refunded: 10_000, held: 0 });
      });

      it('takes one of many cases that open while another closes on the line, and never holds more than is left', async () => {
        for (let round = 0; round < 6; round += 1) {
          const orderId = `AC-turn-${round}`;
          const first = await opened({ orderId });
          const seen = await account(orderId);
          const blind = Array.from({ length: 5 }, () => opening({ orderId, account: seen && { ...seen, held: 0 } }));
          const close = decided(first, { type: 'cancel', data: { confirmed: true } }, ACTORS.buyer, START + 1);
          const results = await Promise.all([
            ...blind.slice(0, 3).map((one) => store.open(one, `turn-${one.case.id}`)),
            store.record(close),
            ...blind.slice(3).map((one) => store.open(one, `turn-${one.case.id}`)),
          ]);
          const openedNow = results.filter((one) => typeof one === 'object' && one.result === 'opened');
          expect(openedNow, 'all were decided before the first had ended').to.have.length(0);
          const fresh = await account(orderId);
          const again = Array.from({ length: 5 }, () => opening({ orderId, account: fresh }));
          const tried = await Promise.all(again.map((one) => store.open(one, `again-${one.case.id}`)));
          expect(tried.filter((one) => one.result === 'opened')).to.have.length(1);
          expect(await account(orderId)).to.deep.include({ held: 10_000, refunded: 0 });
        }
      });

      it('refuses, as the last wall, to store more than was paid', async () => {
        const orderId = 'AC-wall';
        const first = await opened({ orderId });
        const honest = settle(first);
        const funds = { ...honest.case.funds, refunded: 10_001 };
        const forged = { ...honest, case: { ...honest.case, funds }, entry: { ...honest.entry, patch: { funds } } };
        await store.record(forged).then(
          () => expect.fail('stored'),
          // A mistake of ours, which no repetition mends: the database's own word for a broken check.
          (error: { code?: string }) => expect(error.code).to.match(/^(?:SQLITE_CONSTRAINT_CHECK|23514)$/),
        );
        expect(await store.find(first.id)).to.deep.equal(first);
      });
    });

    it('records a decision on the revision that it was made on, and on no other', async () => {
      const row = await opened();
      const [one, two] = [reject(row), reject(row, START + 2 * HOUR)];
      const results = await Promise.all([store.record(one), store.record(two)]);
      expect(results.sort()).to.deep.equal(['recorded', 'stale']);
      expect(await store.history(row.id)).to.have.length(2);
    });

    it('gives a row equal to the replay of its log', async () => {
      const first = opening();
      await store.open(first, `key-${first.case.id}`);
      await store.record(reject(first.case));
      const draft = draftCase({
        id: first.case.id,
        number: first.case.number,
        profile: first.case.profile,
        order: first.case.order,
      });
      expect(replay(draft, await store.history(first.case.id))).to.deep.equal(await store.find(first.case.id));
    });

    it('stores nothing at all where what belongs to the decision cannot be stored', async () => {
      const row = await opened();
      const broken = store.with(async () => {
        throw new Error('no room');
      });
      await broken.record(reject(row)).then(
        () => expect.fail('recorded'),
        () => undefined,
      );
      expect(await store.find(row.id)).to.deep.equal(row);
      expect(await store.history(row.id)).to.have.length(1);
    });

    it('lists due clocks earliest first, moves them with the row, and drops them at its end', async () => {
      const live = await opened();
      const mine = async (at: number) => (await clocks.due(at, 1000)).filter((clock) => clock.caseId === live.id);
      const expected = Object.entries(live.clocks)
        .map(([name, { dueAt }]) => ({ caseId: live.id, name, dueAt }))
        .sort((a, b) => a.dueAt - b.dueAt);
      expect(await mine(START + 400 * DAY)).to.deep.equal(expected);
      expect(await mine((expected[0]?.dueAt ?? 0) - 1)).to.deep.equal([]);
      expect(await clocks.nextDue()).to.be.at.most(expected[0]?.dueAt ?? 0);
      expect(await clocks.runningAfter(START, '', 500)).to.include(live.id);
      expect(await clocks.runningAfter(START, live.id, 500)).not.to.include(live.id);
      await store.record(decided(live, { type: 'cancel', data: { confirmed: true } }, ACTORS.buyer, START + 1));
      expect(await mine(START + 400 * DAY)).to.deep.equal([]);
      expect(await clocks.runningAfter(START, '', 500)).not.to.include(live.id);
    });

    it('keeps each money intent until the ledger took it', async () => {
      const row = await opened();
      const mine = async (at: number) => (await money.pending(at, 1000)).filter((each) => each.caseId === row.id);
      const key = `${row.id}/hold`;
      expect((await mine(START)).map(({ intent }) => [intent.key, intent.minor])).to.deep.equal([[key, 10_000]]);
      await money.failed(key, START + HOUR);
      expect(await mine(START + HOUR - 1)).to.deep.equal([]);
      expect(await mine(START + HOUR)).to.have.length(1);
      await money.taken(key);
      expect(await mine(START + DAY)).to.deep.equal([]);
    });

    it('counts the live and the closed cases of a party, for who decides about another one', async () => {
      const buyer = 'buyer-with-a-past';
      await opened({ buyer });
      const second = await opened({ buyer });
      await store.record(
        decided(second, { type: 'cancel', data: { confirmed: true } }, { ...ACTORS.buyer, id: buyer }, START + 1),
      );
      expect(await store.countOf({ role: 'buyer', id: buyer })).to.deep.equal({ live: 1, closed: 1 });
      expect(await store.countOf({ role: 'seller', id: buyer })).to.deep.equal({ live: 0, closed: 0 });
    });

    it('counts the cases of each version of a profile, whatever is written in them', async () => {
      const counted = async () => (await prints.inUse()).find(({ id }) => id === 'taobao')?.cases ?? 0;
      const before = await counted();
      for (const details of ['half a \ud800 character', 'NUL \u0000', '"profile":{"id":"x","version":7}']) {
        const decision = opening({ profile: 'taobao' });
        const claim = decision.case.claim && { ...decision.case.claim, details };
        await store.open({ ...decision, case: { ...decision.case, claim } }, decision.case.id);
      }
      expect(await counted()).to.equal(before + 3);
      expect((await prints.inUse()).every(({ version }) => version >= 1 && version < 7)).to.equal(true);
    });

    it('never holds after the case has let go, nor before an earlier case on the line has', async () => {
      const first = await opened({ orderId: 'order-of-holds' });
      const due = async (at: number) => {
        const all = await money.pending(at, 1000);
        return all.filter(({ intent }) => intent.key.startsWith(first.id) || intent.key.startsWith(second));
      };
      let second = 'none yet';
      await money.failed(`${first.id}/hold`, START + HOUR);
      await store.record(decided(first, { type: 'cancel', data: { confirmed: true } }, ACTORS.buyer, START + 1));
      const keys = async (at: number) => (await due(at)).map(({ intent }) => intent.key);
      expect(await keys(START + DAY), 'the hold is overtaken').to.deep.equal([`${first.id}/unhold`]);
      await money.failed(`${first.id}/unhold`, START + HOUR);
      const account = await store.accountOf('order-of-holds', first.order.lineId);
      second = (await opened({ orderId: 'order-of-holds', account })).id;
      expect(await keys(START + 2), 'the line is still let go of').to.deep.equal([]);
      await money.taken(`${first.id}/unhold`);
      expect(await keys(START + 2)).to.deep.equal([`${second}/hold`]);
    });

    it('puts a notice into each inbox once, and its letters beside it', async () => {
      const row = await opened({ buyer: 'buyer-inbox' });
      const page = await notices.inbox('buyer-inbox', { limit: 10 });
      expect(page.notices.map((one) => one.template)).to.deep.equal(['opened']);
      expect(page.unread).to.equal(1);
      await notices.read(
        'buyer-inbox',
        page.notices.map((one) => one.key),
        START + 1,
      );
      expect((await notices.inbox('buyer-inbox', { limit: 10 })).unread).to.equal(0);
      const due = (await notices.claim('email', START, START + HOUR, 1000)).filter((one) => one.caseId === row.id);
      expect(due.map((one) => one.channel)).to.deep.equal(['email', 'email']);
      expect(
        (await notices.claim('email', START, START + HOUR, 1000)).filter((one) => one.caseId === row.id),
      ).to.deep.equal([]);
    });

    describe('lists', () => {
      const rows: Decided['case'][] = [];
      before(async () => {
        for (let index = 0; index < 25; index += 1)
          rows.push(await opened({ buyer: 'lister', at: START + Math.floor(index / 3) * 1000 }));
        for (const row of rows.slice(0, 5)) await store.record(reject(row));
      });

      for (const order of ['newest', 'deadline'] as const)
        it(`walks all pages by ${order} without a gap or a repeat`, async () => {
          const seen: string[] = [];
          let after: string | undefined;
          do {
            const page = await store.list({
              party: { role: 'buyer', id: 'lister' },
              order,
              limit: 4,
              ...(after === undefined ? {} : { after }),
            });
            seen.push(...page.cases.map((row) => row.id));
            after = page.next;
          } while (after !== undefined);
          expect(seen).to.have.length(25);
          expect(new Set(seen).size).to.equal(25);
          const instants = await Promise.all(seen.map((id) => store.find(id)));
          const values = instants.map((row) =>
            order === 'newest'
              ? -(row?.openedAt ?? 0)
              : Math.min(...Object.values(row?.clocks ?? {}).map(({ dueAt }) => dueAt)),
          );
          expect(values).to.deep.equal([...values].sort((a, b) => a - b));
        });

      it('merges the pages of several states into one order', async () => {
        const seen: string[] = [];
        let after: string | undefined;
        do {
          const page = await store.list({
            states: ['negotiation', 'respondent-review'],
            order: 'newest',
            limit: 7,
            ...(after === undefined ? {} : { after }),
          });
          seen.push(...page.cases.map((row) => row.id));
          after = page.next;
        } while (after !== undefined);
        expect(new Set(seen).size).to.equal(seen.length);
        expect(seen).to.include.members(rows.map((row) => row.id));
      });

      it('narrows to deadlines before an instant, and leaves out cases without one', async () => {
        const party = { role: 'buyer', id: 'lister' } as const;
        const due = (row: Decided['case'] | undefined) =>
          Math.min(...Object.values(row?.clocks ?? {}).map(({ dueAt }) => dueAt));
        const all = (await store.list({ party, order: 'deadline', limit: 100 })).cases;
        const middle = due(all[12]);
        const some = (await store.list({ party, order: 'deadline', limit: 100, dueBefore: middle })).cases;
        expect(some.map(({ id }) => id)).to.deep.equal(all.filter((row) => due(row) < middle).map(({ id }) => id));
        expect(some.length).to.be.within(1, 12);
      });

      it('gives, page after page, exactly what every mix of filters asks for, in its order', async () => {
        const every = await allCases();
        expect(every.length).to.be.greaterThan(25);
        const deadlineOf = (row: Decided['case']) =>
          Math.min(Number.MAX_SAFE_INTEGER, ...Object.values(row.clocks).map(({ dueAt }) => dueAt));
        const parties = [undefined, { role: 'seller', id: 'shop-1' }, { role: 'buyer', id: 'lister' }] as const;
        for (const order of ['newest', 'deadline'] as const)
          for (const states of [undefined, ['negotiation'], ['respondent-review', 'closed', 'negotiation']] as const)
            for (const profileId of [undefined, 'auracart', 'p2p'])
              for (const party of parties)
                for (const dueBefore of [undefined, START + 3 * DAY]) {
                  const expected = every
                    .filter((row) => states === undefined || states.some((state) => state === row.state))
                    .filter((row) => profileId === undefined || row.profile.id === profileId)
                    .filter((row) => party === undefined || row.order[party.role].id === party.id)
                    .filter((row) => dueBefore === undefined || deadlineOf(row) < dueBefore)
                    .sort((a, b) => {
                      const byId = a.id < b.id ? -1 : 1;
                      return order === 'deadline'
                        ? deadlineOf(a) - deadlineOf(b) || byId
                        : (b.openedAt ?? 0) - (a.openedAt ?? 0) || -byId;
                    });
                  const query = {
                    order,
                    limit: 9,
                    ...(states === undefined ? {} : { states }),
                    ...(profileId === undefined ? {} : { profileId }),
                    ...(party === undefined ? {} : { party }),
                    ...(dueBefore === undefined ? {} : { dueBefore }),
                  };
                  expect(await walked(query), JSON.stringify(query)).to.deep.equal(expected.map((row) => row.id));
                }
      }).timeout(60_000);

      async function walked(query: Omit<CaseQuery, 'after'>): Promise<string[]> {
        const seen: string[] = [];
        let after: string | undefined;
        do {
          const page = await store.list({ ...query, ...(after === undefined ? {} : { after }) });
          seen.push(...page.cases.map((row) => row.id));
          after = page.next;
        } while (after !== undefined);
        return seen;
      }

      async function allCases(): Promise<Decided['case'][]> {
        await opened({ profile: 'p2p', at: START + HOUR });
        const ids = await walked({ order: 'newest', limit: 100 });
        return [...(await store.findAll(ids)).values()];
      }

      it('shows a party nothing of others, and refuses a cursor that it did not give', async () => {
        expect(
          (await store.list({ party: { role: 'buyer', id: 'stranger' }, order: 'newest', limit: 10 })).cases,
        ).to.deep.equal([]);
        await store.list({ order: 'newest', limit: 10, after: 'x' }).then(
          () => expect.fail('took it'),
          (error: { code?: string }) => expect(error.code).to.equal('request_malformed'),
        );
      });
    });
  });
}
