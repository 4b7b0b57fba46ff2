import { expect } from 'chai';
import { createBrowserStorage } from '../../../browser/browser-storage.ts';
import { createTokens, readCredentials, subjectOf } from '../../../web-widget/tokens.ts';
import { memoryArea } from './fakes/memory-area.ts';

const NOW = Date.parse('2026-06-01T00:00:00.000Z');
const jwt = (sub: string) => `h.${btoa(JSON.stringify({ sub })).replaceAll('=', '')}.s`;

/** A browser with a server that hands out t1, t2, … and, where asked, an identity. */
function browser(options: { identity?: () => Response; area?: Storage; refuse?: (body: unknown) => number } = {}) {
  const area = options.area ?? memoryArea();
  const storage = createBrowserStorage('kaunter|', () => area, new EventTarget());
  const posts: { path: string; body: Record<string, unknown> }[] = [];
  let changes = 0;
  const fetch = async (url: string | URL | Request, init?: RequestInit) => {
    const path = new URL(String(url), 'https://shop.example').pathname;
    if (path === '/identity') return options.identity?.() ?? new Response(null, { status: 401 });
    const body = JSON.parse(String(init?.body)) as Record<string, unknown>;
    posts.push({ path, body });
    const status = options.refuse?.(body) ?? 201;
    if (status !== 201) return new Response('{}', { status });
    const count = posts.length;
    return Response.json(
      { token: `t${count}`, visitorId: `v${count}`, expiresAt: new Date(NOW + 3_600_000).toISOString() },
      { status },
    );
  };
  const tokens = createTokens({
    server: 'https://help.example',
    identityUrl: options.identity ? '/identity' : undefined,
    storage,
    locale: () => 'vi',
    now: () => NOW,
    fetch,
    alone: (work) => work(),
    onPersonChanged: () => void changes++,
  });
  return { tokens, posts, storage, changes: () => changes };
}

const signedIn = (sub: string) => () => Response.json({ identity: jwt(sub) });

describe('access of a browser', () => {
  it('asks for a visitor’s token once and keeps it', async () => {
    const { tokens, posts } = browser();
    expect((await tokens.current()).token).to.equal('t1');
    expect((await tokens.current()).token).to.equal('t1');
    expect(posts).to.deep.equal([{ path: '/v1/visitors', body: { locale: 'vi' } }]);
  });

  it('takes another tab’s newer token instead of asking for one more', async () => {
    const { tokens, posts, storage } = browser();
    await tokens.current();
    storage.write(
      'token',
      JSON.stringify({ token: 'newer', visitorId: 'v', expiresAt: new Date(NOW + 9e6).toISOString() }),
    );
    expect((await tokens.renew('t1')).token).to.equal('newer');
    expect(posts).to.have.length(1);
  });

  it('replaces a token that has run out or was refused', async () => {
    const { tokens, storage } = browser();
    storage.write('token', JSON.stringify({ token: 'old', visitorId: 'v', expiresAt: '2026-05-31T23:59:00.000Z' }));
    expect((await tokens.current()).token).to.equal('t1');
    expect((await tokens.renew('t1')).token).to.equal('t2');
  });

  it('brings the visitor’s conversation along when the shopper signs in', async () => {
    const area = memoryArea();
    await browser({ area }).tokens.current();
    const { tokens, posts, storage, changes } = browser({ area, identity: signedIn('lina') });
    await tokens.current();
    expect(posts).to.deep.equal([{ path: '/v1/sessions', body: { identity: jwt('lina'), visitorToken: 't1' } }]);
    expect(readCredentials(storage)?.subject).to.equal('lina');
    expect(changes()).to.equal(0);
  });

  it('gives nothing of one shopper to the next, nor to a guest', async () => {
    for (const identity of [signedIn('mark'), () => new Response(null, { status: 401 })]) {
      const area = memoryArea();
      await browser({ area, identity: signedIn('lina') }).tokens.current();
      const next = browser({ area, identity });
      await next.tokens.current();
      expect(next.changes()).to.equal(1);
      expect(next.posts[0]?.body).not.to.have.property('visitorToken');
    }
  });

  it('lets the shopper in as a visitor when the identity is refused', async () => {
    const { tokens, posts, storage } = browser({
      identity: signedIn('lina'),
      refuse: (body) => ((body as { identity?: string }).identity ? 401 : 201),
    });
    await tokens.current();
    expect(posts.map(({ path }) => path)).to.deep.equal(['/v1/sessions', '/v1/visitors']);
    expect(readCredentials(storage)?.subject).to.equal(undefined);
  });

  it('does not take a fault of the server for "nobody is signed in"', async () => {
    const { tokens, posts } = browser({ identity: () => new Response(null, { status: 503 }) });
    let failed = false;
    await tokens.current().catch(() => {
      failed = true;
    });
    expect([failed, posts]).to.deep.equal([true, []]);
  });

  it('reads the subject of an identity token, and of nonsense none', () => {
    expect(subjectOf(jwt('lina'))).to.equal('lina');
    for (const nonsense of ['', 'a.b.c', 'a.e30.c', '.'.repeat(9)]) expect(subjectOf(nonsense)).to.equal(undefined);
  });
});
