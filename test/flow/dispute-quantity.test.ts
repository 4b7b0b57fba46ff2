import { expect } from 'chai';
import type { DisputeFormRules, OrderLineView } from '../../protocol/dispute-opening.ts';
import { HOUR, raiseStage, type Stage } from './dispute-stage.ts';

describe('a dispute about some of what was bought, through the public doors', function () {
  this.timeout(60_000);
  let stage: Stage;
  before(async () => {
    stage = await raiseStage('auracart');
  });
  after(() => stage.close());

  it('is told how many there are, holds their share, and pays no more', async () => {
    const { lines } = (await stage.buyer.get<{ lines: OrderLineView[] }>('/v1/orders')).body;
    const line = lines.find(({ lineId }) => lineId === 'AC-1027-2');
    expect(line).to.deep.include({ quantity: 4, paid: { currency: 'MYR', amount: 8_800 } });
    const contactedAt = new Date(stage.at() - HOUR).toISOString();
    const { reasons } = (await stage.buyer.get<DisputeFormRules>(`/v1/dispute-profile?contactedAt=${contactedAt}`))
      .body;
    const until = reasons.find(({ code }) => code === 'damaged')?.contactFirst?.until;
    const opening = {
      orderId: 'AC-1027',
      lineId: 'AC-1027-2',
      reason: 'damaged',
      wanted: { kind: 'full-refund' },
      files: [{ fileId: await stage.buyer.uploads(), kind: 'photo' as const }],
      contactedAt,
    };
    expect(await stage.buyer.opens({ ...opening, quantity: 5 })).to.equal('quantity_invalid');
    expect(await stage.buyer.opens({ ...opening, quantity: 0 })).to.equal('request_malformed');
    const number = await stage.buyer.opens({ ...opening, quantity: 2 });
    const seller = stage.seller('Kedai Dapur Mei');
    const seen = await seller.sees(number);
    expect(seen).to.deep.include({ quantity: 2, contact: { contactedAt, waitUntil: until } });
    expect(seen.order.quantity).to.equal(4);
    expect(seen.funds).to.deep.include({ paid: 8_800, stake: 4_400, held: 4_400 });
    expect(await seller.does(number, 'offer', { terms: { kind: 'partial-refund', amount: 4_401 } })).to.equal(
      'amount_exceeds_left',
    );
    await seller.does(number, 'approve', { version: 1 });
    expect((await stage.becomes(number, 'closed')).funds).to.deep.include({ refunded: 4_400, released: 0 });
    expect(await stage.booked()).to.deep.equal({ escrow: 4_400, buyer: 4_400 });
  });
});
