import { expect } from 'chai';
import type { Locale } from '../../protocol/locale.ts';
import { connectShopper, demoShopper, newAgent, newShopper } from '../support/clients.ts';
import { useMailStage } from './mail-stage.ts';
import { clientId } from './transcript.ts';

/** Ticks of a fiftieth of a second: what is a minute to shoppers is 1.2 seconds here. */
describe('a ticket that is answered by e-mail', function () {
  this.timeout(60_000);
  const mail = useMailStage({ MAIL_REPLY_TO: 'support@example.com' });

  /** A guest at night: the ticket has its number, and the address that was left. */
  async function ticketOf(email: string | undefined, locale: Locale = 'en') {
    const shopper = await newShopper(mail.stage.url, locale);
    const { client, conversationId } = shopper;
    const { handoff } = await client.ask('handoff:request', { conversationId });
    if (email !== undefined) await client.ask('message:send', { conversationId, clientId: clientId(), text: email });
    return { ...shopper, number: handoff.ticket?.number ?? '' };
  }
  async function answers(conversationId: string, texts: readonly string[]) {
    const agent = await newAgent(mail.stage.url);
    await agent.ask('handoff:pick', { conversationId });
    for (const text of texts) await agent.ask('message:send', { conversationId, clientId: clientId(), text });
    await agent.ask('presence:set', { state: 'away' });
    return agent;
  }
  const to = (receiver: string) => mail.server.mails.filter((mail) => mail.receiver === receiver);

  it('is confirmed with number and promise, and answered in one letter of the same thread, with a way back', async () => {
    const { client, conversationId, number } = await ticketOf('mai@example.com', 'vi');
    client.close();
    const noted = await mail.server.mail(({ receiver }) => receiver === 'mai@example.com');
    expect(noted.text).to.include(number).and.include('Bạn sẽ nhận được trả lời trước');
    expect(noted.headers.get('auto-submitted')).to.equal('auto-generated');

    const agent = await answers(conversationId, ['Kiện hàng đang ở kho.', 'Ngày mai sẽ giao.']);
    const answer = await mail.server.mail(
      ({ receiver, text }) => receiver === 'mai@example.com' && /kho/.test(text ?? ''),
    );
    expect(answer.text, 'both answers of a minute').to.include('Ngày mai sẽ giao.').and.include(number);
    expect(answer.html).to.include('Kiện hàng đang ở kho.').and.include('/help/vi#chat');
    expect(answer.subject).to.equal(noted.subject);
    expect(answer.references).to.equal(noted.references);
    expect(answer.headers.has('auto-submitted'), 'a person wrote it').to.equal(false);
    expect(answer.replyTo?.value[0]?.address).to.match(/^support\+[a-z2-7]{26}\.[a-z2-7]{20}@example\.com$/);
    agent.close();
    expect(to('mai@example.com')).to.have.length(2);
  });

  it('does not prove the address of a guest of the chat by its link: they may have left one of somebody else', async () => {
    const { client, conversationId } = await ticketOf('victim@example.com');
    const noted = await mail.server.mail(({ receiver }) => receiver === 'victim@example.com');
    const owner = await connectShopper(mail.stage.url, /#chat=([\w-]+\.[\w-]+)/.exec(noted.text ?? '')?.[1] ?? '');
    await owner.ask('conversation:open', { conversationId });
    const agent = await newAgent(mail.stage.url);
    const { packet } = await agent.ask('conversation:open', { conversationId });
    expect(packet.shopper).to.deep.include({ email: 'victim@example.com', emailProven: false });
    await agent.ask('presence:set', { state: 'away' });
    for (const one of [client, owner, agent]) one.close();
  });

  it('is answered in the chat alone to whoever reads it there', async () => {
    const { client, conversationId } = await ticketOf('reads@example.com');
    await mail.server.mail(({ receiver }) => receiver === 'reads@example.com');
    const heard = client.next('message:new', ({ message }) => message.author.kind === 'agent');
    const agent = await answers(conversationId, ['It is on its way.']);
    await client.ask('message:read', { conversationId, seq: (await heard).message.seq });
    // What was answered later to somebody else goes out after it, and so proves that this one did not.
    const other = await ticketOf('later@example.com');
    other.client.close();
    await mail.server.mail(({ receiver }) => receiver === 'later@example.com');
    expect(to('reads@example.com')).to.have.length(1);
    for (const one of [client, agent]) one.close();
  });

  it('sends nothing to whom no address is known, and confirms a ticket once however many addresses are left', async () => {
    const { client, conversationId } = await ticketOf(undefined);
    for (const text of ['one@example.com', 'two@example.com'])
      await client.ask('message:send', { conversationId, clientId: clientId(), text });
    client.close();
    await mail.server.mail(({ receiver }) => receiver === 'two@example.com');
    expect(to('one@example.com')).to.have.length(0);
  });

  it('confirms the ticket of whoever is signed in to the address that the marketplace knows, unless they have left by then', async () => {
    const signedIn = async (query: string) => {
      const { client, conversationId } = await demoShopper(mail.stage.url, query);
      const { handoff } = await client.ask('handoff:request', { conversationId });
      return { client, conversationId, number: handoff.ticket?.number ?? 'none' };
    };
    const left = await signedIn('?as=seller');
    await left.client.ask('handoff:cancel', { conversationId: left.conversationId });
    const stays = await signedIn('');
    const noted = await mail.server.mail(({ text }) => text?.includes(stays.number) === true);
    expect(noted.text).to.include('You will get an answer by').and.not.include('#chat=');
    expect(mail.server.mails.filter(({ text }) => text?.includes(left.number))).to.deep.equal([]);
    for (const { client } of [left, stays]) client.close();
  });
});
