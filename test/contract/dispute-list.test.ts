import { expect } from 'chai';
import type { CaseQuery, DisputeStore } from '../../disputes/cases/ports.ts';
import type { Decided } from '../../disputes/domain/state-machine.ts';
import { DAY, HOUR, START } from '../unit/disputes/fakes/cases.ts';
import { DISPUTE_BACKENDS, openings, reject } from './dispute-backends.ts';

for (const backend of DISPUTE_BACKENDS) {
  describe(`lists of cases on ${backend.name}`, () => {
    let store: DisputeStore;
    let discard: () => Promise<void> = async () => undefined;

    const { opened } = openings(() => store);
    const rows: Decided['case'][] = [];

    before(async function () {
      this.timeout(60_000);
      const backing = await backend.open();
      if (backing === undefined) return this.skip();
      ({ store, discard } = backing);
      for (let index = 0; index < 25; index += 1)
        rows.push(await opened({ buyer: 'lister', at: START + Math.floor(index / 3) * 1000 }));
      for (const row of rows.slice(0, 5)) await store.record(reject(row));
    });
    after(() => discard());

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

    it('finds the cases whose ruling waits for a second person, and no others', async () => {
      const row = await opened({ orderId: 'AC-second' });
      expect(await walked({ order: 'deadline', limit: 9, waits: 'second' })).to.deep.equal([]);
      const pendingRuling = {
        terms: { kind: 'reject', amount: null },
        reasons: 'r',
        fault: 'none',
        inferredAgainst: null,
        itemTo: null,
        by: 'mediator-1',
        confirmedBy: null,
        at: START,
      } as const;
      const step = reject(row);
      await store.record({ ...step, case: { ...step.case, pendingRuling } });
      expect(await walked({ order: 'deadline', limit: 9, waits: 'second' })).to.deep.equal([row.id]);
    });

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
}
