import { connect } from 'node:net';
import { expect } from 'chai';
import sharp from 'sharp';
import { helpWords } from '../../kb/help-pages/words.ts';
import { connectShopper, demoToken, newAgent, visitorToken } from '../support/clients.ts';
import { freePort } from '../support/redis.ts';
import { raiseStage, type Stage } from './dispute-stage.ts';
import { useMailStage } from './mail-stage.ts';
import { clientId } from './transcript.ts';

const TYPED = {
  email: 'mai@example.com',
  name: 'Mai',
  topic: 'orders',
  order: 'AC-1009',
  message: 'It came broken.',
};

/** The form at a server, as a browser without script sends it. */
function formsAt(url: () => string) {
  const address = (locale = 'en') => `${url()}/help/${locale}/contact`;
  async function formOf(locale = 'en') {
    const page = await (await fetch(address(locale))).text();
    return { page, form: /name="form" value="([^"]+)"/.exec(page)?.[1] ?? '' };
  }
  async function send(fields: Record<string, string>, files: readonly File[] = [], locale = 'en') {
    const body = new FormData();
    for (const [name, value] of Object.entries(fields)) body.append(name, value);
    // What a browser sends of a field for files that was left empty.
    for (const file of files.length === 0 ? [new File([], '')] : files) body.append('files', file);
    const response = await fetch(address(locale), { method: 'POST', body, redirect: 'manual' });
    const to = response.headers.get('location');
    const page = await (to === null ? response : await fetch(new URL(to, url()))).text();
    return { status: response.status, to: to ?? '', page };
  }
  return { address, formOf, send };
}

