import { expect } from 'chai';
import type { OrderViewer } from '../../../../disputes/cases/ports.ts';
import { findAddresses } from '../../../../disputes/letters/find-addresses.ts';
import type { UnsentLetter } from '../../../../notices/ports.ts';
import { Story } from '../fakes/story.ts';

describe('addresses that are not known', () => {
  it('are asked for with the order of each running case, once an order, as whoever complains', async () => {
    const story = new Story('p2p');
    await story.open('seller');
    const { id } = await story.row();
    const asked: (readonly [string, OrderViewer])[] = [];
    const outbox = {
      unsent: async () => [{ caseId: id }, { caseId: id }, { caseId: 'gone' }] as unknown as UnsentLetter[],
    };
    const orders = {
      async linesOf(orderId: string, viewer: OrderViewer) {
        asked.push([orderId, viewer]);
        return [];
      },
    };
    expect(await findAddresses(outbox, story.store, orders)).to.equal(1);
    expect(asked).to.deep.equal([['AC-1009', { role: 'seller', id: 'shop-1' }]]);
    await story.does('seller', 'cancel', { confirmed: true });
    expect(await findAddresses(outbox, story.store, orders)).to.equal(0);
  });
});
