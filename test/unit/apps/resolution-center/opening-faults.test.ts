import { expect } from 'chai';
import { type OpeningForm, openingFaults } from '../../../../apps/resolution-center/opening-faults.ts';

const JAR = {
  orderId: 'AC-1009',
  lineId: 'AC-1009-1',
  title: 'Jar',
  seller: 'Mei',
  buyer: 'Mai',
  paid: { currency: 'MYR', amount: 6490 },
};

const GOOD: OpeningForm = {
  picked: [{ line: JAR, units: '' }],
  reason: {
    code: 'quality',
    required: ['photo', 'video'],
    advised: [],
    solutions: ['return-refund', 'repair'],
    declare: ['unworn'],
    asksDelivery: true,
    without: ['return-refund'],
  },
  contacted: '',
  delivery: 'signed',
  details: 'It leaks.',
  declared: ['unworn'],
  files: [{ fileId: 'f1', kind: 'photo' }],
  wanted: { kind: 'repair', amount: '20' },
  locale: 'en',
  now: Date.parse('2026-03-02T10:00:00Z'),
};

describe('form that opens a dispute', () => {
  it('can be sent when nothing is missing', () => {
    expect(openingFaults(GOOD)).to.deep.equal({});
  });

  it('names everything that an empty one lacks', () => {
    const empty: OpeningForm = {
      picked: [],
      reason: undefined,
      contacted: '',
      delivery: '',
      details: ' ',
      declared: [],
      files: [],
      wanted: { kind: '', amount: '' },
      locale: 'en',
      now: 0,
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
    expect(openingFaults({ ...GOOD, files: [] })).to.deep.equal({ files: 'evidence_missing' });
    expect(openingFaults({ ...GOOD, files: [{ fileId: 'f1', kind: 'chat-log' }] })).to.deep.equal({
      files: 'evidence_kind',
    });
  });

  it('goes without evidence for the solutions that the profile grants without it', () => {
    expect(openingFaults({ ...GOOD, files: [], wanted: { kind: 'return-refund', amount: '' } })).to.deep.equal({});
  });

  it('is about whole units that were bought, and about their share of the sum', () => {
    const four = (units: string) => ({
      ...GOOD,
      picked: [{ line: { ...JAR, quantity: 4 }, units }],
      wanted: { kind: 'repair', amount: '32' },
    });
    expect(openingFaults(four('2'))).to.deep.equal({});
    expect(openingFaults(four('1'))).to.deep.equal({ wanted: 'amount_exceeds_paid' });
    for (const units of ['0', '5', '1.5', 'two'])
      expect(openingFaults(four(units)), units).to.deep.equal({ units: 'units_invalid' });
  });

  it('takes a part of the sum of all items that are picked', () => {
    const both = { ...GOOD, picked: [...GOOD.picked, { line: { ...JAR, lineId: 'AC-1009-2' }, units: '' }] };
    expect(openingFaults({ ...both, wanted: { kind: 'repair', amount: '129.79' } })).to.deep.equal({});
    expect(openingFaults({ ...both, wanted: { kind: 'repair', amount: '129.81' } })).to.deep.equal({
      wanted: 'amount_exceeds_paid',
    });
  });

  it('takes no word to the other side that is yet to be written', () => {
    const reason = GOOD.reason && { ...GOOD.reason, contactFirst: { wait: '48 hours' } };
    const at = (contacted: string) => openingFaults({ ...GOOD, reason, contacted });
    expect(at('2026-03-02T10:00:00Z')).to.deep.equal({});
    expect(at('2026-03-02T10:01:00Z')).to.deep.equal({ contacted: 'contact_future' });
    expect(openingFaults({ ...GOOD, contacted: '2026-03-02T10:01:00Z' }), 'where it was not asked').to.deep.equal({});
  });

  it('wants each declaration and an amount within what was paid', () => {
    expect(openingFaults({ ...GOOD, declared: [] })).to.deep.equal({ declared: 'declaration_missing' });
    expect(openingFaults({ ...GOOD, wanted: { kind: 'repair', amount: '65' } })).to.deep.equal({
      wanted: 'amount_exceeds_paid',
    });
  });
});