describe('the contact form', function () {
  this.timeout(60_000);
  const mail = useMailStage({ RATE_LIMIT_FACTOR: '1' });

  const { address, formOf, send } = formsAt(() => mail.stage.url);
  async function chatOf(token: string) {
    const client = await connectShopper(mail.stage.url, token);
    const { conversation, messages } = await client.ask('conversation:open', {});
    return { client, messages, conversationId: conversation.id };
  }
  const picture = async () => {
    const bytes = await sharp({ create: { width: 8, height: 8, channels: 3, background: 'red' } })
      .png()
      .toBuffer();
    return new File([new Uint8Array(bytes)], 'lid.png', { type: 'image/png' });
  };

  it('of a guest becomes a ticket with picture, is confirmed by mail, and the letter leads into the chat', async () => {
    const { form } = await formOf('vi');
    const sent = await send({ form, ...TYPED, name: 'Mai Nguyễn' }, [await picture()], 'vi');
    expect(sent.status).to.equal(303);
    const number = /ticket=(T-[0-9A-F]{10})/.exec(sent.to)?.[1] ?? 'none';
    expect(sent.page).to.include(number).and.include('<html lang="vi">').and.include('Thư xác nhận');

    const noted = await mail.server.mail(({ receiver }) => receiver === 'mai@example.com');
    const { headerLines, html, text } = noted;
    expect(
      JSON.stringify([headerLines, html, text]),
      'nothing that the sender chose goes to an address they named',
    ).to.not.match(/Nguy|broken|lid\.png|AC-1009/);
    expect(noted.text).to.include(number).and.include('Bạn sẽ nhận được trả lời trước');
    const token = /#chat=([\w-]+\.[\w-]+)/.exec(noted.text ?? '')?.[1] ?? '';
    const shopper = await chatOf(token);
    const [first] = shopper.messages;
    expect(first?.text).to.include('It came broken.').and.include('AC-1009').and.include('Đơn hàng');
    expect(first?.attachments?.map(({ name }) => name)).to.deep.equal(['lid.png']);

    const agent = await newAgent(mail.stage.url);
    const { packet } = await agent.ask('conversation:open', { conversationId: shopper.conversationId });
    expect(packet.shopper, 'came by the letter').to.deep.include({ email: 'mai@example.com', emailProven: true });
    await agent.ask('handoff:pick', { conversationId: shopper.conversationId });
    await agent.ask('message:send', {
      conversationId: shopper.conversationId,
      clientId: clientId(),
      text: 'A new one is on its way.',
    });
    const answer = await mail.server.mail(
      ({ receiver, text }) => receiver === 'mai@example.com' && /new one/.test(text ?? ''),
    );
    expect(answer.subject).to.equal(noted.subject);
    for (const one of [shopper.client, agent]) one.close();
  });

  it('is taken while senders of the same network dawdle, and keeps all words beside a NUL', async () => {
    const { form } = await formOf();
    const { host, hostname, port } = new URL(mail.stage.url);
    const slow = Array.from({ length: 8 }, () => {
      const socket = connect(Number(port), hostname);
      const head = ['POST /help/en/contact HTTP/1.1', `Host: ${host}`, 'Content-Length: 20000000'];
      socket.write([...head, 'Content-Type: multipart/form-data; boundary=x', '', '--x'].join('\r\n'));
      return socket;
    });
    await new Promise((resolve) => setTimeout(resolve, 200));
    const sent = await send({ form, ...TYPED, email: 'nul@example.com', message: 'Before\u0000 and after.' });
    for (const socket of slow) socket.destroy();
    expect(sent.status).to.equal(303);
    const noted = await mail.server.mail(({ receiver }) => receiver === 'nul@example.com');
    const shopper = await chatOf(/#chat=([\w-]+\.[\w-]+)/.exec(noted.text ?? '')?.[1] ?? '');
    shopper.client.close();
    expect(shopper.messages[0]?.text).to.include('Before and after.');
  });

  it('is one ticket however often the button is pressed, and another for another address', async () => {
    const { form } = await formOf();
    const fields = { form, ...TYPED, email: 'twice@example.com' };
    const [one, two] = [await send(fields), await send(fields)];
    expect(two.to).to.equal(one.to);
    expect((await send({ ...fields, email: 'other@example.com' })).to).not.to.equal(one.to);
  });

  it('says what is wrong beside each field, keeps what was typed, and notes nothing', async () => {
    const { form } = await formOf('es');
    const sent = await send({ form, ...TYPED, email: 'mai@', topic: '', message: 'a"<b>' }, [], 'es');
    expect(sent.status).to.equal(422);
    expect(sent.page).to.include('href="#contact-email"').and.include('href="#contact-topic"');
    expect(sent.page).to.include('value="AC-1009"').and.include('a&quot;&lt;b&gt;').and.not.include('<b>');
    expect(sent.page).to.include('aria-invalid="true"').and.include('Todavía no se ha enviado nada');
    const refused = await send({ form, ...TYPED, email: 'exe@example.com' }, [new File(['MZ\u0000\u0001'], 'a.exe')]);
    expect(refused.status).to.equal(422);
    expect(refused.page).to.include('a.exe').and.include('Please choose your files again.');
    const large = await send({ form, ...TYPED }, [new File([new Uint8Array(26 * 1024 * 1024)], 'large.png')]);
    const many = await send(
      { form, ...TYPED },
      Array.from({ length: 11 }, () => new File(['x'], 'a.txt')),
    );
    for (const { status, page } of [large, many]) {
      expect(status).to.equal(413);
      expect(page).to.include('It came broken.').and.include('Please choose your files again.');
    }
    expect((await send({ ...TYPED })).status, 'a form that no page of ours gave').to.equal(400);
    expect(mail.server.mails.some(({ receiver }) => receiver === 'exe@example.com')).to.equal(false);
  });

  it('of somebody who is signed in goes into their conversation, and the answer into their inbox', async () => {
    const token = await demoToken(mail.stage.url);
    const { form } = await formOf();
    const { topic, message } = TYPED;
    const sent = await send({ form, topic, message, token });
    expect(sent.to)
      .to.include('sent=inbox')
      .and.match(/ticket=T-/);
    expect(sent.page).to.include('href="/inbox?lang=en"');
    const shopper = await chatOf(token);
    expect(shopper.messages.map(({ text }) => text).join()).to.include('It came broken.');
    shopper.client.close();
    const refused = await send({ form, topic, message, token: `${token}x` });
    expect(refused.status).to.equal(401);
    expect(refused.page).to.include('It came broken.');
    const guest = await visitorToken(mail.stage.url);
    const unknown = await send({ form, topic, message, token: guest.token });
    expect(unknown.status, 'a token that anybody gets is nobody signed in').to.equal(403);
  });

  it('says at once whom to call where somebody writes of danger, and tells no address of it', async () => {
    const { form } = await formOf();
    const sent = await send({ form, ...TYPED, email: 'danger@example.com', message: 'I want to kill myself tonight' });
    expect([sent.status, sent.to]).to.deep.equal([200, '']);
    expect(sent.page)
      .to.match(/T-[0-9A-F]{10}/)
      .and.include('contact-care');
  });

  it('is refused from a page of somebody else, and after ten in an hour', async () => {
    const { form } = await formOf();
    const foreign = await fetch(address(), {
      method: 'POST',
      body: new FormData(),
      headers: { origin: 'https://evil.example' },
    });
    expect(foreign.status).to.equal(403);
    let last = 0;
    for (let i = 0; i < 11 && last !== 429; i++)
      last = (await send({ form, ...TYPED, email: `many${i}@example.com` })).status;
    expect(last).to.equal(429);
  });

  it('speaks of no ticket that its address makes up', async () => {
    const page = await (await fetch(`${address()}?sent=email&ticket=%3Cb%3EYou+won&by=1`)).text();
    expect(page).to.not.include('You won');
  });
});

describe('the contact form of a shop whose letters reach nobody', function () {
  this.timeout(60_000);
  let stage: Stage;
  before(async () => {
    stage = await raiseStage('auracart', { DEMO: 'off', IDENTITY_SECRET: 'a-secret-of-more-than-32-characters' });
  });
  after(() => stage.close());

  it('is for whoever is signed in, and says so to a guest instead of promising a mail', async () => {
    const address = `${stage.url}/help/ms/contact`;
    const page = await (await fetch(address)).text();
    expect(page)
      .to.include('Kami tidak menjawab melalui e-mel di sini.')
      .and.include('<form class="contact-form" hidden');
    const body = new FormData();
    const fields = { form: /name="form" value="([^"]+)"/.exec(page)?.[1] ?? '', email: 'mai@example.com' };
    for (const [name, value] of Object.entries({ ...fields, topic: 'orders', message: 'Rosak.' }))
      body.append(name, value);
    const sent = await fetch(address, { method: 'POST', body, redirect: 'manual' });
    expect(sent.status).to.equal(422);
    const article = await (await fetch(`${stage.url}/help/en/track-dispute`)).text();
    expect(article)
      .to.include('we notify you in your')
      .and.not.match(/by e-mail|by SMS|spam folder/);
  });
});

