import { expect } from 'chai';
import type { Message } from '../../protocol/conversation.ts';
import { connectShopper, newAgent, newShopper } from '../support/clients.ts';
import { startServer, type TestServer } from '../support/server.ts';
import { clientId, say } from './transcript.ts';

type Waiting = Awaited<ReturnType<typeof newShopper>>;

describe('a shopper asks on while a person is on the way', function () {
  this.timeout(60_000);
  let server: TestServer;
  before(async () => {
    server = await startServer();
  });
  after(async () => {
    await server.stop();
    server.discard();
  });

  const send = ({ client, conversationId }: Waiting, text: string) =>
    client.ask('message:send', { conversationId, clientId: clientId(), text });
  const open = ({ client, conversationId }: Waiting) => client.ask('conversation:open', { conversationId });
  /** Long enough for an answer that must not come. */
  const pause = () => new Promise((resolve) => setTimeout(resolve, 400));
  const answersAfter = (messages: readonly Message[], seq: number) =>
    messages.filter((message) => message.seq > seq && message.author.kind === 'bot');

  it('is answered and keeps the place, until somebody takes the chat', async () => {
    const agent = await newAgent(server.url, 'agent@example.com', 1);
    const busy = await newShopper(server.url);
    const first = agent.next('handoff:offered');
    await busy.client.ask('handoff:request', { conversationId: busy.conversationId });
    await first;
    await agent.ask('handoff:accept', { conversationId: busy.conversationId });

    const ahead = await newShopper(server.url);
    const mai = await newShopper(server.url);
    for (const { client, conversationId } of [ahead, mai]) await client.ask('handoff:request', { conversationId });
    expect((await open(mai)).conversation.handoff).to.include({ state: 'queued', position: 2 });
    const answer = await say(mai.client, mai.conversationId, 'how long does a refund take');
    expect(answer.text?.startsWith('You keep your place in line.\n\n'), answer.text).to.equal(true);
    expect(answer.card?.type === 'answer' && answer.card.articles[0]?.slug).to.equal('refund-time');
    expect(answer.suggestedActions).to.equal(undefined);
    expect(answer.author.name).to.equal('AuraCart Assistant');
    expect((await open(mai)).conversation.handoff).to.include({ state: 'queued', position: 2 });

    const { seq } = await send(mai, 'hello?');
    await send(mai, 'how long does a refund take');
    await pause();
    expect(answersAfter((await open(mai)).messages, seq), 'nor the same again').to.deep.equal([]);
    const next = await say(mai.client, mai.conversationId, 'how do i track my order');
    expect(next.card?.type === 'answer' && next.card.articles[0]?.slug).to.equal('track-order');

    await agent.ask('presence:set', { state: 'online', capacity: 8 });
    const taken = await agent.ask('handoff:pick', { conversationId: mai.conversationId });
    expect(taken.messages.map(({ text }) => text)).to.include(answer.text);
    expect(taken.packet.articles.map(({ slug }) => slug)).to.include.members(['refund-time', 'track-order']);
    expect(taken.packet).to.not.have.property('question');
    const late = await send(mai, 'how do i pay');
    await pause();
    expect(answersAfter((await open(mai)).messages, late.seq)).to.deep.equal([]);

    await agent.ask('conversation:return', { conversationId: mai.conversationId });
    const { messages } = await open(mai);
    expect(answersAfter(messages, late.seq), 'it was asked of a person').to.deep.equal([]);
    await agent.ask('presence:set', { state: 'away' });
    for (const one of [busy, ahead, mai]) one.client.close();
    agent.close();
  });

  it('hears in their language that a ticket stays with the team', async () => {
    for (const [locale, question, line] of [
      ['vi', 'bao lâu thì nhận được tiền hoàn', 'Nhân viên vẫn sẽ trả lời yêu cầu của bạn.'],
      ['zh-Hant', '退款要多久才會到帳', '您的問題仍會由客服回覆。'],
    ] as const) {
      const shopper = await newShopper(server.url, locale);
      const { handoff } = await shopper.client.ask('handoff:request', { conversationId: shopper.conversationId });
      expect(handoff.state).to.equal('ticket');
      const answer = await say(shopper.client, shopper.conversationId, question);
      expect(answer.text).to.include(line);
      expect(answer.card?.type === 'answer' && answer.card.articles[0]?.slug).to.equal('refund-time');
      const after = await open(shopper);
      expect(after.conversation.handoff, 'the same ticket').to.deep.equal(handoff);
      expect(after.conversation.locale).to.equal(locale);
      shopper.client.close();
    }
  });

  it('is answered once, however often a message is sent and the server dies', async () => {
    const shopper = await newShopper(server.url);
    const { client, conversationId } = shopper;
    await client.ask('handoff:request', { conversationId });
    const answered = client.next('message:new', ({ message }) => message.author.kind === 'bot');
    const message = { conversationId, clientId: clientId(), text: 'how long does a refund take' };
    const sent = await client.ask('message:send', message);
    await answered;
    await server.kill();
    server = await server.restart();
    const back = await connectShopper(server.url, shopper.token);
    expect(await back.ask('message:send', message)).to.deep.equal(sent);
    await pause();
    const { messages } = await back.ask('conversation:open', { conversationId });
    expect(answersAfter(messages, sent.seq).length).to.equal(1);
    for (const one of [client, back]) one.close();
  });
});
