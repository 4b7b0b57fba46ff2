import { expect } from 'chai';
import { CompiledQuery } from 'kysely';
import type { DisputeStore } from '../../disputes/cases/ports.ts';
import type { Database } from '../../store/sql/database.ts';
import { sqlAcrossCases } from '../../store/sql/disputes/across-cases.ts';
import { sqlDisputeStore } from '../../store/sql/disputes/dispute-store.ts';
import { statements } from '../../store/sql/migrations/0045-postage-at-platform.ts';
import { ENGINES } from '../support/databases.ts';
import { DAY, START } from '../unit/disputes/fakes/cases.ts';
import { openings, reject } from './dispute-backends.ts';

for (const engine of ENGINES)
  describe(`postage that waits for the platform on ${engine.name}`, () => {
    let database: Database;
    let store: DisputeStore;
    let across: ReturnType<typeof sqlAcrossCases>;
    let discard: () => Promise<void> = async () => undefined;
    const { opened } = openings(() => store);

    before(async function () {
      this.timeout(60_000);
      const backing = await engine.open();
      if (backing === undefined) return this.skip();
      ({ database, discard } = backing);
      store = sqlDisputeStore(database);
      across = sqlAcrossCases(database);
    });
    after(() => discard());

    const listed = async () =>
      (await store.list({ order: 'deadline', limit: 9, waits: 'postage' })).cases.map(({ id }) => id);

    it('finds and counts the cases whose postage the platform is to decide on, and no others', async () => {
      const postages = () => listed();
      const known = await postages();
      expect(await across.countPostage()).to.equal(known.length);
      const claimed = { by: 'buyer', minor: 500, receipt: 'file-1' } as const;
      const due = { startedAt: START, dueAt: START + DAY };
      const contested = { by: 'seller', why: 'A taxi.', at: START } as const;
      const decided = { minor: 300, why: 'By the table.', by: 'mediator-1', at: START };
      const passed = { from: 'platform', at: START } as const;
      const ruled = { state: 'return-shipped', postage: claimed, freight: 'seller', clocks: { postage: due } } as const;
      const wanted = {
        contested: { ...ruled, postage: { ...claimed, contested } },
        'borne by the platform': { ...ruled, freight: 'platform' },
      } as const;
      const others = {
        'to be contested still': ruled,
        decided: { ...ruled, postage: { ...claimed, contested, decided }, clocks: {} },
        'let pass': { ...ruled, freight: 'platform', postage: { ...claimed, passed }, clocks: {} },
        'at the platform for another matter': { ...ruled, state: 'platform-queue', postage: { ...claimed, contested } },
      } as const;
      const found: string[] = [];
      for (const [name, { state, postage, freight, clocks }] of Object.entries({ ...wanted, ...others })) {
        const row = await opened({ orderId: `AC-postage-${found.length}-${name}` });
        const step = reject(row);
        const settlement = { terms: { kind: 'return-refund', amount: null }, basis: 'ruling', itemTo: null } as const;
        const parcel = { label: 'L', tracking: 'T', receivedAt: null, postage };
        const change = { state, clocks, settlement: { ...settlement, freight, at: START }, returnParcel: parcel };
        await store.record({ ...step, case: { ...step.case, ...change } });
        if (name in wanted) found.push(row.id);
      }
      expect((await postages()).filter((id) => !known.includes(id))).to.have.members(found);
      expect(await across.countPostage()).to.equal(known.length + found.length);
      await database.db.updateTable('dispute').set({ postageAtPlatform: 0 }).execute();
      expect(await postages()).to.deep.equal([]);
      for (const statement of statements.filter((each) => each.startsWith('update')))
        await database.db.executeQuery(CompiledQuery.raw(statement));
      expect(await postages(), 'as the migration finds them').to.have.members([...known, ...found]);
    });
  });
