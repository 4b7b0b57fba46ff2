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
const REFUND = { opens: 'A refund goes back the w', phrasings: ['how do i get it'] };
const VOUCHER = { opens: 'Vouchers cannot be paid ', phrasings: ['coupon to cash'], followUps: ['and coupons?'] };
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

  it('are listed by how their paragraph reads, not by its marks', () => {
    const [first] = askedPassages(
      '{{#appeal}}Open the [Resolution Center](place:resolution) and **choose**\n\nTwo.',
      [],
    );
    expect(first?.words).to.equal('Open the Resolution Center and choose');
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
    expect(
      moveAsked([REFUND, VOUCHER], VOUCHER, {
        opens: 'A refund goes back the w',
        words: 'A refund goes back the way',
        asked: REFUND,
      }),
    ).to.deep.equal([{ ...REFUND, phrasings: ['how do i get it', 'coupon to cash'], followUps: ['and coupons?'] }]);
  });

  it('stay with their paragraph while it is typed over from its first letter, and are never those of a neighbour', () => {
    const typed = ['V', 'Vo', 'Vouchers are paid out in full, and at once.'];
    let now = content(BODY);
    for (const text of typed) {
      const body = `A refund goes back the way you paid, once approved.\n\n${text}`;
      now = { ...now, ...withPassages(now, { body }), body };
    }
    expect(askedPassages(now.body, now.passages).map(({ asked }) => asked?.phrasings)).to.deep.equal([
      REFUND.phrasings,
      VOUCHER.phrasings,
    ]);
    const shared = { ...content(BODY), ...withPassages(content(BODY), { body: BODY.replace('Vouchers cannot', 'A') }) };
    expect(shared.passages[0]).to.equal(REFUND);
  });

  it('are changed of the one paragraph alone where another one begins like a part of it', () => {
    const body = 'Short.\n\nShort. And much more text follows here.';
    const long = { opens: 'Short. And much more tex', phrasings: ['a', 'b'] };
    const [first] = askedPassages(body, [long]);
    expect(first?.asked).to.equal(undefined);
    expect(changeAsked([long], first?.opens ?? '', { phrasings: ['new'] })).to.deep.equal([
      long,
      { opens: 'Short.', phrasings: ['new'] },
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
