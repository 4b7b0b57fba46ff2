import { expect } from 'chai';
import type { PresenceStore } from '../../handoff/presence/presence-store.ts';
import { sqlPresenceStore } from '../../store/sql/handoff/presence-store.ts';
import { sqlStaffStore } from '../../store/sql/people/staff-store.ts';
import { ENGINES } from '../support/databases.ts';

const AT = 1_800_000_000_000;
const lease = (socketId: string, leaseUntil = AT + 45_000, connected = true) => ({
  agentId: 'anna',
  socketId,
  connected,
  leaseUntil,
});

for (const engine of ENGINES) {
  describe(`who is at the desk, on ${engine.name}`, function () {
    this.timeout(60_000);
    let store: PresenceStore;
    let discard: () => Promise<void> = async () => undefined;

    beforeEach(async function () {
      const opened = await engine.open();
      if (opened === undefined) return this.skip();
      ({ discard } = opened);
      store = sqlPresenceStore(opened.database);
      await sqlStaffStore(opened.database, () => AT).save({
        id: 'anna',
        email: 'anna@example.com',
        name: 'Anna',
        passwordHash: '-',
        roles: ['agent'],
        skills: ['en'],
        locale: 'en',
        capacity: 3,
        active: true,
      });
    });
    afterEach(() => discard());

    it('knows one choice for all pages of an agent, and each page by itself', async () => {
      await store.renew([lease('s1'), lease('s2')]);
      await store.choose('anna', { state: 'online' }, AT);
      await store.renew([lease('s2', AT + 50_000, false)]);
      expect(await store.list()).to.deep.equal([
        {
          agentId: 'anna',
          name: 'Anna',
          state: 'online',
          capacity: 3,
          skills: ['en'],
          idleSince: AT,
          leases: [lease('s1'), lease('s2', AT + 50_000, false)],
        },
      ]);
    });

    it('has whoever never chose offline, with the capacity of the account, and none for whom nobody knows', async () => {
      await store.renew([lease('s1')]);
      expect((await store.list())[0]).to.include({ state: 'offline', capacity: 3 });
      expect(await store.choiceOf('anna')).to.deep.equal({ state: 'offline', capacity: 3 });
      expect(await store.choiceOf('nobody')).to.equal(undefined);
      await store.renew([{ ...lease('s9'), agentId: 'nobody' }]);
      expect((await store.list()).map(({ agentId }) => agentId)).to.deep.equal(['anna']);
    });

    it('keeps the capacity that was chosen where only the state changes, and since when the agent is idle', async () => {
      await store.renew([lease('s1')]);
      await store.choose('anna', { state: 'online', capacity: 7 }, AT);
      await store.busy('anna', AT + 5);
      await store.choose('anna', { state: 'away' }, AT + 9);
      expect(await store.choiceOf('anna')).to.deep.equal({ state: 'away', capacity: 7 });
      expect((await store.list())[0]).to.include({ state: 'away', capacity: 7, idleSince: AT + 5 });
    });

    it('forgets what ran out before an instant, and nothing else', async () => {
      await store.renew([lease('old', AT - 1), lease('new', AT)]);
      await store.forget(AT);
      expect((await store.list())[0]?.leases).to.deep.equal([lease('new', AT)]);
    });
  });
}
