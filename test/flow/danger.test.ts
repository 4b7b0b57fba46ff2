import { randomUUID } from 'node:crypto';
import { expect } from 'chai';
import { SURE } from '../../kb/danger/danger.ts';
import { dangerRecogniser } from '../../kb/danger/recognise-danger.ts';
import { newAgent, newShopper } from '../support/clients.ts';
import { startServer, type TestServer } from '../support/server.ts';

const FIRE = 'the power bank exploded, my daughter is burned and bleeding';
/** What may be danger, and may be nothing; which of these it is moves a little with each training. */
const UNSURE = ['i feel sick after this soup', 'im going to lose it', 'my bleeding edge phone'].find((text) => {
  const found = dangerRecogniser()(text);
  return found !== undefined && found.confidence < SURE;
});

describe('danger while nobody answers yet', function () {
  this.timeout(60_000);
  let server: TestServer;
  before(async () => {
    server = await startServer({ env: { SUPPORT_COUNTRY: 'MY' } });
  });
  after(async () => {
    await server.stop();
    server.discard();
  });

  const send = (it: Awaited<ReturnType<typeof newShopper>>, text: string) =>
    it.client.ask('message:send', { conversationId: it.conversationId, clientId: randomUUID(), text });

  it('is answered in the queue, once, and goes before all others', async () => {
    const agent = await newAgent(server.url, 'agent@example.com', 1);
    const busy = await newShopper(server.url);
    const first = agent.next('handoff:offered');
    await busy.client.ask('handoff:request', { conversationId: busy.conversationId });
    await first;
    await agent.ask('handoff:accept', { conversationId: busy.conversationId });
    const other = await newShopper(server.url);
    const hurt = await newShopper(server.url);
    for (const one of [other, hurt]) await one.client.ask('handoff:request', { conversationId: one.conversationId });
    const care = hurt.client.next('message:new', ({ message }) => message.author.kind === 'bot');
    const seen = agent.next('queue:changed', ({ queue }) => queue[0]?.conversationId === hurt.conversationId);
    await send(hurt, FIRE);
    const { message } = await care;
    expect(message.text).to.include('999');
    expect(message.author.name).to.equal('AuraCart Assistant');
    const [head] = (await seen).queue;
    expect(head).to.include({ priority: 'urgent', reason: 'safety' });
    await send(hurt, FIRE);
    const { messages } = await hurt.client.ask('conversation:open', { conversationId: hurt.conversationId });
    expect(messages.filter(({ text }) => text?.includes('999')).length).to.equal(1);
    for (const one of [busy, other, hurt]) one.client.close();
    agent.close();
  });

  it('is asked about, once, where it may be none, and goes before nobody', async () => {
    const agent = await newAgent(server.url, 'agent@example.com', 1);
    const waiting = await newShopper(server.url);
    const perhaps = await newShopper(server.url);
    for (const { client, conversationId } of [waiting, perhaps])
      await client.ask('handoff:request', { conversationId });
    const before = await perhaps.client.ask('conversation:open', { conversationId: perhaps.conversationId });
    expect(before.conversation.handoff.position).to.be.at.least(2);
    const care = perhaps.client.next('message:new', ({ message }) => message.text?.includes('999') === true);
    for (let times = 0; times < 2; times += 1) await send(perhaps, UNSURE ?? '?');
    await care;
    const { conversation, messages } = await perhaps.client.ask('conversation:open', {
      conversationId: perhaps.conversationId,
    });
    expect(conversation.handoff.position).to.equal(before.conversation.handoff.position);
    expect(messages.filter(({ text }) => text?.includes('999')).length).to.equal(1);
    const queued = agent.next('queue:changed', ({ queue }) =>
      queue.some((each) => each.conversationId === perhaps.conversationId && each.priority === 'urgent'),
    );
    await send(perhaps, FIRE);
    await queued;
    const after = await perhaps.client.ask('conversation:open', { conversationId: perhaps.conversationId });
    expect(after.messages.filter(({ text }) => text?.includes('999')).length).to.equal(2);
    for (const one of [waiting, perhaps]) one.client.close();
    agent.close();
  });

  it('is not forgotten when whoever wrote it waits no longer and takes their leave', async () => {
    const hurt = await newShopper(server.url);
    await hurt.client.ask('handoff:request', { conversationId: hurt.conversationId });
    const care = hurt.client.next('message:new', ({ message }) => message.text?.includes('999') === true);
    await send(hurt, 'i do not want to live anymore');
    await care;
    await hurt.client.ask('handoff:cancel', { conversationId: hurt.conversationId });
    const leave = hurt.client.next('message:new', ({ message }) => message.author.kind === 'bot');
    await send(hurt, 'bye');
    expect((await leave).message.text)
      .to.include('999')
      .and.not.include('AuraCart');
    hurt.client.close();
  });

  it('is answered while a ticket waits', async () => {
    const hurt = await newShopper(server.url);
    await hurt.client.ask('handoff:request', { conversationId: hurt.conversationId });
    const care = hurt.client.next('message:new', ({ message }) => message.text?.includes('999') === true);
    await send(hurt, FIRE);
    await care;
    hurt.client.close();
  });

  it('marks the chat for the agent who has it, and talks over nobody', async () => {
    const agent = await newAgent(server.url, 'agent2@example.com', 8);
    const hurt = await newShopper(server.url);
    const offered = agent.next('handoff:offered', (push) => push.conversationId === hurt.conversationId);
    await hurt.client.ask('handoff:request', { conversationId: hurt.conversationId });
    await offered;
    await agent.ask('handoff:accept', { conversationId: hurt.conversationId });
    await send(hurt, FIRE);
    const { packet, messages } = await agent.ask('conversation:open', { conversationId: hurt.conversationId });
    expect(packet).to.include({ priority: 'urgent', reason: 'safety' });
    expect(messages.some(({ text }) => text?.includes('999'))).to.equal(false);
    hurt.client.close();
    agent.close();
  });
});
