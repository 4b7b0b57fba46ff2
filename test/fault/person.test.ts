import { expect } from 'chai';
import type { Message } from '../../protocol/conversation.ts';
import { type Agent, connectAgent, connectShopper, newShopper, type Shopper, signIn } from '../support/clients.ts';
import { startServer, type TestServer } from '../support/server.ts';
import { seededRandom } from './random.ts';

const ROUNDS = Number(process.env.KAUNTER_ROUNDS ?? 200);
const SEED = Number(process.env.KAUNTER_SEED ?? 20_261_122);
const SHOPPERS = 10;

/** As a page does that is told to come again: a slow machine sheds load here. */
async function patiently(
  client: Shopper,
  message: { readonly conversationId: string; readonly clientId: string; readonly text: string },
) {
  for (;;) {
    const refusal = await client.refusal('message:send', message);
    if (refusal === 'accepted') return;
    expect(refusal).to.equal('overloaded');
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}

describe('while a person has the chat', function () {
  this.timeout(60_000 + ROUNDS * 500);
  let server: TestServer;
  let agent: Agent;

  before(async () => {
    server = await startServer();
    agent = await connectAgent(server.url, await signIn(server.url));
    // Away: the desk makes no offers, and the test picks by hand.
    await agent.ask('presence:set', { state: 'away', capacity: 100 });
  });
  after(async () => {
    agent.close();
    await server.stop();
    server.discard();
  });

  it(`the bot is silent, in ${ROUNDS} races of an acceptance against its turn (KAUNTER_ROUNDS)`, async () => {
    const random = seededRandom(SEED);
    const shoppers = await Promise.all(Array.from({ length: SHOPPERS }, () => newShopper(server.url)));
    let overtaken = 0;
    for (let round = 0; round < ROUNDS; round += SHOPPERS)
      await Promise.all(
        shoppers.map(async ({ client, conversationId }, index) => {
          const question = { conversationId, clientId: `r${round}`, text: 'how long does a refund take' };
          // The three leave in an order that differs, without waiting for each other.
          const acts = [
            () => patiently(client, question),
            () => client.ask('handoff:request', { conversationId }),
            () => agent.refusal('handoff:pick', { conversationId }),
          ];
          if (random() < 0.3) acts.reverse();
          await Promise.all(acts.map((act) => act()));
          await agent.refusal('handoff:pick', { conversationId });
          const late = { conversationId, clientId: `l${round}-${index}`, text: 'are you there' };
          await patiently(client, late);
          const log = await whole(client, conversationId);
          const since = log.findLastIndex(({ value }) => (value as { system?: string })?.system === 'agentJoined');
          expect(since, 'the agent has it').to.be.greaterThan(-1);
          const asked = log.findLastIndex(({ clientId }) => clientId === question.clientId);
          if (asked > since || log.slice(asked, since).every(({ author }) => author.kind !== 'bot')) overtaken += 1;
          expect(log.slice(since).filter(({ author }) => author.kind === 'bot')).to.deep.equal([]);
          await agent.ask('conversation:return', { conversationId });
          const end = await whole(client, conversationId);
          const spoken = end.slice(since).filter(({ author }) => author.kind === 'bot');
          expect(spoken, 'nothing of a turn that was overtaken comes later').to.deep.equal([]);
        }),
      );
    // Else the acceptance never won, and nothing was raced.
    expect(overtaken).to.be.greaterThan(0);
    for (const { client } of shoppers) client.close();
  });

  it('what is written while waiting is kept, and read by whoever comes', async () => {
    const { client, conversationId } = await newShopper(server.url);
    await client.ask('handoff:request', { conversationId });
    for (const text of ['one', 'two', 'three'])
      await client.ask('message:send', { conversationId, clientId: text, text });
    const { messages } = await agent.ask('handoff:pick', { conversationId });
    const written = messages.filter(({ author }) => author.kind === 'shopper').map(({ text }) => text);
    expect(written).to.deep.equal(['one', 'two', 'three']);
    client.close();
  });

  for (const [what, presence, owner] of [
    ['of a chat a new message goes to the bot again', 'online', 'bot'],
    ['of a ticket a new message opens it again, and the bot answers meanwhile', 'away', 'ticket'],
  ] as const)
    it(`after the end ${what}`, async () => {
      const { client, conversationId } = await newShopper(server.url);
      await agent.ask('presence:set', { state: presence, capacity: 100 });
      const { handoff } = await client.ask('handoff:request', { conversationId });
      expect(handoff.ticket === undefined).to.equal(owner === 'bot');
      await agent.ask('handoff:pick', { conversationId });
      await agent.ask('conversation:close', { conversationId, resolution: 'solved' });
      const answer = client.next('message:new', ({ message }) => message.author.kind === 'bot');
      await client.ask('message:send', { conversationId, clientId: 'again', text: 'how do i track my order' });
      expect((await answer).message.text).to.be.a('string');
      const { conversation } = await client.ask('conversation:open', { conversationId });
      expect(conversation.owner).to.equal(owner);
      client.close();
    });

  it('two tabs of one shopper see the same log, whichever of them writes', async () => {
    const { client, conversationId, token } = await newShopper(server.url);
    const tab = await connectShopper(server.url, token);
    await tab.ask('conversation:open', {});
    const seen = tab.next('message:new', ({ message }) => message.clientId === 'first');
    await client.ask('message:send', { conversationId, clientId: 'first', text: 'hello' });
    expect((await seen).message.text).to.equal('hello');
    const [one, two] = await Promise.all(
      [client, tab].map((socket) =>
        socket.ask('message:send', { conversationId, clientId: 'twice', text: 'sent by both at once' }),
      ),
    );
    expect(one).to.deep.equal(two);
    const log = await whole(client, conversationId);
    expect(log.filter(({ clientId }) => clientId === 'twice').length).to.equal(1);
    tab.close();
    client.close();
  });
});

async function whole(client: Awaited<ReturnType<typeof newShopper>>['client'], conversationId: string) {
  const log: Message[] = [];
  for (;;) {
    const { messages } = await client.ask('conversation:open', { conversationId, afterSeq: log.at(-1)?.seq ?? 0 });
    if (messages.length === 0) return log;
    log.push(...messages);
  }
}
