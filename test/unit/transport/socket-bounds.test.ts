import { expect } from 'chai';
import { CodedError } from '../../../protocol/error-codes.ts';
import { networkOf } from '../../../transport/caller-address.ts';
import { socketBounds } from '../../../transport/socket-bounds.ts';

function said(work: () => void): { code: string; seconds: unknown } | undefined {
  try {
    work();
    return undefined;
  } catch (error) {
    if (!(error instanceof CodedError)) throw error;
    return { code: error.code, seconds: error.data?.retryAfterSeconds };
  }
}

describe('the number of open sockets', () => {
  let at = 0;
  const boundsOf = (most: number, mostEach: number) => socketBounds({ most, mostEach, clock: () => at });
  const open = (bounds: ReturnType<typeof boundsOf>, networks: readonly string[]) => {
    for (const network of networks) bounds.opened(network);
  };
  beforeEach(() => {
    at = 0;
  });

  it('is bounded for each network, and the others do not notice', () => {
    const bounds = boundsOf(100, 3);
    open(bounds, ['a', 'a', 'a', 'b']);
    expect(said(() => bounds.check('a'))).to.equal(undefined);
    bounds.opened('a');
    expect(said(() => bounds.check('a'))).to.deep.equal({ code: 'connections_too_many', seconds: 60 });
    expect(said(() => bounds.check('b'))).to.equal(undefined);
    bounds.closed('a');
    expect(said(() => bounds.check('a'))).to.equal(undefined);
  });

  it('is bounded as a whole, with the time that a place takes to become free', () => {
    const bounds = boundsOf(20, 100);
    open(
      bounds,
      Array.from({ length: 320 }, (_, index) => `n${index}`),
    );
    for (let index = 0; index < 300; index += 1) {
      at += 2_000;
      bounds.closed(`n${index}`);
    }
    expect(said(() => bounds.check('n310'))).to.equal(undefined);
    open(bounds, ['x', 'y', 'z']);
    const refusal = said(() => bounds.check('z'));
    expect(refusal?.code).to.equal('overloaded');
    expect(refusal?.seconds, 'three have to leave, one each two seconds').to.be.within(6, 7);
  });

  it('shuts the door where a crowd goes far beyond the bounds, and knows nothing of networks that are gone', () => {
    const bounds = boundsOf(100, 2);
    open(bounds, ['a', 'a', 'a', 'a', 'a', 'a', 'a', 'a', 'a']);
    expect(bounds.shut('a')).to.equal(false);
    bounds.opened('a');
    expect([bounds.shut('a'), bounds.shut('b')]).to.deep.equal([true, false]);
    for (let index = 0; index < 10; index += 1) bounds.closed('a');
    expect([bounds.shut('a'), bounds.open()]).to.deep.equal([false, 0]);
  });

  it('counts all addresses of a network of IPv6 as one', () => {
    expect(networkOf('2001:db8:1:2:aaaa::1')).to.equal(networkOf('2001:db8:1:2:bbbb::9'));
    expect(networkOf('2001:db8:1:2::1')).not.to.equal(networkOf('2001:db8:1:3::1'));
    expect(networkOf('::ffff:192.0.2.7')).to.equal('192.0.2.7');
  });
});
