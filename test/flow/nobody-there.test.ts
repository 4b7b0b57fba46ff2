import { expect } from 'chai';
import type { Locale } from '../../protocol/locale.ts';
import { newAgent, newShopper } from '../support/clients.ts';
import { startServer, type TestServer } from '../support/server.ts';
import { clientId, say } from './transcript.ts';

describe('a shopper who wants a person', function () {
  this.timeout(60_000);
  let server: TestServer;
  beforeEach(async () => {
    server = await startServer();
  });
  afterEach(async () => {
    await server.stop();
    server.discard();
  });

  it('is told at once that nobody is there, with a ticket and its time, and no minutes of waiting', async () => {
    const { client, conversationId } = await newShopper(server.url);
    const answer = await say(client, conversationId, 'I want to talk to a person');
    expect(answer.text).to.include('Nobody is at the desk right now');
    const { conversation } = await client.ask('conversation:open', { conversationId });
    expect(conversation.handoff.state).to.equal('ticket');
    expect(conversation.handoff).to.not.have.any.keys('position', 'waitSeconds');
    const again = await client.ask('handoff:request', { conversationId });
    expect(again.handoff.ticket, 'asked again: the same ticket').to.deep.equal(conversation.handoff.ticket);
    client.close();
  });

  it('waits in line, with a time, while somebody is there, and is told when nobody is any more', async () => {
    const agent = await newAgent(server.url, 'agent@example.com', 1);
    const first = await newShopper(server.url);
    const taken = agent.next('handoff:offered');
    await first.client.ask('handoff:request', { conversationId: first.conversationId });
    await taken;
    await agent.ask('handoff:accept', { conversationId: first.conversationId });
    const { client, conversationId } = await newShopper(server.url);
    const { handoff } = await client.ask('handoff:request', { conversationId });
    expect(handoff).to.include({ state: 'queued', position: 1, agentsOnline: 1 });
    expect(handoff, 'one chat taken says nothing of the wait').to.not.have.property('waitSeconds');
    const told = client.next('handoff:changed', (push) => push.agentsOnline === 0);
    await agent.ask('presence:set', { state: 'away' });
    expect(await told).to.not.have.property('waitSeconds');

    const later = await newShopper(server.url);
    await later.client.ask('handoff:request', { conversationId: later.conversationId });
    const left = await later.client.ask('handoff:ticket', { conversationId: later.conversationId });
    expect(left.handoff, 'would rather be answered later').to.deep.include({ state: 'ticket' });
    const log = await later.client.ask('conversation:open', { conversationId: later.conversationId });
    expect(log.messages.map(({ text }) => text).join())
      .to.include(left.handoff.ticket?.number)
      .and.include('e-mail address');
    const same = await later.client.ask('handoff:ticket', { conversationId: later.conversationId });
    expect(same.handoff.ticket).to.deep.equal(left.handoff.ticket);
    expect(await first.client.refusal('handoff:ticket', { conversationId: first.conversationId })).to.equal(
      'handoff_not_waiting',
    );
    later.client.close();

    const offered = agent.next('handoff:offered', (push) => push.conversationId === conversationId);
    await agent.ask('presence:set', { state: 'online', capacity: 2 });
    await offered;
    for (const one of [agent, client, first.client]) one.close();
  });

  it('is back with the assistant when they write that they wait no longer, in six languages', async () => {
    for (const [locale, text] of [
      ['en', 'never mind'],
      ['ms', 'tak jadi'],
      ['id', 'Batal saja'],
      ['vi', 'thôi khỏi'],
      ['es', 'Cancelar'],
      ['zh-Hant', '算了'],
    ] as const satisfies readonly (readonly [Locale, string])[]) {
      const { client, conversationId } = await newShopper(server.url, locale);
      await client.ask('handoff:request', { conversationId });
      const back = client.next('handoff:changed', (push) => push.state === 'bot');
      await client.ask('message:send', { conversationId, clientId: clientId(), text });
      await back;
      const { messages } = await client.ask('conversation:open', { conversationId });
      expect((messages.at(-1)?.value as { system?: string } | undefined)?.system, locale).to.equal('backToBot');
      const answer = await say(client, conversationId, 'AC-1009');
      expect(answer.author.kind, 'and the assistant answers what comes next, once').to.equal('bot');
      client.close();
    }
  });

  it('leaves an e-mail address with the ticket', async () => {
    const { client, conversationId } = await newShopper(server.url);
    await client.ask('handoff:request', { conversationId });
    const opened = await client.ask('conversation:open', { conversationId });
    expect(opened.messages.at(-1)?.text).to.include('send an e-mail address');
    for (const [text, told] of [
      ['mai@example', 'does not look like'],
      ['mai@example.com', 'can reach you at mai@example.com'],
    ] as const) {
      const line = client.next('message:new', ({ message }) => message.author.kind === 'system');
      await client.ask('message:send', { conversationId, clientId: clientId(), text });
      expect((await line).message.text).to.include(told);
    }
    const { conversation } = await client.ask('conversation:open', { conversationId });
    expect(conversation.handoff.state).to.equal('ticket');
    client.close();
  });

  it('keeps waiting when they write about cancelling something else', async () => {
    const { client, conversationId } = await newShopper(server.url);
    await client.ask('handoff:request', { conversationId });
    await client.ask('message:send', { conversationId, clientId: clientId(), text: 'cancel my order AC-1009' });
    const { conversation } = await client.ask('conversation:open', { conversationId });
    expect(conversation.owner).to.equal('ticket');
    client.close();
  });
});
