import { expect } from 'chai';
import { connectShopper, newShopper } from '../support/clients.ts';
import { startServer, type TestServer } from '../support/server.ts';

describe('the language of a chat and of the pages that it is on', function () {
  this.timeout(30_000);
  let server: TestServer;
  before(async () => {
    server = await startServer();
  });
  after(async () => {
    await server.stop();
    server.discard();
  });

  async function answerTo(
    client: Awaited<ReturnType<typeof newShopper>>['client'],
    conversationId: string,
    text: string,
  ) {
    const answered = client.next('message:new', ({ message }) => message.author.kind === 'bot');
    await client.ask('message:send', { conversationId, clientId: `said-${text.length}`, text });
    return (await answered).message.text ?? '';
  }

  it('follows the page opened last: the greeting stays, what is said next is in the new language, other tabs hear of it', async () => {
    const { client, conversationId, token } = await newShopper(server.url, 'en');
    const first = (await client.ask('conversation:open', { conversationId })).messages.map(({ text }) => text);
    const second = await connectShopper(server.url, token);
    const told = client.next('locale:changed');
    const { conversation, messages } = await second.ask('conversation:open', { locale: 'vi' });
    expect(conversation).to.include({ id: conversationId, locale: 'vi' }).and.not.have.property('localeChosen');
    expect(await told).to.deep.equal({ conversationId, locale: 'vi' });
    expect(
      messages.map(({ text }) => text),
      'nothing is said again',
    ).to.deep.equal(first);
    expect(await answerTo(client, conversationId, 'xqzt')).to.match(/[ăâđêôơư]|bạn/i);

    // A link that comes back says nothing of its page: two tabs do not fight.
    await client.ask('conversation:open', { conversationId });
    expect((await second.ask('conversation:open', { conversationId })).conversation.locale).to.equal('vi');

    // Written in another language, it goes on in that, as before.
    const written = second.next('locale:changed');
    await answerTo(client, conversationId, '¿cómo puedo rastrear mi pedido y cuánto tarda en llegar?');
    expect((await written).locale).to.equal('es');
    second.close();
    client.close();
  });

  it('keeps what the shopper chose, whatever page is opened', async () => {
    const { client, conversationId, token } = await newShopper(server.url, 'en');
    expect(await client.ask('locale:set', { conversationId, locale: 'ms', of: 'page' })).to.include({ locale: 'ms' });
    const told = client.next('locale:changed', ({ locale }) => locale === 'es');
    expect(await client.ask('locale:set', { conversationId, locale: 'es' })).to.include({ locale: 'es' });
    expect(await told).to.deep.equal({ conversationId, locale: 'es', localeChosen: true });
    expect(await client.ask('locale:set', { conversationId, locale: 'vi', of: 'page' })).to.include({ locale: 'es' });
    const second = await connectShopper(server.url, token);
    const { conversation } = await second.ask('conversation:open', { locale: 'id' });
    expect(conversation).to.include({ locale: 'es', localeChosen: true });
    second.close();
    client.close();
  });
});
