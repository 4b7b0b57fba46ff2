import { expect } from 'chai';
import { DAY, START, terms } from '../fakes/cases.ts';
import { refusalOf, Story } from '../fakes/story.ts';

describe('stories of Taobao', () => {
  it('not accepted within seven days: a rejection does not shorten the wait, and then the buyer may turn to the platform', async () => {
    const story = new Story('taobao');
    await story.open();
    await story.does('seller', 'reject', { version: 1, why: 'Worn, we think.' });
    await story.passes(7 * 24);
    expect(await story.can('buyer', 'escalate'), 'the seventh day is still the seller’s').deep.include({
      open: false,
      opensAt: START + 7 * DAY + 1,
      because: 'negotiation-overdue',
    });
    expect(await story.can('seller', 'escalate'), 'no way to be kept in talks for ever').deep.include({
      open: false,
      opensAt: START + 14 * DAY + 1,
      because: 'negotiation-overdue',
    });
    const later = await story.passes(1);
    expect(later.state, 'unlocked, not escalated').equal('negotiation');
    expect((await story.does('buyer', 'escalate', { why: 'No solution.' })).state).equal('platform-queue');
  });

  it('refused parcel goes the ordinary way; a small one that was signed for is asked about at the courier, who fails, so it is sent again', async () => {
    const refused = new Story('taobao', { small: true });
    await refused.open('buyer', { reason: 'parcel-damaged', delivery: 'refused', wanted: terms('resend') });
    expect((await refused.row()).courier).equal(null);
    expect((await refused.does('seller', 'approve', { version: 1 })).state).equal('remedy');

    const signed = new Story('taobao', { small: true });
    await signed.open('buyer', { reason: 'parcel-damaged', delivery: 'signed', wanted: terms('return-refund') });
    expect((await signed.row()).courier?.status).equal('pending');
    expect(signed.told('courier')).deep.equal(['courier-asked']);
    const answered = await signed.does('courier', 'courier-result', { result: 'refuses' });
    expect(answered.offers.at(-1)).deep.include({ by: 'platform', terms: { kind: 'resend', amount: null } });
    expect(answered.state, 'the courier decides nothing').equal('respondent-review');

    expect((await signed.does('buyer', 'accept-offer', { version: 2 })).state, 'needs both').equal('respondent-review');
    await signed.does('seller', 'accept-offer', { version: 2 });
    await signed.does('seller', 'goods-sent', { tracking: 'SF-1' });
    expect(signed.ledger.sums().seller, 'paid when the buyer has it').equal(0);
    const closed = await signed.does('buyer', 'goods-received', {});
    expect(closed.closure?.outcome).equal('resend');
    expect(signed.ledger.sums()).deep.equal({ buyer: 0, seller: 10_000 });
  });

  it('no photographs: the item comes back, the warehouse finds no fault, and a person goes on with the buyer', async () => {
    const story = new Story('taobao');
    expect(await refusalOf(story.open('buyer', { evidence: [] }))).equal('evidence_missing');
    expect(await refusalOf(story.open('buyer', { declared: [] }))).equal('declaration_missing');
    await story.open('buyer', { evidence: [], wanted: terms('return-refund') });
    await story.does('seller', 'approve', { version: 1 });
    await story.does('seller', 'return-label', { label: 'L', evidence: [] });
    await story.does('buyer', 'return-shipped', { tracking: 'YT-9', evidence: [] });
    await story.does('warehouse', 'return-received', {});
    expect(await refusalOf(story.does('seller', 'return-inspected', {}))).equal('inspector_not_permitted');
    const queued = await story.submits('warehouse', {
      type: 'return-mismatch',
      data: { why: 'No fault.', files: [{ fileId: 'ok', kind: 'photo' }] },
    });
    expect(queued.state).equal('platform-queue');
    expect(story.told('buyer').slice(-2)).deep.equal(['escalated', 'return-trouble']);
    expect(story.ledger.sums()).deep.equal({ buyer: 0, seller: 0 });
  });

  it('refuses a quality claim on the fourth day after receipt', async () => {
    const day = (days: number) => new Story('taobao', { deliveredAt: START - days * DAY });
    await day(3).open();
    const late = new Story('taobao', { deliveredAt: START - 3 * DAY - 1 });
    expect(await refusalOf(late.open())).equal('opening_over');
  });

  it('repair: the seller pays what the repair costs, the rest stays the seller’s', async () => {
    const story = new Story('taobao');
    await story.open('buyer', { wanted: terms('repair', 1500) });
    await story.does('seller', 'approve', { version: 1 });
    expect(story.ledger.sums()).deep.equal({ buyer: 1500, seller: 8500 });
  });
});
