import { expect } from 'chai';
import { type OpeningForm, openingFaults } from '../../../../apps/resolution-center/opening-faults.ts';

const GOOD: OpeningForm = {
  line: {
    orderId: 'AC-1009',
    lineId: 'AC-1009-1',
    title: 'Jar',
    seller: 'Mei',
    buyer: 'Mai',
    paid: { currency: 'MYR', amount: 6490 },
  },
  reason: {
    code: 'quality',
    required: ['photo', 'video'],
    advised: [],
    solutions: ['return-refund', 'repair'],
    declare: ['unworn'],
    asksDelivery: true,
    without: ['return-refund'],
  },
  delivery: 'signed',
  details: 'It leaks.',
  declared: ['unworn'],
  files: [{ fileId: 'f1', kind: 'photo' }],
  wanted: { kind: 'repair', amount: '20' },
  locale: 'en',
};

describe('form that opens a dispute', () => {
  it('can be sent when nothing is missing', () => {
    expect(openingFaults(GOOD)).to.deep.equal({});
  });

  it('names everything that an empty one lacks', () => {
    const empty: OpeningForm = {
      line: undefined,
      reason: undefined,
      delivery: '',
      details: ' ',
      declared: [],
      files: [],
      wanted: { kind: '', amount: '' },
      locale: 'en',
    };
    expect(openingFaults(empty)).to.deep.equal({
      line: 'line_missing',
      reason: 'reason_missing',
      details: 'text_missing',
    });
  });

  it('asks how the parcel came only where the policy makes something of it', () => {
    expect(openingFaults({ ...GOOD, delivery: '' })).to.deep.equal({ delivery: 'delivery_missing' });
    const reason = GOOD.reason && { ...GOOD.reason, asksDelivery: false };
    expect(openingFaults({ ...GOOD, reason, delivery: '' })).to.deep.equal({});
  });

  it('wants one of the required kinds of evidence, not just any file', () => {
    expect(openingFaults({ ...GOOD, files: [{ fileId: 'f1', kind: 'chat-log' }] })).to.deep.equal({
      files: 'evidence_missing',
    });
  });

  it('goes without evidence for the solutions that the profile grants without it', () => {
    expect(openingFaults({ ...GOOD, files: [], wanted: { kind: 'return-refund', amount: '' } })).to.deep.equal({});
  });

  it('wants each declaration and an amount within what was paid', () => {
    expect(openingFaults({ ...GOOD, declared: [] })).to.deep.equal({ declared: 'declaration_missing' });
    expect(openingFaults({ ...GOOD, wanted: { kind: 'repair', amount: '65' } })).to.deep.equal({
      wanted: 'amount_exceeds_paid',
    });
  });
});
