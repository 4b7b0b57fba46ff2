import { expect } from 'chai';
import { putOff } from '../../../../handoff/mail/put-off.ts';

describe('mails that are put off', () => {
  it('are tried again after 10 s, 20 s and so on, at most 15 minutes later', () => {
    let at = 0;
    const waiting = putOff(() => at);
    expect(waiting.next()).to.equal(undefined);
    const pauses = Array.from({ length: 9 }, () => {
      waiting.later('a');
      const pause = waiting.next() ?? 0;
      at += pause - 1;
      expect(waiting.due(['a', 'b'])).to.deep.equal(['b']);
      at += 1;
      expect(waiting.due(['a', 'b'])).to.deep.equal(['a', 'b']);
      return pause / 1_000;
    });
    expect(pauses).to.deep.equal([10, 20, 40, 80, 160, 320, 640, 900, 900]);
  });

  it('are forgotten once they are gone', () => {
    const waiting = putOff(() => 0);
    expect(waiting.later('a')).to.equal(1);
    expect(waiting.later('a')).to.equal(2);
    waiting.due(['b']);
    expect(waiting.next()).to.equal(undefined);
    expect(waiting.later('a')).to.equal(1);
  });
});
