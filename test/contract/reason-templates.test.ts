import { expect } from 'chai';
import type { ReasonTemplate } from '../../disputes/reasons/reason-template.ts';
import type { ReasonTemplates } from '../../disputes/reasons/template-store.ts';
import { CodedError } from '../../protocol/error-codes.ts';
import { sqlReasonTemplates } from '../../store/sql/disputes/reason-templates.ts';
import { ENGINES } from '../support/databases.ts';

const WEI = { id: 'wei', name: 'Wei-Ting' };
const template = (en: string): ReasonTemplate => ({
  name: 'shown',
  reasons: ['damaged'],
  outcomes: [],
  texts: { en, ms: 'm', id: 'i', vi: 'v', es: 'e', 'zh-Hant': 'z' },
  off: false,
});

for (const engine of ENGINES) {
  describe(`prepared reasons on ${engine.name}`, function () {
    this.timeout(60_000);
    let store: ReasonTemplates;
    let discard: () => Promise<void> = async () => undefined;
    before(async function () {
      const opened = await engine.open();
      if (opened === undefined) return this.skip();
      discard = opened.discard;
      store = sqlReasonTemplates(opened.database);
    });
    after(() => discard());
    const conflict = (work: Promise<unknown>) =>
      work.then(
        () => undefined,
        (error: unknown) => (error instanceof CodedError ? [error.code, error.data?.revision] : error),
      );

    it('follow the release until somebody edits them, each change a revision', async () => {
      expect(await store.followRelease([template('One')], 1)).to.equal(1);
      expect(await store.followRelease([template('One')], 2)).to.equal(0);
      expect(await store.followRelease([template('Two')], 3)).to.equal(1);
      expect(await store.find('shown')).to.deep.equal({ ...template('Two'), revision: 2, authorName: '', at: 3 });
      const mine = await store.save({ ...template('Mine'), off: true }, 2, WEI, 4);
      expect(mine).to.include({ revision: 3, authorName: 'Wei-Ting', off: true });
      expect(await store.followRelease([template('Three')], 5), 'theirs stays').to.equal(0);
      expect((await store.list()).map(({ texts }) => texts.en)).to.deep.equal(['Mine']);
    });

    it('refuse a change of what somebody else has changed, or of what never was', async () => {
      expect(await conflict(store.save(template('Old'), 2, WEI, 6))).to.deep.equal(['template_conflict', 3]);
      expect(await conflict(store.save(template('Old'), 9, WEI, 6))).to.deep.equal(['template_conflict', 3]);
      expect((await store.find('shown'))?.revision).to.equal(3);
      expect((await store.save({ ...template('New'), name: 'other' }, 0, WEI, 7)).revision).to.equal(1);
    });
  });
}
