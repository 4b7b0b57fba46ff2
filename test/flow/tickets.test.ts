import { expect } from 'chai';
import type { TicketAct, TicketPage } from '../../protocol/tickets.ts';
import { type Agent, newAgent, newShopper, type Shopper, signIn } from '../support/clients.ts';
import { raiseStage, type Stage } from './dispute-stage.ts';
import { clientId } from './transcript.ts';

const HOUR = 3_600_000;

describe('tickets at the desk', function () {
  this.timeout(60_000);
  let stage: Stage;
  let cookie: string;
  before(async () => {
    stage = await raiseStage('auracart');
    cookie = await signIn(stage.url);
  });
  after(() => stage.close());

  async function list(query: string): Promise<TicketPage['tickets']> {
    const response = await fetch(`${stage.url}/v1/tickets?${query}`, { headers: { cookie } });
    expect(response.status).to.equal(200);
    return ((await response.json()) as TicketPage).tickets;
  }
  async function find(conversationId: string) {
    const all = [...(await list('limit=100')), ...(await list('status=solved&limit=100'))];
    const found = all.find((one) => one.conversationId === conversationId);
    if (found === undefined) throw new Error('no such ticket in the list');
    return found;
  }
  const statusOf = async (id: string) => (await find(id)).status;
  const write = (from: Shopper, conversationId: string, text: string) =>
    from.ask('message:send', { conversationId, clientId: clientId(), text });

  /** Of a guest, with nobody at the desk; what they wrote is nothing that the help center answers. */
  async function ticket(text: string) {
    const { client, conversationId } = await newShopper(stage.url);
    const { handoff } = await client.ask('handoff:request', { conversationId });
    if (handoff.ticket === undefined) throw new Error('somebody is there: no ticket');
    await write(client, conversationId, text);
    return { client, conversationId, number: handoff.ticket.number };
  }
  async function act(agent: Agent, given: TicketAct, ...conversationIds: readonly string[]) {
    const tickets = await Promise.all(
      conversationIds.map(async (id) => ({ conversationId: id, shopperSeq: (await find(id)).shopperSeq })),
    );
    return (await agent.ask('tickets:act', { tickets, act: given })).outcomes;
  }
  const inOneHour = (): TicketAct => ({ do: 'snooze', until: new Date(stage.at() + HOUR).toISOString() });
  /** Whoever asks for a person next is to find nobody there. */
  const leave = async (agent: Agent) => {
    await agent.ask('presence:set', { state: 'away' });
    agent.close();
  };

  it('goes from the shopper to the list, is put aside, wakes, is answered, waits, is solved and opens again', async () => {
    const { client, conversationId, number } = await ticket('The lid of my jar arrived in three pieces');
    const listed = await find(conversationId);
    expect(listed).to.include({ number, status: 'open', text: 'The lid of my jar arrived in three pieces' });
    expect(Date.parse(listed.dueAt)).to.be.greaterThan(stage.at());

    const agent = await newAgent(stage.url);
    expect((await act(agent, inOneHour(), conversationId))[0]).to.include({ ok: true });
    expect(await statusOf(conversationId)).to.equal('snoozed');
    await write(client, conversationId, 'Is anybody reading this?');
    expect(await statusOf(conversationId), 'woken by a message').to.equal('open');

    const opened = await agent.ask('handoff:pick', { conversationId });
    expect(opened.ticket).to.deep.include({ number, status: 'open' });
    const told = agent.next('ticket:changed', (push) => push.ticket.status === 'waiting');
    await agent.ask('message:send', { conversationId, clientId: clientId(), text: 'We send you a new jar.' });
    expect((await told).ticket.assignee?.id).to.be.a('string');
    expect(await statusOf(conversationId)).to.equal('waiting');
    await agent.ask('ticket:put-back', { conversationId });
    const answered = await client.ask('conversation:open', { conversationId });
    expect(answered.conversation.handoff.ticket, 'nothing is promised any more').to.deep.equal({ number });
    const mine = await list(`assignee=${opened.ticket?.assignee?.id ?? ''}`);
    expect(mine.map((one) => one.conversationId)).to.include(conversationId);

    const promised = client.next('handoff:changed', (push) => push.ticket?.promisedAt !== undefined);
    await write(client, conversationId, 'Thank you. When will it be here?');
    expect(Date.parse((await promised).ticket?.promisedAt ?? ''), 'the page hears of it').to.be.greaterThan(stage.at());
    expect(await statusOf(conversationId)).to.equal('open');

    expect((await act(agent, { do: 'solve' }, conversationId))[0]).to.include({ ok: true });
    expect(await statusOf(conversationId)).to.equal('solved');
    await write(client, conversationId, 'Thank you so much!');
    expect(await statusOf(conversationId), 'thanks ask nothing').to.equal('solved');
    await write(client, conversationId, 'The new one is broken as well');
    const again = await find(conversationId);
    expect(again).to.include({ number, status: 'open' });
    expect(Date.parse(again.dueAt), 'promised anew').to.be.greaterThan(stage.at());
    expect((await client.ask('conversation:open', { conversationId })).conversation.handoff.state).to.equal('ticket');
    client.close();
    await leave(agent);
  });

  it('takes one act for several, each with its own outcome', async () => {
    const [first, second] = [await ticket('My jar leaks'), await ticket('My other jar leaks, too')];
    const [agent, colleague] = [await newAgent(stage.url), await newAgent(stage.url, 'admin@example.com')];
    await colleague.ask('handoff:pick', { conversationId: second.conversationId });
    const ids = [first.conversationId, second.conversationId];
    expect((await act(agent, { do: 'tag', tag: ' Leaks ' }, ...ids)).map(({ ok }) => ok)).to.deep.equal([true, true]);
    expect((await list('tag=leaks')).map((one) => one.conversationId)).to.have.members(ids);
    expect((await find(second.conversationId)).holder?.name, 'who answers it').to.be.a('string');
    const solved = await act(agent, { do: 'solve' }, ...ids);
    expect(solved[0]).to.include({ ok: true });
    expect(solved[1]).to.deep.equal({ conversationId: second.conversationId, ok: false, code: 'handoff_taken' });
    expect((await act(agent, { do: 'reopen' }, first.conversationId))[0]).to.include({ ok: true });
    expect(await statusOf(first.conversationId)).to.equal('open');
    for (const one of [first.client, second.client]) one.close();
    await leave(colleague);
    await leave(agent);
  });

  it('does not let an agent solve what they have not read', async () => {
    const { client, conversationId } = await ticket('The jar has a crack');
    const seen = await find(conversationId);
    await write(client, conversationId, 'And it smells');
    const agent = await newAgent(stage.url);
    const { outcomes } = await agent.ask('tickets:act', {
      tickets: [{ conversationId, shopperSeq: seen.shopperSeq }],
      act: { do: 'solve' },
    });
    expect(outcomes).to.deep.equal([{ conversationId, ok: false, code: 'ticket_changed' }]);
    client.close();
    await leave(agent);
  });

  it('wakes by time', async () => {
    const { client, conversationId } = await ticket('When does my jar come back from repair?');
    const agent = await newAgent(stage.url);
    await act(agent, inOneHour(), conversationId);
    stage.passes(HOUR);
    expect(await statusOf(conversationId)).to.equal('open');
    client.close();
    await leave(agent);
  });

  it('refuses what it does not know', async () => {
    const agent = await newAgent(stage.url);
    expect(await agent.refusal('tickets:act', { tickets: [], act: { do: 'solve' } })).to.equal('request_malformed');
    const tickets = [{ conversationId: 'c-none', shopperSeq: 0 }];
    for (const tag of ['"', '%', '', 'x'.repeat(31)])
      expect(await agent.refusal('tickets:act', { tickets, act: { do: 'tag', tag } }), tag).to.equal(
        'request_malformed',
      );
    const response = await fetch(`${stage.url}/v1/tickets?status=lost`, { headers: { cookie } });
    expect(response.status).to.equal(400);
    await leave(agent);
  });
});
