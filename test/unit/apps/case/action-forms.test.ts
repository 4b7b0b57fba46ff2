import { expect } from 'chai';
import { dataOf } from '../../../../apps/case/action-data.ts';
import { faultsOf } from '../../../../apps/case/action-faults.ts';
import { ACTION_FORMS, NO_VALUES, type Values } from '../../../../apps/case/action-forms.ts';
import { lossOf, withLoss, withPromise } from '../../../../apps/case/changed-forms.ts';
import { choicesFor } from '../../../../apps/case/terms-form.ts';
import { readCommand } from '../../../../disputes/cases/action-schemas.ts';

const paid = { currency: 'MYR', amount: 6490 };
const formOf = (action: string) => {
  const form = ACTION_FORMS[action];
  if (form === undefined) throw new Error(`no form for ${action}`);
  return form;
};

/** A form with everything that any question asks for. */
const FULL: Values = {
  version: 2,
  kind: 'partial-refund',
  amount: '12.50',
  texts: {
    why: ' because ',
    reasons: 'reasons',
    explanation: 'explanation',
    question: 'question',
    tracking: 'MY123',
    label: 'https://label.example',
    address: 'Jalan Ipoh 12',
    instructions: 'Write the case number on it.',
    carrier: 'Pos Laju',
    found: 'As it was sent.',
    because: 'It is half broken.',
    reply: 'reply',
  },
  to: ['seller'],
  fault: 'seller',
  itemTo: 'buyer',
  arrived: 'yes',
  inferred: 'seller',
  courier: 'verified',
  condition: 'as-sent',
  postage: '8.50',
  weight: { sent: '1200', arrived: '640' },
  template: '',
  writtenIn: '',
  understood: true,
  files: [{ fileId: 'f1', kind: 'photo' }],
};
const VERSIONED = ['approve', 'accept-offer', 'accept-loss', 'counter', 'contest-offer', 'reject'];

