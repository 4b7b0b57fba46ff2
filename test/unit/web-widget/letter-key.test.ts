import { expect } from 'chai';
import type { BrowserStorage } from '../../../browser/browser-storage.ts';
import { visitorTokens } from '../../../people/visitors/visitor-tokens.ts';
import { takeLetterKey } from '../../../web-widget/letter-key.ts';

describe('the key in the link of a ticket’s letter', () => {
  const visitor = (visitorId: string) => ({
    visitorId,
    name: '',
    verified: false,
    email: undefined,
    locale: undefined,
  });
  const { token, expiresAt } = visitorTokens('secret', () => 0).issue(visitor('v_guest'));

  function browser(kept?: object) {
    const values = new Map<string, string>(kept === undefined ? [] : [['token', JSON.stringify(kept)]]);
    const storage = {
      read: (key: string) => values.get(key),
      write: (key: string, value: string | undefined) =>
        void (value === undefined ? values.delete(key) : values.set(key, value)),
    } as unknown as BrowserStorage;
    let forgotten = 0;
    const take = (hash: string) => takeLetterKey(storage, hash, () => (forgotten += 1));
    const held = () => JSON.parse(values.get('token') ?? '{}') as { token?: string; expiresAt?: string };
    return { take, held, forgotten: () => forgotten };
  }

  it('makes this browser the visitor of the letter, whoever used it before', () => {
    for (const subject of [undefined, 'u_mai']) {
      const { take, held, forgotten } = browser({
        token: 'a.b',
        visitorId: 'v_other',
        subject,
        expiresAt: '2999-01-01',
      });
      expect(take(`#chat=${token}`)).to.deep.equal({ conversationId: undefined, fragment: '#chat' });
      expect(held()).to.deep.equal({ token, visitorId: 'v_guest', expiresAt: new Date(expiresAt).toISOString() });
      expect(forgotten()).to.equal(1);
    }
  });

  it('changes nothing for that visitor themselves', () => {
    const { take, held, forgotten } = browser({ token: 'a.b', visitorId: 'v_guest', expiresAt: '2999-01-01' });
    expect(take(`#chat=${token}`)).to.deep.equal({ conversationId: undefined, fragment: '#chat' });
    expect(held().token).to.equal('a.b');
    expect(forgotten()).to.equal(0);
  });

  it('may lead into one of several conversations, also when the page is loaded again', () => {
    const { take, held } = browser();
    const there = { conversationId: 'c-1_a', fragment: '#chat&in=c-1_a' };
    expect(take(`#chat=${token}&in=c-1_a`)).to.deep.equal(there);
    expect(held().token).to.equal(token);
    expect(take(there.fragment)).to.deep.equal(there);
    expect(take('#chat')).to.deep.equal({ conversationId: undefined, fragment: '#chat' });
  });

  it('is none in any other fragment', () => {
    for (const hash of ['', '#chat=', '#chat=x.y', '#chat=x.y&in=c', '#other', '#chats', `#chat=${token}.more`]) {
      const { take, held } = browser();
      expect(take(hash), hash).to.equal(undefined);
      expect(held()).to.deep.equal({});
    }
  });
});
