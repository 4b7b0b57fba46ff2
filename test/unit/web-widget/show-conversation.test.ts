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

  it('is not led back by a probe, a message fetched again, or a rating of the one before', async () => {
    const log = serverLog();
    log.append({ text: 'of the one before' });
    const page = await sessionPage(log);
    page.link.up();
    await settle();
    const c2 = { conversation: { ...log.open(0).conversation, id: 'c2', lastSeq: 0 }, messages: [] };
    const actions = [() => page.session.probe(), () => page.session.refresh(1), () => void page.session.rate(1, 5, '')];
    for (const act of actions) {
      page.live.dispatch({ type: 'conversation:forgotten', goesOn: 'c1' });
      delete page.link.answers['conversation:open'];
      act();
      await Promise.resolve();
      page.live.dispatch({ type: 'conversation:opened', afterSeq: 0, ...log.open(0) });
      page.live.dispatch({ type: 'conversation:forgotten', goesOn: 'c2' });
      page.live.dispatch({ type: 'conversation:opened', afterSeq: 0, ...c2 });
      await settle();
      const { conversationId, ratedSeq } = page.live.get();
      expect([conversationId, ratedSeq, page.shown()], String(act)).to.deep.equal(['c2', 0, []]);
    }
  });

  it('waits for what is held until its file has arrived', async () => {
    const page = await sessionPage(serverLog());
    page.link.up();
    await settle();
    page.live.dispatch({ type: 'message:held', held: true });
    page.session.show('c2');
    expect(page.live.get()).to.include({ conversationId: 'c1', notice: 'unsent', held: true });
    page.live.dispatch({ type: 'message:held', held: false });
    page.session.show('c2');
    expect(page.live.get().conversationId).to.equal('c2');
  });

  it('takes along what is held where the conversation goes on elsewhere; the next person has none of it', async () => {
    const page = await sessionPage(serverLog());
    page.live.dispatch({ type: 'message:held', held: true });
    page.live.dispatch({ type: 'conversation:forgotten', goesOn: 'c2' });
    expect(page.live.get().held).to.equal(true);
    page.live.dispatch({ type: 'person:changed' });
    expect(page.live.get().held).to.equal(false);
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
