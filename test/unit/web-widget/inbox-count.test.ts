import { expect } from 'chai';
import { createBrowserStorage } from '../../../browser/browser-storage.ts';
import { createInboxCount } from '../../../web-widget/inbox-count.ts';
import { createLiveState } from '../../../web-widget/live-state.ts';
import { initialState } from '../../../web-widget/state.ts';
import { memoryArea } from './fakes/memory-area.ts';
import { settle } from './fakes/session-page.ts';

/** A page whose server has two news of cases, and an answer in each of two tickets, one of them in this chat. */
function page({ subject }: { readonly subject?: string } = { subject: 'mai' }, inboxNow?: unknown) {
  const area = memoryArea();
  const storage = createBrowserStorage('kaunter|', () => area, new EventTarget());
  const credentials = { token: 't', visitorId: 'v', expiresAt: '2030-01-01T00:00:00.000Z', subject };
  storage.write('token', JSON.stringify(credentials));
  const live = createLiveState({ ...initialState('en'), conversationId: 'c1' });
  const asked: string[] = [];
  const clock = { now: 0 };
  const server = { down: false, status: 200 };
  const refusedPaths: string[] = [];
  const timers: { readonly work: () => void; readonly ms: number }[] = [];
  const ticket = (conversationId: string, unread: number) => ({ conversationId, unread });
  const answers: Readonly<Record<string, unknown>> = {
    '/v1/notices/unread': { unread: 2 },
    '/v1/inbox/tickets': inboxNow ?? {
      ...{ tickets: [ticket('c1', 1), ticket('c2', 3), ticket('c3', 0)], newest: 'newest', timeZone: 'UTC' },
    },
  };
  const fetch = async (path: unknown, init?: RequestInit) => {
    asked.push(String(path));
    expect(init?.headers).to.deep.equal({ authorization: 'Bearer t' });
    if (server.down) throw new TypeError('unreachable');
    if (refusedPaths.includes(String(path))) return new Response('{"error":{}}', { status: 403 });
    return new Response(JSON.stringify(answers[String(path)]), { status: server.status });
  };
  let changes = 0;
  const inbox = createInboxCount({
    ...{ server: '', live, storage, fetch: fetch as typeof globalThis.fetch, now: () => clock.now },
    later: (work, ms) => void timers.push({ work, ms }),
    onChange: () => changes++,
  });
  const up = () => live.dispatch({ type: 'link:changed', link: 'online' });
  const down = () => live.dispatch({ type: 'link:changed', link: 'offline' });
  return { inbox, asked, clock, server, up, down, live, timers, refusedPaths, changes: () => changes };
}

describe('what is unread in the inbox', () => {
  it('is counted when the link comes up: news of cases, and tickets with answers outside of this chat', async () => {
    const { inbox, asked, up, changes } = page();
    up();
    await settle();
    expect([inbox.unread(), changes(), asked]).to.deep.equal([3, 1, ['/v1/notices/unread', '/v1/inbox/tickets']]);
  });

  it('is asked for at most once a minute, however often the menu opens and the link breaks', async () => {
    const { inbox, asked, clock, up, down } = page();
    up();
    inbox.look();
    down();
    up();
    await settle();
    expect(asked).to.have.length(2);
    clock.now = 60_000;
    inbox.look();
    expect(asked).to.have.length(4);
  });

  it('is no guest’s, whose tickets are looked at when the menu opens', async () => {
    const { inbox, asked, up } = page({});
    up();
    await settle();
    expect(asked).to.deep.equal([]);
    inbox.look();
    await settle();
    expect([inbox.unread(), asked]).to.deep.equal([0, ['/v1/inbox/tickets']]);
  });

  it('stands while the server is away, and is nobody else’s', async () => {
    const { inbox, clock, server, up, live } = page();
    up();
    await settle();
    clock.now = 60_000;
    server.down = true;
    inbox.look();
    await settle();
    expect(inbox.unread()).to.equal(3);
    live.dispatch({ type: 'person:changed' });
    expect(inbox.unread()).to.equal(0);
  });
});

describe('news of the inbox', () => {
  const news = { type: 'news:came' } as const;

  it('that come right after a look are looked at a little later, once for all of them', async () => {
    const { asked, clock, up, live, timers } = page();
    up();
    await settle();
    clock.now = 2_000;
    live.dispatch(news);
    live.dispatch(news);
    expect([asked.length, timers.map(({ ms }) => ms)]).to.deep.equal([2, [3_000]]);
    clock.now = 5_000;
    timers.pop()?.work();
    await settle();
    expect(asked).to.have.length(4);
    clock.now = 11_000;
    live.dispatch(news);
    expect([asked.length, timers]).to.deep.equal([6, []]);
  });

  it('leave what is known where the server refuses now', async () => {
    const { inbox, clock, server, up, live, changes } = page();
    up();
    await settle();
    for (const status of [401, 429, 503]) {
      server.status = status;
      clock.now += 60_000;
      live.dispatch(news);
      await settle();
      expect([inbox.unread(), inbox.choices().length, changes()], String(status)).to.deep.equal([3, 4, 1]);
    }
  });

  it('are of cases alone for a reader who may see no tickets', async () => {
    const { inbox, refusedPaths, up } = page();
    refusedPaths.push('/v1/inbox/tickets');
    up();
    await settle();
    expect(inbox.unread()).to.equal(2);
  });

  it('are looked at for a guest who has more than what is shown, and for no other guest', async () => {
    const guest = page({});
    guest.live.dispatch(news);
    expect(guest.asked).to.deep.equal([]);
    guest.inbox.look();
    await settle();
    guest.clock.now = 5_000;
    guest.live.dispatch(news);
    await settle();
    expect(guest.asked).to.deep.equal(['/v1/inbox/tickets', '/v1/inbox/tickets']);
    expect(guest.inbox.choices().find(({ conversationId }) => conversationId === 'c2')?.ticket?.unread).to.equal(3);
  });
});

describe('what the chat can show', () => {
  it('is every ticket that has not ended, the one that is shown, and the newest chat', async () => {
    const { inbox, up } = page();
    expect(inbox.choices()).to.deep.equal([]);
    up();
    await settle();
    expect(inbox.choices().map(({ conversationId }) => conversationId)).to.deep.equal(['c1', 'c2', 'c3', 'newest']);
    expect(inbox.choices().at(-1)?.ticket).to.equal(undefined);
  });

  it('names the newest chat once, and none that has ended', async () => {
    const tickets = [
      { conversationId: 'c1', unread: 0, state: 'closed' },
      { conversationId: 'c2', unread: 0, state: 'closed' },
      { conversationId: 'c3', unread: 0, state: 'waiting' },
    ];
    const { inbox, up } = page({ subject: 'mai' }, { tickets, newest: 'c3' });
    up();
    await settle();
    expect(inbox.choices().map(({ conversationId }) => conversationId)).to.deep.equal(['c1', 'c3']);
  });

  it('is looked at anew once the desk has written a line here, and is nobody else’s', async () => {
    const { inbox, asked, up, live } = page();
    up();
    await settle();
    const author = { kind: 'system', name: '' } as const;
    const createdAt = new Date(0).toISOString();
    live.dispatch({ type: 'message:received', message: { seq: 1, id: 'm', author, createdAt, text: 'Split.' } });
    inbox.look();
    expect(asked).to.have.length(4);
    await settle();
    live.dispatch({ type: 'person:changed' });
    expect(inbox.choices()).to.deep.equal([]);
  });
});
