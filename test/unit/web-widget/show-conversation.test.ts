import { expect } from 'chai';
import { serverLog } from './fakes/server-log.ts';
import { sessionPage, settle } from './fakes/session-page.ts';

describe('a conversation that is chosen', () => {
  it('shows the conversation that was chosen, and the newest again', async () => {
    const log = serverLog();
    log.append({ text: 'hello' });
    const page = await sessionPage(log);
    page.link.up();
    await settle();
    const opens = () => page.link.requests.filter(({ event }) => event === 'conversation:open');
    page.link.answers['conversation:open'] = { conversation: { ...log.open(0).conversation, id: 'c2' }, messages: [] };
    page.session.show('c2');
    expect(page.live.get()).to.deep.include({ conversationId: 'c2', loaded: false, outbox: [] });
    await settle();
    expect(opens().at(-1)?.body).to.deep.equal({ conversationId: 'c2' });
    expect(page.live.get()).to.include({ conversationId: 'c2', loaded: true });
    delete page.link.answers['conversation:open'];
    page.session.show(undefined);
    await settle();
    expect(opens().at(-1)?.body).to.deep.equal({ locale: 'en' });
    expect(page.live.get().conversationId).to.equal('c1');
  });

  it('is not led back by an answer about the one before', async () => {
    const log = serverLog();
    log.append({ text: 'hello' });
    const page = await sessionPage(log);
    page.link.up();
    await settle();
    log.append({ text: 'missed' });
    page.link.push('message:new', { conversationId: 'c1', message: log.append({ text: 'pushed' }) });
    // Its catch-up is under way.
    page.session.show('c2');
    page.link.answers['conversation:open'] = { conversation: { ...log.open(0).conversation, id: 'c2' }, messages: [] };
    await settle();
    expect(page.live.get().conversationId).to.equal('c2');
  });

  it('leaves no unsent words behind, and says so, as without a link', async () => {
    const page = await sessionPage(serverLog());
    page.link.up();
    await settle();
    const item = { clientId: 'sent', createdAt: new Date(0).toISOString(), text: 'on its way' };
    page.live.dispatch({ type: 'message:queued', item });
    page.session.show('c2');
    expect(page.live.get()).to.include({ conversationId: 'c1', notice: 'unsent' });
    page.live.dispatch({ type: 'link:changed', link: 'offline' });
    page.session.show('c2');
    expect(page.live.get()).to.include({ conversationId: 'c1', notice: 'offline' });
  });
});
