import { expect } from 'chai';
import { DEFAULT_PREFERENCES, type PreferenceStore } from '../../notices/preferences/preferences.ts';
import type { Preferences } from '../../protocol/preferences.ts';
import { sqlPreferenceStore } from '../../store/sql/notices/preference-store.ts';
import { ENGINES } from '../support/databases.ts';

for (const engine of ENGINES) {
  describe(`preferences on ${engine.name}`, () => {
    let store: PreferenceStore;
    let discard: () => Promise<void> = async () => undefined;
    before(async function () {
      this.timeout(60_000);
      const opened = await engine.open();
      if (opened === undefined) return this.skip();
      discard = opened.discard;
      store = sqlPreferenceStore(opened.database);
    });
    after(() => discard());

    it('are of one account, as chosen last', async () => {
      const quiet = { from: '22:00', to: '07:00', timeZone: 'Asia/Taipei' };
      const chosen: Preferences = { caseMails: 'needed', ticketMails: false, textMessages: false, quiet };
      await store.keep('mai', chosen, 1);
      expect(await store.of('mai')).to.deep.equal(chosen);
      expect(await store.of('kim')).to.equal(undefined);
      await store.keep('mai', DEFAULT_PREFERENCES, 2);
      expect(await store.of('mai')).to.deep.equal(DEFAULT_PREFERENCES);
    });
  });
}
