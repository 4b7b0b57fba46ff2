import { expect } from 'chai';
import sharp from 'sharp';
import en from '../../locales/en.json' with { type: 'json' };
import type { LetterList } from '../../protocol/api.ts';
import { signedHeaders } from '../../transport/signed-calls.ts';
import { newAgent, newShopper, signIn } from '../support/clients.ts';
import { mime } from '../support/mails/samples.ts';
import { useMailStage } from './mail-stage.ts';
import { clientId } from './transcript.ts';

const SECRET = 'a-secret-that-both-sides-know-well';
const PATH = '/v1/mail/inbound';

describe('an answer by e-mail', function () {
  this.timeout(60_000);
  const mail = useMailStage({ MAIL_REPLY_TO: 'support@example.com', MAIL_INBOUND_SECRET: SECRET });

  async function comes(raw: Buffer, secret = SECRET) {
    const response = await fetch(`${mail.stage.url}${PATH}`, {
      method: 'POST',
      body: new Uint8Array(raw),
      headers: signedHeaders(secret, mail.stage.at(), 'POST', PATH, raw),
    });
    const body = (await response.json()) as { outcome?: string; error?: { code: string } };
    return body.outcome ?? body.error?.code;
  }
  /** A guest's ticket, and where answers to its letters go. */
  async function ticketOf(email: string) {
    const { client, conversationId } = await newShopper(mail.stage.url);
    const { handoff } = await client.ask('handoff:request', { conversationId });
    if (handoff.ticket === undefined) throw new Error('somebody is there: no ticket');
    await client.ask('message:send', { conversationId, clientId: clientId(), text: email });
    const noted = await mail.server.mail(({ receiver }) => receiver === email);
    return {
      client,
      conversationId,
      number: handoff.ticket.number,
      address: noted.replyTo?.value[0]?.address ?? '',
    };
  }
  const quoting = (words: string) =>
    `${words}\n\nOn Tue, 3 Nov 2026 at 10:04, AuraCart <help@example.com> wrote:\n\n> Your request`;

  it('is a message of the conversation, with its picture, once; all of it is one click away', async () => {
    const { client, conversationId, address } = await ticketOf('mai@example.com');
    const picture = await sharp({ create: { width: 8, height: 8, channels: 3, background: 'red' } })
      .png()
      .toBuffer();
    const files = [{ name: 'lid.png', type: 'image/png', bytes: picture }];
    const raw = mime({ text: quoting('The lid is broken.'), subject: 'Re: x', id: 'reply-1', to: address, files });
    expect(await comes(raw)).to.equal('reply');
    expect(await comes(raw)).to.equal('repeated');
    // Another mail under the same id: a program that gives all of its mails one.
    const other = { text: 'And the box was wet.', subject: 'Re: x', id: 'reply-1', to: address };
    expect(await comes(mime(other))).to.equal('reply');
    const { messages } = await client.ask('conversation:open', { conversationId });
    const [message, ...more] = messages.filter(({ text }) => text === 'The lid is broken.');
    expect(more).to.deep.equal([]);
    expect(message?.author.kind).to.equal('shopper');
    expect(message?.attachments?.map(({ name }) => name)).to.deep.equal(['lid.png']);
    const whole = await fetch(`${mail.stage.url}/v1/conversations/${conversationId}/mails/${message?.seq}`, {
      headers: { cookie: await signIn(mail.stage.url) },
    });
    expect(await whole.json())
      .to.include({ sender: 'mai@example.com' })
      .and.property('text')
      .to.include('> Your request');
    client.close();
  });

  it('opens a closed conversation again, as the same ticket', async () => {
    const { client, conversationId, number, address } = await ticketOf('again@example.com');
    const agent = await newAgent(mail.stage.url);
    await agent.ask('handoff:pick', { conversationId });
    await agent.ask('conversation:close', { conversationId, resolution: 'solved' });
    const thanks = { text: quoting('Thanks a lot!'), subject: 'Re: x', id: 'thanks', from: 'again@example.com' };
    expect(await comes(mime({ ...thanks, to: address }))).to.equal('reply');
    const solved = await client.ask('conversation:open', { conversationId });
    expect(solved.conversation.handoff.state, 'thanks ask nothing').to.equal('closed');
    expect(solved.messages.at(-1)?.text).to.equal('Thanks a lot!');
    const thanked = `<div>Thanks a lot!</div><div class="gmail_quote"><div>On Tue, 3 Nov 2026, AuraCart &lt;help@example.com&gt; wrote:</div>`;
    const whole = {
      ...thanks,
      html: `${thanked}<blockquote class="gmail_quote">Your request</blockquote></div>`,
      id: 'thanks-in-both-parts',
    };
    expect(await comes(mime({ ...whole, to: address }))).to.equal('reply');
    const stateNow = async () => (await client.ask('conversation:open', { conversationId })).conversation.handoff.state;
    expect(await stateNow()).to.equal('closed');
    const between = {
      ...thanks,
      text: `${quoting('Thanks a lot!')}\n\nThe lid still leaks.\n\n> Bye`,
      html: `${thanked}<blockquote class="gmail_quote">Your request</blockquote><div>The lid still leaks.</div></div>`,
      id: 'thanks-and-more',
    };
    expect(await comes(mime({ ...between, to: address }))).to.equal('reply');
    expect(await stateNow(), 'an answer between the quoted lines').to.equal('ticket');
    await agent.ask('handoff:pick', { conversationId });
    await agent.ask('conversation:close', { conversationId, resolution: 'solved' });
    const raw = mime({
      text: 'It broke again.',
      subject: 'Re: x',
      id: 'reply-2',
      from: 'again@example.com',
      to: address,
    });
    expect(await comes(raw)).to.equal('reply');
    const { conversation } = await client.ask('conversation:open', { conversationId });
    expect(conversation.handoff).to.include({ state: 'ticket' }).and.nested.include({ 'ticket.number': number });
    // Whoever asks for a person next is to find nobody there.
    await agent.ask('presence:set', { state: 'away' });
    for (const one of [agent, client]) one.close();
  });

  it('of somebody else, or without a reply address, is a ticket of its own, and gets its number', async () => {
    const { client, conversationId, address } = await ticketOf('owner@example.com');
    const before = await client.ask('conversation:open', { conversationId });
    const foreign = { text: 'Send the money to me.', subject: 'Re: x', id: 'foreign', from: 'Eve <eve@example.net>' };
    expect(await comes(mime({ ...foreign, to: address }))).to.equal('ticket');
    expect((await client.ask('conversation:open', { conversationId })).conversation.lastSeq).to.equal(
      before.conversation.lastSeq,
    );
    const noted = await mail.server.mail(({ receiver }) => receiver === 'eve@example.net');
    expect(noted.text).to.match(/T-[0-9A-F]{10}/);
    expect(noted.inReplyTo).to.equal('<foreign@mail.example.net>');
    const plain = { text: '我的罐子破了，請幫我看看。', subject: '罐子', id: 'plain', from: 'Mei <mei@example.net>' };
    expect(await comes(mime({ ...plain, to: 'support@example.com' }))).to.equal('ticket');
    expect((await mail.server.mail(({ receiver }) => receiver === 'mei@example.net')).text).to.include('案件');
    client.close();
  });

  it('that speaks of danger goes before all others, and whom to call goes back at once', async () => {
    const raw = mime({
      text: 'I cannot go on, I am going to kill myself tonight.',
      subject: 'My order',
      id: 'danger',
      from: 'Sam <sam@example.net>',
      to: 'support@example.com',
    });
    expect(await comes(raw)).to.equal('ticket');
    const told = await mail.server.mail(({ receiver }) => receiver === 'sam@example.net');
    expect(told.text)
      .to.match(/T-[0-9A-F]{10}/)
      .and.include(en.safety.selfHarm.split('.')[0]);
    const inSubject = { text: 'Please.', subject: 'I am going to kill myself tonight', id: 'subject' };
    expect(await comes(mime({ ...inSubject, from: 'Kim <kim@example.net>', to: 'support@example.com' }))).to.equal(
      'ticket',
    );
    const agent = await newAgent(mail.stage.url);
    const { queue } = await agent.ask('queue:watch', {});
    for (const name of ['Sam', 'Kim'])
      expect(queue.find(({ shopper }) => shopper.name === name)).to.include({ priority: 'urgent', reason: 'safety' });
    await agent.ask('presence:set', { state: 'away' });
    agent.close();
  });

  it('is refused without its signature, and of a machine becomes nothing; a bounce ends the letters', async () => {
    const { client, conversationId, address } = await ticketOf('gone@example.com');
    expect(
      await comes(mime({ text: 'x', subject: 'x', id: 'unsigned' }), 'another-secret-of-thirty-two-letters'),
    ).to.equal('signature_invalid');
    const away = {
      text: 'I am away.',
      subject: 'Away',
      id: 'away',
      to: address,
      headers: ['Auto-Submitted: auto-replied'],
    };
    expect(await comes(mime({ ...away, from: 'gone@example.com' }))).to.equal('automatic');
    const report = [
      'Content-Type: multipart/report; report-type=delivery-status; boundary=r',
      `To: ${address}\r\nFrom: mailer-daemon@example.com\r\nMessage-ID: <bounce@mx>`,
      '',
      '--r\r\nContent-Type: text/plain\r\n\r\nNot found.\r\n--r\r\nContent-Type: message/delivery-status\r\n',
      'Reporting-MTA: dns; mx.example.com\r\n\r\nFinal-Recipient: rfc822; gone@example.com\r\nAction: failed\r\nStatus: 5.1.1\r\n',
      '--r--',
    ].join('\r\n');
    expect(await comes(Buffer.from(report))).to.equal('bounce');
    const agent = await newAgent(mail.stage.url);
    await agent.ask('handoff:pick', { conversationId });
    await agent.ask('message:send', { conversationId, clientId: clientId(), text: 'Are you there?' });
    await agent.ask('presence:set', { state: 'away' });
    const later = await ticketOf('later@example.com');
    expect(mail.server.mails.filter(({ receiver }) => receiver === 'gone@example.com')).to.have.length(1);
    const { letters } = (await mail.stage.supervisor.get<LetterList>('/v1/letters?state=failed')).body;
    const [failed] = letters;
    expect(letters.map(({ template, fault }) => [template, fault])).to.deep.equal([['noted', 'bounced']]);
    // The mailbox is there again, and somebody says so.
    expect((await mail.stage.supervisor.post(`/v1/letters/${failed?.id}/send-again`)).status).to.equal(200);
    await mail.server.mail(({ receiver, text }) => receiver === 'gone@example.com' && /Are you there/.test(text ?? ''));
    for (const one of [agent, client, later.client]) one.close();
  });
});
