import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect } from 'chai';
import { SignJWT } from 'jose';
import { DateTime } from 'luxon';
import type { SessionCreated } from '../../protocol/api.ts';
import { connectShopper, newAgent } from '../support/clients.ts';
import { DAY, HOUR, raiseStage, type Stage } from './dispute-stage.ts';
import { clientId } from './transcript.ts';

const IDENTITY_SECRET = 's'.repeat(32);
const SUPPORT_TIME_ZONE = 'Asia/Ho_Chi_Minh';
const MINUTE = 60_000;

describe('answers to tickets by text message', function () {
  this.timeout(60_000);
  const texts: { readonly id: string; readonly to: string; readonly text: string }[] = [];
  const gateway = createServer((request, response) => {
    let body = '';
    request.on('data', (part) => {
      body += part;
    });
    request.on('end', () => {
      texts.push(JSON.parse(body));
      response.statusCode = 202;
      response.end();
    });
  });
  let stage: Stage;
  before(async () => {
    await new Promise<void>((resolve) => gateway.listen(0, '127.0.0.1', resolve));
    const SMS_URL = `http://127.0.0.1:${(gateway.address() as AddressInfo).port}/`;
    stage = await raiseStage('auracart', { SMS_URL, IDENTITY_SECRET, SUPPORT_TIME_ZONE });
  });
  after(async () => {
    await stage.close();
    gateway.close();
  });

  async function textTo(to: string, count = 1): Promise<string> {
    for (let tries = 0; tries < 300; tries += 1) {
      const found = texts.filter((one) => one.to === to);
      if (found.length >= count) return found.at(-1)?.text ?? '';
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    throw new Error(`no text message to ${to}`);
  }
  async function sendForm(email: string, locale: string) {
    const address = `${stage.url}/help/${locale}/contact`;
    const page = await (await fetch(address)).text();
    const form = /name="form" value="([^"]+)"/.exec(page)?.[1] ?? '';
    const body = new FormData();
    for (const [name, value] of Object.entries({ form, email, topic: 'orders', message: 'My jar came broken.' }))
      body.append(name, value);
    const response = await fetch(address, { method: 'POST', body, redirect: 'manual' });
    const to = response.headers.get('location') ?? '';
    return { status: response.status, number: /T-[0-9A-F]{10}/.exec(to)?.[0] ?? '', to };
  }
  async function answers(number: string, text: string) {
    const agent = await newAgent(stage.url);
    const { tickets } = (
      await stage.supervisor.get<{ tickets: { conversationId: string; number: string }[] }>('/v1/tickets')
    ).body;
    const conversationId = tickets.find((one) => one.number === number)?.conversationId ?? '';
    await agent.ask('handoff:pick', { conversationId }).catch(() => undefined);
    await agent.ask('message:send', { conversationId, clientId: clientId(), text });
    agent.close();
    return conversationId;
  }
  /** By the clock of the desk. */
  const untilHour = (hour: number) => {
    const now = DateTime.fromMillis(stage.at(), { zone: SUPPORT_TIME_ZONE });
    const then = now.set({ hour, minute: 0 });
    return (then > now ? then : then.plus({ days: 1 })).toMillis() - now.toMillis();
  };
  const follows = async (link: string) => {
    // As the page's form does: it names no page that it comes from.
    const response = await fetch(link, { method: 'POST', headers: { origin: 'null' }, redirect: 'manual' });
    return { status: response.status, to: response.headers.get('location') ?? '' };
  };

  it('reach a guest who left a phone number: short, without a word of the ticket, with a link into the chat', async () => {
    const sent = await sendForm('+84 91 234 56 78', 'vi');
    expect(sent.status).to.equal(303);
    expect(await (await fetch(new URL(sent.to, stage.url))).text()).to.include('tin nhắn SMS');
    // The night of the desk: nobody's phone rings.
    stage.passes(untilHour(23));
    const conversationId = await answers(sent.number, 'Bình mới sẽ được gửi ngày mai.');
    stage.passes(2 * MINUTE);
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(texts, 'it is night').to.deep.equal([]);
    stage.passes(untilHour(9));
    const text = await textTo('+84912345678');
    expect(texts, 'nothing before a person has answered').to.have.length(1);
    await answers(sent.number, 'Và thêm một cái nắp.');
    stage.passes(2 * MINUTE);
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(texts, 'it leads to all of it').to.have.length(1);
    const [link = ''] = /http\S+$/.exec(text) ?? [];
    expect(text.slice(0, -link.length)).to.equal('AuraCart - Aisyah đã trả lời yêu cầu của bạn - ');
    expect(new URL(link).pathname.length, 'short').to.be.below(50);

    // As programs do that show what a link leads to.
    const preview = await fetch(link, { redirect: 'manual' });
    const page = await preview.text();
    expect([preview.status, preview.headers.get('location')]).to.deep.equal([200, null]);
    expect(page)
      .to.include(`action="${new URL(link).pathname}"`)
      .and.include('Mở khung chat');
    expect(page, 'no key, and nothing of the ticket').to.not.match(/#chat=|T-[0-9A-F]{10}|Bình mới/);
    const { status, to } = await follows(link);
    expect(status).to.equal(303);
    const [, token = ''] = /^\/help\/vi\/#chat=([\w-]+\.[\w-]+)&in=/.exec(to) ?? [];
    const shopper = await connectShopper(stage.url, token);
    const { messages } = await shopper.ask('conversation:open', { conversationId });
    expect(messages.map((one) => one.text)).to.include('Bình mới sẽ được gửi ngày mai.');
    const seq = messages.at(-1)?.seq ?? 0;
    await shopper.ask('message:read', { conversationId, seq });
    shopper.close();

    const forged = link.replace(/.$/, (last) => (last === 'A' ? 'B' : 'A'));
    expect((await follows(forged)).status, 'forged').to.equal(404);
    expect((await follows(`${stage.url}/s/x`)).status).to.equal(404);
    stage.passes(31 * DAY);
    expect((await follows(link)).status, 'its days are over').to.equal(404);
  });

  it('tell a guest once that their ticket was split, and lead to both; of answers after that when they have looked', async () => {
    const phone = '+84912345601';
    stage.passes(untilHour(10));
    const sent = await sendForm(phone, 'vi');
    const conversationId = await answers(sent.number, 'Which jar?');
    stage.passes(2 * MINUTE);
    const [link = ''] = /http\S+$/.exec(await textTo(phone)) ?? [];
    const tokenOf = async (at: string) => /#chat=([\w-]+\.[\w-]+)&in=/.exec((await follows(at)).to)?.[1] ?? '';
    const shopper = await connectShopper(stage.url, await tokenOf(link));
    await shopper.ask('conversation:open', { conversationId });
    const asked = { conversationId, clientId: clientId(), text: 'Where is my spoon?' };
    const { seq } = await shopper.ask('message:send', asked);
    shopper.close();

    const agent = await newAgent(stage.url);
    const { ticket } = await agent.ask('conversation:open', { conversationId });
    const act = { do: 'split', clientId: clientId(), messages: [seq], about: 'The spoon' } as const;
    const tickets = [{ conversationId, shopperSeq: ticket?.shopperSeq ?? 0 }];
    const [outcome] = (await agent.ask('tickets:act', { tickets, act })).outcomes;
    agent.close();
    const second = outcome?.ok === true ? outcome.split : undefined;
    if (second === undefined) throw new Error('nothing was split off');
    stage.passes(2 * MINUTE);
    const text = await textTo(phone, 2);
    expect(text).to.include('AuraCart - ').and.include('Bạn hiện có hai yêu cầu hỗ trợ');
    const looks = await connectShopper(stage.url, await tokenOf(/http\S+$/.exec(text)?.[0] ?? ''));
    for (const id of [conversationId, second.conversationId])
      expect((await looks.ask('conversation:open', { conversationId: id })).conversation.id).to.equal(id);
    looks.close();

    await answers(second.number, 'It is on its way.');
    stage.passes(2 * MINUTE);
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(
      texts.filter(({ to }) => to === phone),
      'they have not read of the split yet',
    ).to.have.length(2);
  });

  it('go to no number without a country code, and say which', async () => {
    const { status } = await sendForm('091 234 5678', 'es');
    expect(status).to.equal(422);
  });

  it('wait for the quiet hours of who has an account, lead them to where they sign in, and are theirs to refuse', async () => {
    const identity = await new SignJWT({ name: 'Mei', phone: '+886912345678', locale: 'zh-Hant' })
      .setProtectedHeader({ alg: 'HS256' })
      .setSubject('mei')
      .setAudience('kaunter')
      .setExpirationTime(Math.floor(stage.at() / 1_000) + 300)
      .sign(new TextEncoder().encode(IDENTITY_SECRET));
    const session = await fetch(`${stage.url}/v1/sessions`, { method: 'POST', body: JSON.stringify({ identity }) });
    const { token } = (await session.json()) as SessionCreated;
    const prefers = async (change: object) => {
      const preferences = { caseMails: 'all', ticketMails: true, textMessages: true, quiet: null, ...change };
      const headers = { authorization: `Bearer ${token}` };
      const body = JSON.stringify(preferences);
      expect((await fetch(`${stage.url}/v1/preferences`, { method: 'POST', headers, body })).status).to.equal(200);
    };
    const clock = (ms: number) => new Date(stage.at() + ms).toISOString().slice(11, 16);
    await prefers({ quiet: { from: clock(-HOUR), to: clock(3 * HOUR), timeZone: 'UTC' } });
    const client = await connectShopper(stage.url, token);
    const { conversation } = await client.ask('conversation:open', { locale: 'zh-Hant' });
    const { handoff } = await client.ask('handoff:request', { conversationId: conversation.id });
    client.close();
    const number = handoff.ticket?.number ?? '';
    await answers(number, 'One.');
    stage.passes(2 * MINUTE);
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(
      texts.filter(({ to }) => to === '+886912345678'),
      'it is their night',
    ).to.deep.equal([]);
    stage.passes(3 * HOUR);
    const text = await textTo('+886912345678');
    expect((await follows(/http\S+$/.exec(text)?.[0] ?? '')).to).to.equal('/inbox?lang=zh-Hant');

    await prefers({ textMessages: false });
    await answers(number, 'Two.');
    stage.passes(2 * MINUTE);
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(texts.filter(({ to }) => to === '+886912345678')).to.have.length(1);
  });
});
