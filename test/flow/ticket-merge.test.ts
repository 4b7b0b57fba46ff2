import { expect } from 'chai';
import { format } from '../../locales/format.ts';
import { words } from '../../locales/words.ts';
import type { TicketInbox } from '../../protocol/inbox.ts';
import type { TicketAct, TicketOutcome, TicketPage, TicketsOfSamePerson } from '../../protocol/tickets.ts';
import { signedHeaders } from '../../transport/signed-calls.ts';
import { type Agent, connectShopper, newAgent, signIn } from '../support/clients.ts';
import { mime } from '../support/mails/samples.ts';
import { useMailStage } from './mail-stage.ts';
import { clientId } from './transcript.ts';

const SECRET = 'a-secret-that-both-sides-know-well';
const PATH = '/v1/mail/inbound';

describe('merging tickets', function () {
  this.timeout(60_000);
  const mail = useMailStage({ MAIL_REPLY_TO: 'support@example.com', MAIL_INBOUND_SECRET: SECRET });
  let agent: Agent;
  let cookie: string;
  let mails = 0;
  before(async () => {
    agent = await newAgent(mail.stage.url);
    await agent.ask('presence:set', { state: 'away' });
    cookie = await signIn(mail.stage.url);
  });
  after(() => agent.close());

  async function get<T>(path: string, headers: Record<string, string> = { cookie }): Promise<T> {
    const response = await fetch(`${mail.stage.url}${path}`, { headers });
    expect(response.status, path).to.equal(200);
    return (await response.json()) as T;
  }
  async function comes(from: string, text: string, to = 'support@example.com') {
    mails += 1;
    const raw = mime({ text, subject: `About ${text}`, id: `mail-${mails}`, from, to });
    const headers = signedHeaders(SECRET, mail.stage.at(), 'POST', PATH, raw);
    const response = await fetch(`${mail.stage.url}${PATH}`, { method: 'POST', body: new Uint8Array(raw), headers });
    return ((await response.json()) as { outcome?: string }).outcome;
  }
  const listed = async () =>
    [
      ...(await get<TicketPage>('/v1/tickets?limit=100')).tickets,
      ...(await get<TicketPage>('/v1/tickets?status=solved&limit=100')).tickets,
    ] as const;
  async function find(conversationId: string) {
    const found = (await listed()).find((one) => one.conversationId === conversationId);
    if (found === undefined) throw new Error('no such ticket');
    return found;
  }
  /** A ticket by mail: its number, where answers to its letter go, and the key of the letter's link. */
  async function ticketBy(from: string, text: string) {
    const before = mail.server.mails.length;
    expect(await comes(from, text)).to.equal('ticket');
    const noted = await mail.server.mail((one) => one.receiver === from && mail.server.mails.indexOf(one) >= before);
    const number = /T-[0-9A-F]{10}/.exec(noted.text ?? '')?.[0] ?? '';
    const found = (await listed()).find((one) => one.number === number);
    return {
      number,
      conversationId: found?.conversationId ?? '',
      address: noted.replyTo?.value[0]?.address ?? '',
      token: /#chat=([\w-]+\.[\w-]+)/.exec(noted.text ?? '')?.[1] ?? '',
    };
  }
  async function act(given: TicketAct, conversationId: string, by = agent): Promise<TicketOutcome | undefined> {
    const { shopperSeq } = await find(conversationId);
    return (await by.ask('tickets:act', { tickets: [{ conversationId, shopperSeq }], act: given })).outcomes[0];
  }
  const codeOf = (outcome: TicketOutcome | undefined) => (outcome?.ok === false ? outcome.code : 'done');
  const opened = (conversationId: string) => agent.ask('conversation:open', { conversationId });
  const textsOf = async (conversationId: string) => (await opened(conversationId)).messages.map(({ text }) => text);

  it('leads agents, mails, the chat and the inbox on, keeps both histories, and is undone', async () => {
    const from = 'mai@example.net';
    const [first, second, third] = [
      await ticketBy(from, 'My jar is broken.'),
      await ticketBy(from, 'It is the blue one.'),
      await ticketBy(from, 'Where is the spoon?'),
    ];
    const others = await get<TicketsOfSamePerson>(`/v1/tickets/${second.conversationId}/same-person`);
    expect(others.tickets.map(({ number }) => number)).to.have.members([first.number, third.number]);
    expect(others.tickets.find(({ number }) => number === first.number)).to.include({
      about: 'About My jar is broken.',
      text: 'My jar is broken.',
      status: 'open',
    });

    const heard = agent.next('message:new', (push) => push.conversationId === first.conversationId);
    await opened(first.conversationId);
    const merge: TicketAct = { do: 'merge', into: first.conversationId };
    expect(await act(merge, second.conversationId)).to.deep.include({ ok: true });
    const numbers = { number: second.number, into: first.number };
    const lines = words('en').system;
    expect((await heard).message).to.deep.include({
      text: format(lines.mergedHere, numbers),
      value: { system: 'mergedHere', ...numbers },
    });
    const link = { conversationId: first.conversationId, number: first.number };
    expect(await find(second.conversationId)).to.deep.include({ status: 'solved', mergedInto: link });
    expect((await opened(first.conversationId)).merged).to.deep.equal([
      { conversationId: second.conversationId, number: second.number },
    ]);
    expect(await textsOf(second.conversationId)).to.include.members([
      'It is the blue one.',
      format(lines.mergedAway, numbers),
    ]);

    expect(await comes(from, 'It leaks, too.', second.address)).to.equal('reply');
    expect(await textsOf(first.conversationId)).to.include('It leaks, too.');
    expect(await textsOf(second.conversationId)).to.not.include('It leaks, too.');

    expect(codeOf(await act({ do: 'merge', into: third.conversationId }, first.conversationId))).to.equal('done');
    expect(await comes(from, 'And it smells.', second.address)).to.equal('reply');
    expect(await textsOf(third.conversationId), 'along the chain').to.include('And it smells.');

    const client = await connectShopper(mail.stage.url, second.token);
    const own = await client.ask('conversation:open', { conversationId: second.conversationId });
    expect(own.messages.at(-1)?.text).to.equal(format(lines.mergedAway, numbers));
    const sending = { conversationId: second.conversationId, clientId: clientId(), text: 'Hello?' };
    expect(await client.refusal('message:send', sending)).to.equal('ticket_merged');
    const { conversationId } = second;
    expect(await client.refusal('handoff:request', { conversationId })).to.equal('ticket_merged');
    const inbox = await get<TicketInbox>('/v1/inbox/tickets', { authorization: `Bearer ${second.token}` });
    expect(inbox.tickets.map(({ number, state, goesOnIn }) => [number, state, goesOnIn])).to.have.deep.members([
      [first.number, 'closed', third.number],
      [second.number, 'closed', first.number],
      [third.number, 'waiting', undefined],
    ]);

    expect(await act({ do: 'reopen' }, first.conversationId)).to.deep.include({ ok: true });
    expect(await find(first.conversationId))
      .to.include({ status: 'open' })
      .and.to.not.have.property('mergedInto');
    expect((await textsOf(third.conversationId)).at(-1)).to.equal(format(lines.unmerged, { number: first.number }));
    expect((await opened(third.conversationId)).merged).to.equal(undefined);
    expect(await client.refusal('message:send', { ...sending, clientId: clientId() })).to.equal('ticket_merged');
    expect(codeOf(await act({ do: 'reopen' }, first.conversationId)), 'twice').to.equal('handoff_not_waiting');
    client.close();
  });

  it('leads a chat that is begun anew to where the newest ticket goes on', async () => {
    const from = 'lan@example.net';
    const [older, newer] = [await ticketBy(from, 'My lamp is dark.'), await ticketBy(from, 'The lamp, again.')];
    const client = await connectShopper(mail.stage.url, newer.token);
    expect((await client.ask('conversation:open', {})).conversation.id).to.equal(newer.conversationId);
    await act({ do: 'merge', into: older.conversationId }, newer.conversationId);
    expect((await client.ask('conversation:open', {})).conversation.id).to.equal(older.conversationId);
    client.close();
  });

  it('puts together two guests of one proved address, and no others; what one writes in the chat opens their ticket again', async () => {
    const one = await contact('kim@example.net', 'My cup is cracked.');
    const other = await contact('kim@example.net', 'The cup of yesterday.');
    const merge: TicketAct = { do: 'merge', into: one.conversationId };
    expect(codeOf(await act(merge, other.conversationId)), 'nobody proved it').to.equal('tickets_of_two_people');
    const clients = await Promise.all([one, other].map(({ token }) => connectShopper(mail.stage.url, token)));
    await clients[0]?.ask('conversation:open', {});
    expect(codeOf(await act(merge, other.conversationId)), 'one has').to.equal('tickets_of_two_people');
    await clients[1]?.ask('conversation:open', {});
    expect(codeOf(await act(merge, other.conversationId))).to.equal('done');
    const writes = (text: string) =>
      clients[1]?.ask('message:send', { conversationId: other.conversationId, clientId: clientId(), text });
    const before = await textsOf(one.conversationId);
    await writes('Thank you!');
    expect((await find(other.conversationId)).mergedInto, 'who only thanks').to.deep.equal({
      conversationId: one.conversationId,
      number: one.number,
    });
    expect(await textsOf(one.conversationId)).to.deep.equal(before);
    await writes('No, this is about another cup.');
    expect(await find(other.conversationId)).to.include({ status: 'open', number: other.number });
    expect(await find(other.conversationId)).to.not.have.property('mergedInto');
    const log = await textsOf(other.conversationId);
    expect(log.at(-2)).to.equal('No, this is about another cup.');
    expect(log.at(-1), 'the promise').to.include(other.number);
    const unmerged = format(words('en').system.unmerged, { number: other.number });
    expect((await textsOf(one.conversationId)).at(-1), 'a line in the other').to.equal(unmerged);
    expect((await opened(one.conversationId)).merged).to.equal(undefined);
    for (const client of clients) client.close();
  });

  /** The form of a guest; the letter's link leads into its conversation. */
  async function contact(email: string, message: string) {
    const page = await (await fetch(`${mail.stage.url}/help/en/contact`)).text();
    const form = /name="form" value="([^"]+)"/.exec(page)?.[1] ?? '';
    const body = new FormData();
    const fields = { form, email, name: 'Kim', topic: 'orders', order: '', message };
    for (const [name, value] of Object.entries(fields)) body.append(name, value);
    const sent = await fetch(`${mail.stage.url}/help/en/contact`, { method: 'POST', body, redirect: 'manual' });
    const number = /ticket=(T-[0-9A-F]{10})/.exec(sent.headers.get('location') ?? '')?.[1] ?? '';
    const noted = await mail.server.mail(({ text }) => text?.includes(number) === true);
    const conversationId = (await listed()).find((known) => known.number === number)?.conversationId ?? '';
    return { number, conversationId, token: /#chat=([\w-]+\.[\w-]+)/.exec(noted.text ?? '')?.[1] ?? '' };
  }

  it('is refused while a colleague answers one of them, and lets one of two agents win', async () => {
    const from = 'sam@example.net';
    const [one, other] = [await ticketBy(from, 'My fan hums.'), await ticketBy(from, 'The fan still hums.')];
    const colleague = await newAgent(mail.stage.url, 'admin@example.com');
    await colleague.ask('handoff:pick', { conversationId: one.conversationId });
    const into: TicketAct = { do: 'merge', into: one.conversationId };
    expect(codeOf(await act(into, other.conversationId))).to.equal('handoff_taken');
    expect(codeOf(await act({ do: 'merge', into: other.conversationId }, one.conversationId))).to.equal(
      'handoff_taken',
    );
    expect(codeOf(await act(into, one.conversationId)), 'into itself').to.equal('request_malformed');
    await colleague.ask('ticket:put-back', { conversationId: one.conversationId });
    const codes = await Promise.all([
      act(into, other.conversationId),
      act({ do: 'merge', into: other.conversationId }, one.conversationId, colleague),
    ]);
    expect(codes.map(codeOf)).to.have.members(['done', 'ticket_merged']);
    await colleague.ask('presence:set', { state: 'away' });
    colleague.close();
  });
});
