import { expect } from 'chai';
import { kindsFor } from '../../../../apps/case/evidence-kinds.ts';
import { listPath, queryFor } from '../../../../apps/case/list-query.ts';
import { pushedNumber } from '../../../../apps/case/live-updates.ts';
import { pathOf, placeOf } from '../../../../apps/resolution-center/router.ts';
import { readFragment } from '../../../../browser/party-session.ts';
import { signedAddress } from '../../../../web-widget/signed-page.ts';

describe('addresses of the resolution center', () => {
  it('finds every place by the address that it gives it', () => {
    for (const place of [
      { is: 'list' },
      { is: 'new' },
      { is: 'new', orderId: 'AC 10/09' },
      { is: 'case', number: 'KD-7F3K-9QXM-2AT' },
    ] as const) {
      const address = new URL(pathOf(place), 'https://shop.example');
      expect(placeOf(address.pathname, address.search)).to.deep.equal(place);
    }
    expect(placeOf('/resolution/')).to.deep.equal({ is: 'list' });
    expect(placeOf('/inbox/')).to.deep.equal({ is: 'inbox' });
    expect(placeOf(pathOf({ is: 'inbox' }))).to.deep.equal({ is: 'inbox' });
  });

  it('reads the key of a link behind the hash, with a question mark or without', () => {
    expect(readFragment('#key=abc.def')).to.deep.equal({ key: 'abc.def' });
    expect(readFragment('#?key=abc')).to.deep.equal({ key: 'abc' });
    expect(readFragment('#identity=a.b.c')).to.deep.equal({ identity: 'a.b.c' });
    expect(readFragment('')).to.deep.equal({});
  });

  it('reads the session that the chat brings along, and the chat brings it to the pages that know it, and to no other', () => {
    const server = 'https://help.example.com';
    const expiresAt = '2026-12-01T00:00:00.000Z';
    const now = Date.parse(expiresAt) - 3_600_000;
    const shopper = { token: 'a.b', visitorId: 'v', expiresAt, subject: 'mara' };
    const page = `${server}/resolution/KD-1`;
    const signed = signedAddress(page, server, shopper, now) ?? '';
    expect(signed.startsWith(`${page}#`)).to.equal(true);
    expect(readFragment(new URL(signed).hash)).to.deep.equal({ session: { token: 'a.b', expiresAt } });
    for (const path of ['/inbox', '/help/zh-Hant/contact'])
      expect(signedAddress(server + path, server, shopper, now), path).to.include('#session=a.b');
    expect(signedAddress('https://evil.example/resolution/KD-1', server, shopper, now)).to.equal(undefined);
    expect(signedAddress(`${server}/help/en/`, server, shopper, now)).to.equal(undefined);
    const { subject: _subject, ...guest } = shopper;
    for (const nobody of [undefined, guest]) expect(signedAddress(page, server, nobody, now)).to.equal(undefined);
    expect(signedAddress(page, server, shopper, now + 3_600_000)).to.equal(undefined);
  });

  it('asks for pages of a list by where the last one ended', () => {
    const path = listPath({ states: ['ruled', 'remedy'], profile: 'p2p', order: 'deadline', after: 'x', mine: true });
    expect(Object.fromEntries(new URL(path, 'https://shop.example').searchParams)).to.deep.equal({
      state: 'ruled,remedy',
      profile: 'p2p',
      assigned: 'me',
      order: 'deadline',
      after: 'x',
      limit: '25',
    });
    expect(listPath(queryFor('all'))).not.to.contain('state');
    expect(queryFor('open').states).not.to.include('closed');
  });

  it('takes the number out of a push, and nothing out of what is none', () => {
    expect(pushedNumber({ caseNumber: 'KD-1', state: 'closed', revision: 3 })).to.equal('KD-1');
    expect([null, 'KD-1', { caseNumber: 7 }].map(pushedNumber)).to.deep.equal([undefined, undefined, undefined]);
  });

  it('names a file first as what it most likely shows', () => {
    expect(['image/png', 'video/mp4', 'application/pdf'].map((type) => kindsFor(type)[0])).to.deep.equal([
      'photo',
      'video',
      'document',
    ]);
  });

  it('takes a file for what is asked for, where it can be that, and else for what helps', () => {
    const first = (...asked: Parameters<typeof kindsFor>) => kindsFor(...asked)[0];
    expect(first('image/png', ['screenshot', 'document'], ['chat-log'])).to.equal('screenshot');
    expect(first('image/png', [], ['chat-log'])).to.equal('chat-log');
    expect(first('application/pdf', ['photo', 'video'], [])).to.equal('document');
    expect(kindsFor('image/png', ['document'], []), 'each once').to.have.members([...kindsFor('image/png')]);
  });
});
