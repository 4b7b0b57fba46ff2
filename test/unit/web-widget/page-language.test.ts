import { expect } from 'chai';
import { memoryArea } from './fakes/memory-area.ts';
import { serverLog } from './fakes/server-log.ts';
import { sessionPage, settle } from './fakes/session-page.ts';

async function onlinePage(area = memoryArea()) {
  const page = await sessionPage(serverLog(), area);
  page.link.up();
  await settle();
  const asked = () => page.link.requests.filter(({ event }) => event === 'locale:set').map(({ body }) => body);
  return { ...page, asked, link: page.link, spoken: () => page.live.get().locale };
}

describe('the language of the page', () => {
  it('is that of the chat once the page has changed it', async () => {
    const { session, asked, spoken } = await onlinePage();
    session.setLocale('vi', 'page');
    expect(spoken()).to.equal('vi');
    await settle();
    expect(asked()).to.deep.equal([{ locale: 'vi', of: 'page', conversationId: 'c1' }]);
    expect(spoken()).to.equal('vi');
  });

  it('gives way to what the shopper chose by hand, on the next page, too', async () => {
    const { session, asked, spoken, storage } = await onlinePage();
    session.setLocale('es');
    session.setLocale('vi', 'page');
    await settle();
    expect(asked()).to.deep.equal([{ locale: 'es', conversationId: 'c1' }]);
    expect(spoken()).to.equal('es');
    expect(storage.read('localeChosen')).to.equal('1');
  });

  it('gives way to what the shopper told the bot, or chose in another browser', async () => {
    const { session, asked, spoken, link } = await onlinePage();
    link.push('locale:changed', { conversationId: 'c1', locale: 'ms', localeChosen: true });
    session.setLocale('vi', 'page');
    await settle();
    expect([asked(), spoken()]).to.deep.equal([[], 'ms']);
  });

  it('is what the server says where it knows of a choice that this page does not', async () => {
    const { session, spoken, link } = await onlinePage();
    link.answers['locale:set'] = { locale: 'id' };
    session.setLocale('vi', 'page');
    await settle();
    expect(spoken()).to.equal('id');
  });

  it('is asked for again after the link was away', async () => {
    const { session, asked, link } = await onlinePage();
    link.down();
    session.setLocale('vi', 'page');
    await settle();
    expect(asked()).to.deep.equal([]);
    link.up();
    await settle();
    expect(asked()).to.deep.equal([{ locale: 'vi', of: 'page', conversationId: 'c1' }]);
    link.down();
    link.up();
    await settle();
    expect(asked(), 'and once').to.have.length(1);
  });

  it('is told when a page opens the chat, and not again when its link comes back', async () => {
    const { link } = await onlinePage();
    link.down();
    link.up();
    await settle();
    const opened = link.requests.filter(({ event }) => event === 'conversation:open').map(({ body }) => body);
    expect(opened).to.deep.equal([{ locale: 'en' }, { conversationId: 'c1' }]);
  });
});
