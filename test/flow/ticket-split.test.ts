import { expect } from 'chai';
import { format } from '../../locales/format.ts';
import { words } from '../../locales/words.ts';
import type { TicketInbox } from '../../protocol/inbox.ts';
import type { TicketAct, TicketPage } from '../../protocol/tickets.ts';
import { signedHeaders } from '../../transport/signed-calls.ts';
import { type Agent, connectShopper, newAgent, signIn } from '../support/clients.ts';
import { mime } from '../support/mails/samples.ts';
import { useMailStage } from './mail-stage.ts';
import { clientId } from './transcript.ts';

const SECRET = 'a-secret-that-both-sides-know-well';
const PATH = '/v1/mail/inbound';
const MAI = 'mai@example.net';

describe('splitting a ticket', function () {
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
    const raw = mime({ text, subject: `About ${text}`, id: `split-${mails}`, from, to });
    const headers = signedHeaders(SECRET, mail.stage.at(), 'POST', PATH, raw);
    const response = await fetch(`${mail.stage.url}${PATH}`, { method: 'POST', body: new Uint8Array(raw), headers });
    return ((await response.json()) as { outcome?: string }).outcome;
  }
  const lettersTo = (receiver: string) => mail.server.mails.filter((one) => one.receiver === receiver);
  const opened = (conversationId: string) => agent.ask('conversation:open', { conversationId });
  const textsOf = async (conversationId: string) => (await opened(conversationId)).messages.map(({ text }) => text);
  async function act(conversationId: string, given: TicketAct, by = agent) {
    const { ticket } = await opened(conversationId);
    const seen = { conversationId, shopperSeq: ticket?.shopperSeq ?? 0 };
    return (await by.ask('tickets:act', { tickets: [seen], act: given })).outcomes[0];
  }
  /** A ticket by mail in which a second matter has come up. */
  async function twoMatters(from: string) {
    await comes(from, 'My jar is broken.');
    const noted = await mail.server.mail((one) => one.receiver === from);
    const address = noted.replyTo?.value[0]?.address ?? '';
    const number = /T-[0-9A-F]{10}/.exec(noted.text ?? '')?.[0] ?? '';
    const { tickets } = await get<TicketPage>('/v1/tickets?limit=100');
    const conversationId = tickets.find((one) => one.number === number)?.conversationId ?? '';
    await agent.ask('handoff:pick', { conversationId });
    await agent.ask('message:send', { conversationId, clientId: clientId(), text: 'We send another jar.' });
    await mail.server.mail((one) => one.receiver === from && (one.text ?? '').includes('another jar'));
    await comes(from, 'Where is my spoon?', address);
    const token = /#chat=([\w-]+\.[\w-]+)/.exec(noted.text ?? '')?.[1] ?? '';
    const { messages } = await opened(conversationId);
    const seq = messages.find(({ text }) => text === 'Where is my spoon?')?.seq ?? 0;
    return { number, conversationId, address, token, seq };
  }

  it('makes two of one, tells their shopper in one letter, and takes answers to either where they belong', async () => {
    const first = await twoMatters(MAI);
    const before = lettersTo(MAI).length;
    const client = await connectShopper(mail.stage.url, first.token);
    await client.ask('conversation:open', { conversationId: first.conversationId });
    const heard = client.next('message:new', ({ message }) => message.author.kind === 'system');
    const about = ' Where the\nspoon is ';
    const split = { do: 'split', clientId: clientId(), messages: [first.seq], about } as const;
    const outcome = await act(first.conversationId, split);
    expect(outcome).to.deep.include({ ok: true });
    const second = outcome?.ok === true ? outcome.split : undefined;
    if (second === undefined) throw new Error('nothing was split off');
    const numbers = { number: first.number, into: second.number, about: 'Where the spoon is' };
    expect((await heard).message.text).to.equal(format(words('en').system.splitAway, numbers));
    expect(await act(first.conversationId, split), 'once more').to.deep.include({ split: second });

    const link = { conversationId: first.conversationId, number: first.number };
    const [one, other] = [await opened(first.conversationId), await opened(second.conversationId)];
    expect(one.split).to.deep.equal([second]);
    expect(one.ticket).to.include({ status: 'waiting', number: first.number });
    expect(other.ticket).to.deep.include({ status: 'open', number: second.number, splitFrom: link });
    expect(other.ticket?.dueAt, 'as it was promised').to.equal(one.ticket?.dueAt);
    expect(other.messages.map(({ text }) => text).slice(0, 2)).to.deep.equal([
      'Where is my spoon?',
      format(words('en').system.splitHere, { number: first.number }),
    ]);
    expect(other.messages[0]?.createdAt).to.equal(one.messages.find(({ seq }) => seq === first.seq)?.createdAt);
    await get(`/v1/conversations/${first.conversationId}/mails/${first.seq}`);
    expect(other.messages[0]?.value).to.deep.include({
      copied: { conversationId: first.conversationId, seq: first.seq },
    });

    const letter = await mail.server.mail(({ subject }) => (subject ?? '').includes(second.number));
    const { split: heading, splitText } = words('en').ticketLetters;
    const told = (letter.text ?? '').replaceAll(/\s+/g, ' ');
    for (const text of [
      heading,
      splitText,
      `${first.number}: About My jar is broken.`,
      `${second.number}: Where the spoon is`,
    ])
      expect(told).to.include(text);
    expect(await comes(MAI, 'The silver one.', letter.replyTo?.value[0]?.address)).to.equal('reply');
    expect(await comes(MAI, 'The jar has come.', first.address)).to.equal('reply');
    expect((await textsOf(second.conversationId)).at(-1)).to.equal('The silver one.');
    expect(await textsOf(first.conversationId))
      .to.include('The jar has come.')
      .and.to.not.include('The silver one.');
    expect(lettersTo(MAI).length, 'one letter').to.equal(before + 1);

    const inbox = await get<TicketInbox>('/v1/inbox/tickets', { authorization: `Bearer ${first.token}` });
    expect(inbox.tickets.map(({ number, about }) => [number, about])).to.have.deep.members([
      [first.number, 'About My jar is broken.'],
      [second.number, 'Where the spoon is'],
    ]);
    const own = await client.ask('conversation:open', { conversationId: second.conversationId });
    expect(own.messages[0]?.text).to.equal('Where is my spoon?');
    expect((await client.ask('conversation:open', {})).conversation.id, 'the chat stays where it was').to.equal(
      first.conversationId,
    );
    client.close();
  });

  it('is taken back before anybody is told by mail', async () => {
    const from = 'lan@example.net';
    const first = await twoMatters(from);
    const split = { do: 'split', clientId: clientId(), messages: [first.seq], about: 'The spoon' } as const;
    const outcome = await act(first.conversationId, split);
    const second = outcome?.ok === true ? outcome.split : undefined;
    expect(await act(second?.conversationId ?? '', { do: 'merge', into: first.conversationId })).to.deep.include({
      ok: true,
    });
    expect((await opened(first.conversationId)).ticket).to.include({ status: 'open' });
    const before = lettersTo(from).length;
    // What is noted later goes out later, and so proves that the other did not.
    await comes('later@example.net', 'Hello');
    await mail.server.mail(({ receiver }) => receiver === 'later@example.net');
    expect(lettersTo(from).length).to.equal(before);
  });

  it('is for one ticket at a time, of whoever has it, and for messages that are there', async () => {
    const first = await twoMatters('sam@example.net');
    const split = { do: 'split', clientId: clientId(), messages: [first.seq], about: 'The spoon' } as const;
    const colleague = await newAgent(mail.stage.url, 'admin@example.com');
    const codeOf = async (given: TicketAct) => {
      const outcome = await act(first.conversationId, given, colleague);
      return outcome?.ok === false ? outcome.code : 'done';
    };
    expect(await codeOf(split)).to.equal('handoff_taken');
    await agent.ask('ticket:put-back', { conversationId: first.conversationId });
    expect(await codeOf({ ...split, messages: [first.seq + 1] })).to.equal('request_malformed');
    const seen = { conversationId: first.conversationId, shopperSeq: first.seq };
    for (const act of [
      { ...split, about: '  ' },
      { ...split, messages: [] },
      { ...split, about: 'x'.repeat(200) },
    ])
      expect(await colleague.refusal('tickets:act', { tickets: [seen], act })).to.equal('request_malformed');
    const two = { tickets: [seen, { ...seen, conversationId: 'other' }], act: split };
    expect(await colleague.refusal('tickets:act', two)).to.equal('request_malformed');
    expect(await codeOf(split)).to.equal('done');
    await colleague.ask('presence:set', { state: 'away' });
    colleague.close();
  });
});