describe('forms of the actions', () => {
  for (const [action, form] of Object.entries(ACTION_FORMS)) {
    it(`sends for ${action} what the server reads`, () => {
      const { version: _, ...unversioned } = FULL;
      const values = VERSIONED.includes(action) ? FULL : unversioned;
      expect(faultsOf(form.asks, values, paid, 'en')).to.deep.equal({});
      const command = readCommand(action, dataOf(form, values, paid, 'en'), false);
      expect(command.type).to.equal(action);
    });

    it(`says for ${action} what is missing in an empty form`, () => {
      const optional = [
        ...['files', 'inferred', 'item', 'condition'],
        ...['address', 'instructions', 'carrier', 'found', 'because', 'postage', 'weight'],
      ];
      const missing = Object.keys(faultsOf(form.asks, NO_VALUES, paid, 'en'));
      expect(missing).to.deep.equal(form.asks.filter((ask) => !optional.includes(ask)));
    });
  }

  it('sends the amount in minor units, and none where the solution has none', () => {
    expect(dataOf(formOf('offer'), FULL, paid, 'en').terms).to.deep.equal({ kind: 'partial-refund', amount: 1250 });
    expect(dataOf(formOf('offer'), { ...FULL, kind: 'full-refund' }, paid, 'en').terms).to.deep.equal({
      kind: 'full-refund',
    });
  });

  it('asks where the item goes only where the seller’s side has it and the terms do not tell', () => {
    const asks = ['outcome', 'item'] as const;
    const faults = (kind: string, place: string) =>
      faultsOf(asks, { ...NO_VALUES, kind, amount: '1.00' }, paid, 'en', place).item;
    expect(['buyer', 'to-buyer'].map((place) => faults('reject', place))).to.deep.equal([undefined, undefined]);
    expect(['seller', 'warehouse', 'to-seller'].map((place) => faults('reject', place))).to.deep.equal(
      Array(3).fill('item_missing'),
    );
    expect([faults('partial-refund', 'seller'), faults('return-refund', 'seller')]).to.deep.equal([
      'item_missing',
      undefined,
    ]);
  });

  it('refuses a part that is more than earlier cases have left', () => {
    const fault = (amount: string) =>
      faultsOf(['terms'], { ...FULL, amount }, { currency: 'MYR', amount: 4000, paid: 6490 }, 'en').terms;
    expect(['39.99', '40.00', '40.01', '64.91'].map(fault)).to.deep.equal([
      undefined,
      'amount_not_a_part',
      'amount_exceeds_left',
      'amount_exceeds_paid',
    ]);
  });

  it('refuses an amount of nothing, of everything, above what was paid, or finer than the currency', () => {
    const faultWith = (amount: string) => faultsOf(['terms'], { ...FULL, amount }, paid, 'en').terms;
    expect(
      ['0', '64.91', '1,234', '0.234', '1.234', '20 USD', 'abc', '64.90', 'half', 'RM50'].map(faultWith),
    ).to.deep.equal([
      'amount_invalid',
      'amount_exceeds_paid',
      'amount_exceeds_paid',
      'amount_invalid',
      'amount_ambiguous',
      'amount_currency',
      'amount_invalid',
      'amount_not_a_part',
      undefined,
      undefined,
    ]);
  });

  it('does not let a loss pass without its box ticked', () => {
    const losses = [{ version: 2, solution: 'cancel-order', minor: 6490, currency: 'MYR' }];
    const actions = [{ action: 'accept-offer', open: true, versions: [1, 2], losses }] as const;
    const form = { asks: [], weight: 'main' } as const;
    const losing = withLoss(form, lossOf(actions, 'accept-offer', 2));
    expect(faultsOf(losing.asks, { ...FULL, understood: false }, paid, 'en')).to.deep.equal({
      loss: 'confirmation_missing',
    });
    expect(dataOf(losing, { ...NO_VALUES, understood: true }, paid, 'en')).to.deep.equal({
      confirm: { solution: 'cancel-order', minor: 6490, currency: 'MYR' },
    });
    expect(withLoss(form, lossOf(actions, 'accept-offer', 1)), 'nothing is lost').to.equal(form);
  });

  it('takes an answer to a question with words or with files', () => {
    const asks = formOf('reply-info').asks;
    expect(faultsOf(asks, { ...NO_VALUES, files: FULL.files }, paid, 'en')).to.deep.equal({});
    expect(faultsOf(asks, { ...NO_VALUES, texts: { reply: 'x' } }, paid, 'en')).to.deep.equal({});
  });

  it('counts a text of 4,000 characters as the longest', () => {
    const withText = (length: number) =>
      faultsOf(['why'], { ...NO_VALUES, texts: { why: 'x'.repeat(length) } }, paid, 'en');
    expect(withText(4000)).to.deep.equal({});
    expect(withText(4001)).to.deep.equal({ why: 'text_too_long' });
  });

  it('offers refunds only where a refund is asked for, and rejection only to who decides', () => {
    const all = ['full-refund', 'exchange', 'return-refund', 'reject'];
    expect(choicesFor('refund', all)).to.deep.equal(['full-refund', 'return-refund']);
    expect(choicesFor('terms', all)).to.deep.equal(['full-refund', 'exchange', 'return-refund']);
    expect(choicesFor('outcome', all)).to.deep.equal(all);
  });

  it('lets an address, a label or a file tell where an item goes back to', () => {
    const { asks } = formOf('return-label');
    const faults = (change: Partial<Values>) => faultsOf(asks, { ...NO_VALUES, ...change }, paid, 'en');
    expect(faults({})).to.deep.equal({ label: 'label_missing' });
    expect(faults({ texts: { address: 'Jalan Ipoh 12' } })).to.deep.equal({});
    expect(faults({ texts: { label: 'QR 12' } })).to.deep.equal({});
    expect(faults({ files: [{ fileId: 'f1', kind: 'document' }] })).to.deep.equal({});
  });

  it('takes postage in minor units, with a receipt beside the label, and none where nothing was typed', () => {
    const shipped: Values = { ...NO_VALUES, texts: { tracking: 'MY123' } };
    const { asks } = formOf('return-shipped');
    const faults = (change: Partial<Values>) => faultsOf(asks, { ...shipped, ...change }, paid, 'en');
    expect(dataOf(formOf('return-shipped'), shipped, paid, 'en')).not.to.have.property('postage');
    expect(faults({ postage: '8.50' })).to.deep.equal({ files: 'receipt_missing' });
    const { files } = FULL;
    expect(dataOf(formOf('return-shipped'), { ...shipped, postage: 'RM8.50', files }, paid, 'en').postage).to.equal(
      850,
    );
    const wrong = ['0', 'abc', '64.91', '8 USD', '1.234'].map((postage) => faults({ postage, files }).postage);
    expect(wrong).to.deep.equal([
      ...['amount_invalid', 'amount_invalid', 'postage_too_high', 'amount_currency', 'amount_ambiguous'],
    ]);
    expect(faults({ postage: '64.90', files }), 'all that the case is about').to.deep.equal({});
    const alone = faultsOf(formOf('return-label').asks, { ...NO_VALUES, postage: '8.50', files }, paid, 'en');
    expect(alone, 'a receipt tells nobody where it goes').to.deep.equal({ label: 'label_missing' });
  });

  it('takes no more postage than may be asked for, and gives from nothing to all of what was', () => {
    const most = { currency: 'MYR', amount: 1298 };
    const { files } = FULL;
    const asked = (postage: string) =>
      faultsOf(['postage'], { ...NO_VALUES, postage, files }, paid, 'en', 'buyer', most).postage;
    expect(['12.98', '12.99', '0'].map(asked)).to.deep.equal([undefined, 'postage_too_high', 'amount_invalid']);
    const form = formOf('decide-postage');
    const given = (postage: string) =>
      faultsOf(form.asks, { ...NO_VALUES, postage, texts: { why: 'w' } }, paid, 'en', 'buyer', most).granted;
    expect(['12.98', '12.99', '0', ''].map(given)).to.deep.equal([
      ...[undefined, 'postage_too_high', undefined, 'amount_invalid'],
    ]);
    const none = dataOf(form, { ...NO_VALUES, postage: '0', texts: { why: 'w' } }, paid, 'en', most);
    expect(none).to.deep.equal({ postage: 0, why: 'w' });
  });

  it('takes both weights in whole grams, or neither', () => {
    const form = formOf('courier-result');
    const fault = (sent: string, arrived: string) =>
      faultsOf(form.asks, { ...FULL, weight: { sent, arrived } }, paid, 'en').weight;
    expect(fault('', '')).to.equal(undefined);
    expect(fault('1200', '0')).to.equal(undefined);
    const wrong = [fault('1200', ''), fault('', '640'), fault('1.2', '640'), fault('-1', '640'), fault('1 kg', '640')];
    expect(wrong).to.deep.equal(Array(5).fill('weight_invalid'));
    expect(dataOf(form, FULL, paid, 'en').weight).to.deep.equal({ sent: 1200, arrived: 640 });
    const silent = { ...FULL, weight: { sent: '', arrived: '' } };
    expect(dataOf(form, silent, paid, 'en')).not.to.have.property('weight');
  });

  it('asks for a file of what arrived and is not right', () => {
    const values: Values = { ...NO_VALUES, texts: { why: 'Broken again.' }, arrived: 'yes' };
    const { asks } = formOf('goods-mismatch');
    expect(faultsOf(asks, values, paid, 'en')).to.deep.equal({ files: 'evidence_missing' });
    expect(faultsOf(asks, { ...values, arrived: 'no' }, paid, 'en')).to.deep.equal({});
  });

  it('asks why a promise does not hold, where the outcome goes against it', () => {
    const form = formOf('rule');
    const promise = { code: 'authenticity', answerFor: ['reject'] };
    const refund = { kind: 'full-refund', items: undefined };
    expect(withPromise(form, promise, refund)).to.equal(form);
    const some = { ...refund, items: ['2'] };
    expect(withPromise(form, promise, some)).to.equal(form);
    expect(withPromise(form, { ...promise, eachItem: true }, some).asks).to.include('promise');
    const { asks } = withPromise(form, promise, { ...refund, kind: 'reject' });
    expect(faultsOf(asks, { ...FULL, kind: 'reject' }, paid, 'en')).to.deep.equal({ promise: 'text_missing' });
    const values: Values = { ...FULL, kind: 'reject', texts: { ...FULL.texts, promise: 'It is genuine.' } };
    expect(dataOf({ ...form, asks }, values, paid, 'en').promise).to.equal('It is genuine.');
    const { version: _, ...sent } = values;
    expect(readCommand('rule', dataOf({ ...form, asks }, sent, paid, 'en'), false).type).to.equal('rule');
  });
});
