import { expect } from 'chai';
import type { Content } from '../../../../apps/kb-editor/draft.ts';
import {
  askedPassages,
  changeAsked,
  lostPassages,
  moveAsked,
  withPassages,
} from '../../../../apps/kb-editor/passage-edits.ts';

const BODY = 'A refund goes back the way you paid, once approved.\n\nVouchers cannot be paid out in cash.';
const REFUND = { opens: 'A refund goes back', phrasings: ['how do i get it'] };
const VOUCHER = { opens: 'Vouchers cannot', phrasings: ['coupon to cash'], followUps: ['and coupons?'] };
const content = (body: string): Content => ({
  title: 'Refunds',
  topic: 'wallet',
  body,
  phrasings: [],
  passages: [REFUND, VOUCHER],
});

describe('questions of single paragraphs, edited', () => {
  it('stand beside the paragraph that they begin with', () => {
    expect(askedPassages(BODY, [VOUCHER]).map(({ asked }) => asked)).to.deep.equal([undefined, VOUCHER]);
    expect(
      askedPassages('Same start of two, one.\n\nSame start of two, two.', []).map(({ opens }) => opens),
    ).to.deep.equal(['Same start of two, one.', 'Same start of two, two.']);
  });

  it('go with the beginning of their paragraph while it is written anew', () => {
    const { passages } = withPassages(content(BODY), { body: BODY.replace('Vouchers cannot', 'Coupons can never') });
    expect(passages).to.deep.equal([REFUND, { ...VOUCHER, opens: 'Coupons can never be pai' }]);
    const same = { title: 'Other' };
    expect(withPassages(content(BODY), same)).to.equal(same);
  });

  it('are kept, and shown as lost, when their paragraph goes', () => {
    const body = BODY.split('\n\n')[0] ?? '';
    const change = withPassages(content(BODY), { body });
    expect(change.passages).to.equal(undefined);
    expect(lostPassages(body, content(BODY).passages)).to.deep.equal([VOUCHER]);
    expect(moveAsked([REFUND, VOUCHER], VOUCHER, 'A refund goes back the w')).to.deep.equal([
      { ...REFUND, phrasings: ['how do i get it', 'coupon to cash'], followUps: ['and coupons?'] },
    ]);
  });

  it('begin with the first one, and end with the last', () => {
    const begun = changeAsked([REFUND], 'Vouchers cannot be paid ', { followUps: ['and now?'] });
    expect(begun).to.deep.equal([
      REFUND,
      { opens: 'Vouchers cannot be paid ', phrasings: [], followUps: ['and now?'] },
    ]);
    expect(changeAsked(begun, 'Vouchers cannot be paid ', { followUps: [] })).to.deep.equal([REFUND]);
  });
});
