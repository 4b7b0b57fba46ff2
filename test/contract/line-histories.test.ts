import { expect } from 'chai';
import { leftIn } from '../../disputes/domain/line-account.ts';
import type { Database } from '../../store/sql/database.ts';
import { sqlDisputeStore } from '../../store/sql/disputes/dispute-store.ts';
import { ENGINES } from '../support/databases.ts';
import { type HistoryStore, history } from '../unit/disputes/fakes/histories.ts';
import { seeded } from '../unit/disputes/fakes/random.ts';

/** `SQL_HISTORIES=1000` for a long run. */
const HISTORIES = Number(process.env.SQL_HISTORIES ?? 16);
const AT_ONCE = 8;
const STEPS = 10;

for (const engine of ENGINES)
  describe(`the money of an order over all its cases on ${engine.name}`, () => {
    let database: Database;
    let discard: () => Promise<void> = async () => undefined;
    before(async function () {
      this.timeout(60_000);
      const opened = await engine.open();
      if (opened === undefined) return this.skip();
      ({ database, discard } = opened);
    });
    after(() => discard());

    /** What a ledger that knows keys would have paid for each line of this order, beside what its accounts say. */
    async function faultsOf(orderId: string): Promise<string[]> {
      const accounts = await sqlDisputeStore(database).accountsOn([orderId]);
      const rows = await database.db
        .selectFrom('moneyIntent')
        .innerJoin('dispute', 'dispute.id', 'moneyIntent.caseId')
        .select(['dispute.lineId as lineId', 'moneyIntent.intent as intent'])
        .where('dispute.orderId', '=', orderId)
        .execute();
      const moved = rows.map(({ lineId, intent }) => ({
        lineId,
        ...(JSON.parse(intent) as { to: string; minor: number }),
      }));
      return [...accounts.values()].flatMap((account) => {
        const sum = (to: string) =>
          moved.reduce((total, one) => total + (one.lineId === account.lineId && one.to === to ? one.minor : 0), 0);
        const [buyer, seller, left] = [sum('buyer'), sum('seller'), leftIn(account)];
        const right =
          buyer === account.refunded &&
          seller === account.released &&
          left >= account.held &&
          account.held >= 0 &&
          buyer + seller + account.chargedBack + left === account.paid;
        return right ? [] : [`${orderId}/${account.lineId}: ${JSON.stringify({ buyer, seller, ...account })}`];
      });
    }

    /** @param blind looks at live cases only, as builds before the accounts did */
    async function run(count: number, prefix: number, blind: boolean): Promise<{ faults: string[]; again: number }> {
      const stored = sqlDisputeStore(database);
      const store: HistoryStore = blind ? { ...stored, accountOf: async () => undefined } : stored;
      const faults: string[] = [];
      let again = 0;
      const one = async (index: number) => {
        const name = `S-${prefix + index}`;
        const random = seeded(index * 104_729 + 3);
        const told = await history({ store, random, name, steps: STEPS });
        faults.push(...(await faultsOf(name)));
        for (const ids of told.cases.values()) again += Math.max(0, ids.length - 1);
      };
      // Histories of different orders share the store's commits.
      for (let first = 0; first < count; first += AT_ONCE)
        await Promise.all(Array.from({ length: Math.min(AT_ONCE, count - first) }, (_, at) => one(first + at)));
      return { faults, again };
    }

    it(`is what was paid, in ${HISTORIES} random histories with concurrent openings and acts`, async () => {
      const { faults, again } = await run(HISTORIES, 1000, false);
      expect(faults).to.deep.equal([]);
      expect(again, 'second cases').to.be.greaterThan(HISTORIES / 8);
    }).timeout(240_000);

    it('a door that does not look at the account opens no second case', async () => {
      const { faults, again } = await run(8, 9000, true);
      expect(faults).to.deep.equal([]);
      expect(again, 'the store refuses what was decided without it').to.equal(0);
    }).timeout(240_000);
  });
