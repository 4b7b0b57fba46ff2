import { expect } from 'chai';
import { codesByWord } from '../../../../apps/mediation/reasons/codes.ts';
import {
  type Content,
  missingTexts,
  NEW_CONTENT,
  reasonDrafts,
  sameContent,
} from '../../../../apps/mediation/reasons/reason-draft.ts';
import { createBrowserStorage } from '../../../../browser/browser-storage.ts';
import { LONGEST_PREPARED } from '../../../../protocol/dispute-reasons.ts';

const WHOLE: Content = {
  ...NEW_CONTENT,
  texts: { en: 'a', ms: 'b', id: 'c', vi: 'd', es: 'e', 'zh-Hant': 'f' },
};
const DRAFT = { name: 'damage-shown', content: WHOLE, revision: 3, keptAt: '2026-11-30T08:00:00.000Z' };

describe('a prepared reason that is being written', () => {
  const storage = () => createBrowserStorage('', () => undefined);

  it('is kept for its author alone, until there is nothing to keep', () => {
    const device = storage();
    const mine = reasonDrafts('wei', device);
    mine.keep('damage-shown', DRAFT);
    expect(reasonDrafts('wei', device).find('damage-shown')).to.deep.equal(DRAFT);
    expect(reasonDrafts('sari', device).find('damage-shown')).to.equal(undefined);
    mine.keep('damage-shown', undefined);
    expect(mine.find('damage-shown')).to.equal(undefined);
  });

  it('is no draft where what was kept is damaged', () => {
    const device = storage();
    for (const kept of [
      '{',
      '[]',
      '{"name":"x"}',
      JSON.stringify({ ...DRAFT, content: { ...WHOLE, texts: { en: 'a' } } }),
    ]) {
      device.write('kaunter.mediation.reason.wei.x', kept);
      expect(reasonDrafts('wei', device).find('x'), kept).to.equal(undefined);
    }
  });

  it('needs a text in each language, none longer than the server takes', () => {
    expect(missingTexts(NEW_CONTENT)).to.have.length(6);
    expect(missingTexts(WHOLE)).to.deep.equal([]);
    const texts = { ...WHOLE.texts, vi: 'x'.repeat(LONGEST_PREPARED + 1), es: '  ' };
    expect(missingTexts({ ...WHOLE, texts })).to.have.members(['vi', 'es']);
  });

  it('is the same whatever the order of what it fits', () => {
    const fits = { ...WHOLE, reasons: ['damaged', 'missing'] };
    expect(sameContent(fits, { ...WHOLE, reasons: ['missing', 'damaged'] })).to.equal(true);
    expect(sameContent(fits, WHOLE)).to.equal(false);
    expect(sameContent(fits, { ...fits, off: true })).to.equal(false);
  });

  it('has one box for codes that read the same, and one for a code in use that has no word', () => {
    const group = { missing: 'Missing item', incomplete: 'Missing item', damaged: 'Damaged' };
    const boxes = [...codesByWord(group, ['retired'])].map(([, codes]) => codes);
    expect(boxes).to.deep.equal([['missing', 'incomplete'], ['damaged'], ['retired']]);
  });
});