describe('the contact form of a shop that has text messages and no mail', function () {
  this.timeout(60_000);
  let stage: Stage;
  before(async () => {
    const PORT = String(await freePort());
    const PUBLIC_URL = `http://127.0.0.1:${PORT}`;
    stage = await raiseStage('p2p', { DEMO: 'off', SMS_URL: 'http://127.0.0.1:9/', PORT, PUBLIC_URL });
  });
  after(() => stage.close());
  const { formOf, send } = formsAt(() => stage.url);

  it('asks for a phone number alone, takes no address, and promises nothing by mail', async () => {
    const { page, form } = await formOf('en');
    const { contactForm } = helpWords('en');
    expect(page).to.include(contactForm.phone).and.include('type="tel"').and.include(contactForm.phoneHint);
    expect(page)
      .to.not.include('<form class="contact-form" hidden')
      .and.not.match(/e-mail/i);
    const fields = { ...TYPED, form };
    expect((await send(fields)).page).to.include(contactForm.faultPhone);
    const { status, to, page: sent } = await send({ ...fields, email: '+84 91 234 56 78' });
    expect(status).to.equal(303);
    expect(to).to.include('sent=phone');
    expect(sent).to.include(contactForm.sentPhone);
  });

  it('says of cases that they are told by text message and in the inbox, not by mail', async () => {
    const article = await (await fetch(`${stage.url}/help/en/track-dispute`)).text();
    expect(article)
      .to.include('we notify you by SMS and in your')
      .and.not.match(/by e-mail|spam/);
  });
});

describe('the contact form, sent again and again for one address', function () {
  this.timeout(60_000);
  const mail = useMailStage({ RATE_LIMIT_FACTOR: '1' });
  const { formOf, send } = formsAt(() => mail.stage.url);

  it('promises no confirmation where no more letters go out for a while', async () => {
    const places: string[] = [];
    for (let i = 0; i < 6; i++) {
      const { form } = await formOf();
      const { status, to } = await send({ form, ...TYPED, email: 'often@example.com' });
      if (status === 303) places.push(/sent=(\w+)/.exec(to)?.[1] ?? '');
    }
    expect(places).to.deep.equal(['email', 'email', 'email', 'email', 'email', 'noted']);
  });
});
