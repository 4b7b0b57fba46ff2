import { expect } from 'chai';
import { crumbGuard } from '../../../transport/crumbs.ts';
import { gatheredBytes } from '../../../transport/gathered-bytes.ts';

describe('a body that comes in crumbs', () => {
  /** How many chunks of so many bytes are taken, of as many as are tried. */
  function taken(bytes: number, tries: number): number {
    const guard = crumbGuard({ destroy: () => undefined as never });
    const chunk = Buffer.alloc(bytes);
    for (let count = 0; count < tries; count += 1)
      try {
        guard(chunk);
      } catch (error) {
        expect(error).to.include({ code: 'request_malformed' });
        return count;
      }
    return tries;
  }

  it('is cut off after some thousand chunks, however large it may be', () => {
    expect(taken(1, 100_000)).to.equal(4_096);
    expect(taken(63, 100_000)).to.equal(4_096);
  });

  it('is taken where it is small, or as lines of a mail come', () => {
    expect(taken(1, 4_096)).to.equal(4_096);
    expect(taken(78, 100_000)).to.equal(100_000);
  });

  it('is the same bytes, gathered', () => {
    const bytes = gatheredBytes();
    const all = Buffer.from(Array.from({ length: 5_000 }, (_, at) => at % 251));
    for (let at = 0; at < all.length; at += 3) bytes.add(all.subarray(at, at + 3));
    expect(bytes.size()).to.equal(5_000);
    expect(bytes.all().equals(all)).to.equal(true);
  });
});
