import { expect } from 'chai';
import type { SessionCreated } from '../../protocol/api.ts';
import type { ShopperMatters } from '../../protocol/shopper-matters.ts';
import { connectShopper, newShopper, signIn } from '../support/clients.ts';
import { brokenJars, raiseStage, type Stage } from './dispute-stage.ts';

describe('what a shopper may be writing about', function () {
  this.timeout(60_000);
  let stage: Stage;
  before(async () => {
    stage = await raiseStage('auracart');
  });
  after(() => stage.close());

  async function matters(conversationId: string): Promise<ShopperMatters> {
    const headers = { cookie: await signIn(stage.url) };
    const response = await fetch(`${stage.url}/v1/conversations/${conversationId}/matters`, { headers });
    return (await response.json()) as ShopperMatters;
  }

  it('is read by the agent beside the chat: cases with their deadline, and orders', async () => {
    const number = await brokenJars(stage);
    const { identity } = (await (await fetch(`${stage.url}/v1/demo/identity`)).json()) as { identity: string };
    const body = JSON.stringify({ identity });
    const session = await fetch(`${stage.url}/v1/sessions`, { method: 'POST', body });
    const client = await connectShopper(stage.url, ((await session.json()) as SessionCreated).token);
    const { conversation } = await client.ask('conversation:open', {});
    const { cases, orders } = await matters(conversation.id);
    expect(cases).to.have.length(1);
    expect(cases[0]).to.include({ number, orderId: 'AC-1009' });
    expect(Date.parse(cases[0]?.dueAt ?? '')).to.be.greaterThan(stage.at());
    expect(cases[0], 'no more than a glance').to.not.have.any.keys('paid', 'reason', 'seller');
    expect(orders.map(({ id }) => id)).to.include('AC-1009');
    client.close();
  });

  it('is nothing of a guest, whose orders nobody vouches for', async () => {
    const { client, conversationId } = await newShopper(stage.url);
    expect(await matters(conversationId)).to.deep.equal({ cases: [], orders: [] });
    client.close();
  });
});
