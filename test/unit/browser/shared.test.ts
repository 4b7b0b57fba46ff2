import { expect } from 'chai';
import { moneyText } from '../../../apps/case/amounts.ts';
import { refusal } from '../../../browser/api.ts';
import { plural } from '../../../locales/plural.ts';

describe('pages: what they share', () => {
  it('reads the code of a refusal, and names the status where a proxy answered instead', () => {
    expect(
      refusal({ error: { code: 'rate_limited', message: '', data: { retryAfterSeconds: 3 } } }, 429),
    ).to.deep.include({
      code: 'rate_limited',
      data: { retryAfterSeconds: 3 },
    });
    expect(refusal('<html>', 502).code).to.equal('http_502');
    expect(refusal(undefined, 0).code).to.equal('unreachable');
  });

  it('counts in the grammar and digits of the language', () => {
    const text = { one: '{count} artículo', other: '{count} artículos' };
    expect(plural('es', text, 1)).to.equal('1 artículo');
    expect(plural('es', text, 12_345)).to.equal('12.345 artículos');
    expect(plural('vi', { one: 'x', other: '{count} bài' }, 1)).to.equal('1 bài');
  });

  it('writes money by its currency’s minor units', () => {
    expect(moneyText('en', { amount: 6490, currency: 'MYR' })).to.match(/64\.90$/);
    expect(moneyText('vi', { amount: 890_000, currency: 'VND' })).to.match(/^890\.000\s₫$/);
    expect(moneyText('zh-Hant', { amount: 7999, currency: 'USD' })).to.equal('US$79.99');
  });
});
