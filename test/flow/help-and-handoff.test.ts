import { expect } from 'chai';
import { connectAgent, connectShopper, newAgent, newShopper, Refused, signIn } from '../support/clients.ts';
import { startServer, type TestServer } from '../support/server.ts';
import { clientId, press, say } from './transcript.ts';

describe('a shopper asks, the bot answers, a person takes over', function () {
  this.timeout(60_000);
  let server: TestServer;

  before(async () => {
    server = await startServer();
  });
  after(async () => {
    await server.stop();
    server.discard();
  });

  it('greets in the language of the page', async () => {
    for (const [locale, word] of [
      ['en', 'assistant'],
      ['ms', 'pembantu'],
      ['id', 'asisten'],
      ['vi', 'trợ lý'],
      ['es', 'asistente'],
      ['zh-Hant', '小幫手'],
    ] as const) {
      const { client, opened } = await newShopper(server.url, locale);
      expect(opened.messages.map((message) => message.author.kind)).to.deep.equal(['bot']);
      expect(opened.messages[0]?.text).to.include(word);
      client.close();
    }
  });

  it('answers in six languages, from the article that fits, and says which', async () => {
    for (const [locale, question, slug] of [
      ['en', 'how do i track my order', 'track-order'],
      ['ms', 'macam mana nak jejak pesanan saya', 'track-order'],
      ['id', 'gimana cara lacak pesanan saya', 'track-order'],
      ['vi', 'làm sao theo dõi đơn hàng của tôi', 'track-order'],
      ['es', '¿cómo rastreo mi pedido?', 'track-order'],
      ['zh-Hant', '如何追蹤訂單', 'track-order'],
    ] as const) {
      const { client, conversationId } = await newShopper(server.url, locale);
      const answer = await say(client, conversationId, question);
      const slugs = [
        ...(answer.card?.type === 'answer' ? answer.card.articles.map((article) => article.slug) : []),
        ...(answer.suggestedActions ?? []).map((action) => (action.value as { slug?: string }).slug),
      ];
      expect(slugs, `${locale}: ${answer.text}`).to.include(slug);
      client.close();
    }
  });

  it('follows the language that the shopper writes, until it is chosen by hand', async () => {
    const { client, conversationId } = await newShopper(server.url, 'en');
    const changed = client.next('locale:changed');
    await say(client, conversationId, 'tôi chưa nhận được hàng thì phải làm sao');
    expect((await changed).locale).to.equal('vi');
    await client.ask('locale:set', { conversationId, locale: 'es' });
    await say(client, conversationId, 'how long does a refund take');
    const { conversation } = await client.ask('conversation:open', { conversationId });
    expect(conversation.locale).to.equal('es');
    client.close();
  });

  it('asks back once, then offers a person', async () => {
    const { client, conversationId } = await newShopper(server.url, 'en');
    const first = await say(client, conversationId, 'xqzt wvbn plorf');
    expect(first.text).to.include('xqzt wvbn plorf');
    const second = await say(client, conversationId, 'blimmo krask ztt');
    expect(second.suggestedActions?.map((action) => action.title)).to.include('Talk to a person');
    await press(client, conversationId, second, 'Talk to a person');
    const { conversation } = await client.ask('conversation:open', { conversationId });
    expect(conversation.owner, 'with nobody at the desk').to.equal('ticket');
    expect(Date.parse(conversation.handoff.ticket?.promisedAt ?? '')).to.be.greaterThan(Date.now());
    await client.ask('handoff:cancel', { conversationId });
    client.close();
  });

  it('hands over to an agent and back, live both ways', async () => {
    const { client: mai, conversationId } = await newShopper(server.url, 'vi');
    await say(mai, conversationId, 'hàng bị vỡ khi nhận');
    const agent = await newAgent(server.url);
    const offered = agent.next('handoff:offered', (push) => push.conversationId === conversationId);
    const { handoff } = await mai.ask('handoff:request', { conversationId });
    expect(handoff.state).to.equal('queued');
    expect(handoff.position).to.equal(1);
    const offer = await offered;
    expect(offer.packet.locale).to.equal('vi');
    expect(Date.parse(offer.expiresAt)).to.be.greaterThan(Date.now());

    const joined = mai.next('handoff:changed', (push) => push.state === 'agent');
    const accepted = await agent.ask('handoff:accept', { conversationId });
    expect((await joined).agent?.name).to.equal('Aisyah');
    expect(accepted.messages.map((message) => message.text)).to.include('hàng bị vỡ khi nhận');
    expect(accepted.packet.articles.length + accepted.messages.length).to.be.greaterThan(2);

    const heard = agent.next('message:new', ({ message }) => message.author.kind === 'shopper');
    await mai.ask('message:send', { conversationId, clientId: clientId(), text: 'chị ơi giúp em với' });
    expect((await heard).message.text).to.equal('chị ơi giúp em với');

    const typing = mai.next('typing:changed');
    await agent.ask('typing:set', { conversationId, typing: true });
    expect(await typing).to.include({ typing: true, name: 'Aisyah' });

    const told = mai.next('message:new', ({ message }) => message.author.kind === 'agent');
    const sent = await agent.ask('message:send', { conversationId, clientId: clientId(), text: 'Chào bạn!' });
    const { message } = await told;
    expect(message).to.include({ seq: sent.seq, text: 'Chào bạn!' });
    expect(message.author).to.deep.equal({ kind: 'agent', name: 'Aisyah' });

    const read = agent.next('message:read');
    await mai.ask('message:read', { conversationId, seq: sent.seq });
    expect((await read).seq).to.equal(sent.seq);

    const { note } = await agent.ask('note:add', { conversationId, clientId: clientId(), text: 'regular customer' });
    expect(note.text).to.equal('regular customer');

    const closed = mai.next('conversation:closed');
    await agent.ask('conversation:close', { conversationId, resolution: 'solved' });
    await closed;
    await mai.ask('conversation:rate', { conversationId, score: 5, comment: 'tốt' });

    const again = await say(mai, conversationId, 'cảm ơn');
    expect(again.author.kind).to.equal('bot');
    const log = (await mai.ask('conversation:open', { conversationId })).messages;
    expect(log.map((entry) => entry.seq)).to.deep.equal(log.map((_, index) => index + 1));
    expect(JSON.stringify(log)).to.not.include('regular customer');
    mai.close();
    agent.close();
  });

  it('gives a lost agent’s chat to the head of the queue, and refuses the late send', async () => {
    const lease = await startServer({ env: { AGENT_LEASE_SECONDS: '2' } });
    const { client, conversationId } = await newShopper(lease.url);
    const agent = await newAgent(lease.url);
    const offered = agent.next('handoff:offered');
    await client.ask('handoff:request', { conversationId });
    await offered;
    await agent.ask('handoff:accept', { conversationId });
    const lost = client.next('handoff:changed', (push) => push.state === 'queued');
    agent.close();
    expect((await lost).position).to.equal(1);
    const back = await connectAgent(lease.url, await signIn(lease.url));
    const refused = await back
      .ask('message:send', { conversationId, clientId: clientId(), text: 'still here' })
      .catch((error: unknown) => error);
    expect(refused).to.be.instanceOf(Refused);
    expect((refused as Refused).code).to.equal('assignment_lost');
    back.close();
    client.close();
    await lease.stop();
    lease.discard();
  });

  it('counts messages, turns and the time of commits for the operator', async () => {
    const { client, conversationId } = await newShopper(server.url);
    await say(client, conversationId, 'hello');
    client.close();
    const text = await (await fetch(`${server.url}/metrics`)).text();
    for (const figure of ['kaunter_commit_seconds_count', 'kaunter_turn_seconds_count', 'kaunter_messages_total'])
      expect(Number(new RegExp(`^${figure}\\S* (\\d+)`, 'm').exec(text)?.[1]), figure).to.be.greaterThan(0);
  });

  it('answers a repeated send with the first one', async () => {
    const { client, conversationId } = await newShopper(server.url);
    const message = { conversationId, clientId: clientId(), text: 'thanks' };
    const first = await client.ask('message:send', message);
    const second = await client.ask('message:send', message);
    expect(second).to.deep.equal(first);
    client.close();
  });

  it('keeps a signed-in shopper’s conversation that began before signing in', async () => {
    const { client, conversationId, token } = await newShopper(server.url);
    await say(client, conversationId, 'how do i pay');
    client.close();
    const { identity } = (await (await fetch(`${server.url}/v1/demo/identity`)).json()) as { identity: string };
    const response = await fetch(`${server.url}/v1/sessions`, {
      method: 'POST',
      body: JSON.stringify({ identity, visitorToken: token }),
    });
    expect(response.status).to.equal(201);
    const session = (await response.json()) as { token: string };
    const signedIn = await connectShopper(server.url, session.token);
    const opened = await signedIn.ask('conversation:open', {});
    expect(opened.conversation.id).to.equal(conversationId);
    signedIn.close();
  });
});
