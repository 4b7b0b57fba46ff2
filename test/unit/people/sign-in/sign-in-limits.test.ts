import { expect } from 'chai';
import { loginLimits } from '../../../../people/sign-in/sign-in-limits.ts';
import { CodedError } from '../../../../protocol/error-codes.ts';
import { memoryCoordination } from '../../../../store/memory/coordination.ts';
import { rateCounters } from '../../../../store/memory/rate-counters.ts';
import { rateLimits } from '../../../../transport/rate-limits.ts';

const MINUTE = 60_000;

function stage() {
  let at = 1_000_000;
  const coordination = memoryCoordination(() => at);
  const logins = loginLimits(rateLimits(coordination, 1), coordination);
  /** `in`, or the code, with the wait where there is one. */
  const attempt = async (address: string, email: string, right = false) => {
    try {
      const open = right ? async () => 'in' : () => Promise.reject(new CodedError('login_failed'));
      return await logins.during(address, email, open);
    } catch (error) {
      if (!(error instanceof CodedError)) throw error;
      const wait = error.data?.retryAfterSeconds;
      return wait === undefined ? error.code : `${error.code} ${String(wait)}`;
    }
  };
  const pass = (ms: number) => {
    at += ms;
  };
  return { logins, attempt, pass };
}

describe('sign-in', () => {
  it('slows one caller who tries many accounts, and says when to come again', async () => {
    const { attempt, pass } = stage();
    const outcomes = [];
    for (let n = 0; n < 300; n += 1) {
      outcomes.push(await attempt('203.0.113.9', `someone-${n}@example.com`));
      pass(100);
    }
    expect(outcomes.filter((one) => one === 'login_failed').length).to.equal(30);
    expect(outcomes[30]).to.equal('rate_limited 297');
    expect(outcomes[299]).to.equal('rate_limited 271');
    expect(await attempt('203.0.113.10', 'someone-1@example.com', true), 'others are not touched').to.equal('in');
    pass(5 * MINUTE);
    expect(await attempt('203.0.113.9', 'someone-1@example.com', true)).to.equal('in');
  });

  it('takes a network of IPv6 for one caller', async () => {
    const { attempt } = stage();
    for (let n = 0; n < 30; n += 1) await attempt(`2001:db8:1:2::${n.toString(16)}`, `one-${n}@example.com`);
    expect(await attempt('2001:db8:1:2:ffff::1', 'other@example.com')).to.match(/^rate_limited/);
    expect(await attempt('2001:db8:1:3::1', 'other@example.com')).to.equal('login_failed');
  });

  it('lets an office sign in at once: right passwords do not count', async () => {
    const { attempt } = stage();
    for (let n = 0; n < 200; n += 1)
      expect(await attempt('203.0.113.9', `agent-${n}@example.com`, true)).to.equal('in');
  });

  it('slows many callers who try one account, more the longer it goes on, and never where its owner has signed in', async () => {
    const { attempt, pass } = stage();
    expect(await attempt('198.51.100.7', 'Owner@example.com', true)).to.equal('in');
    const attack = async () => {
      let tried = 0;
      for (let n = 0; n < 100; n += 1)
        if ((await attempt(`203.0.113.${n}`, 'owner@example.com')) === 'login_failed') tried += 1;
      return tried;
    };
    expect(await attack()).to.equal(20);
    expect(await attempt('198.51.100.7', 'owner@example.com', true), 'the owner, where they were').to.equal('in');
    expect(await attempt('198.51.100.8', 'owner@example.com', true)).to.equal('rate_limited 300');
    let inTheHour = 20;
    for (let round = 0; round < 11; round += 1) {
      pass(5 * MINUTE);
      inTheHour += await attack();
    }
    expect(inTheHour).to.be.at.most(60);
    pass(60 * MINUTE);
    expect(await attempt('198.51.100.8', 'owner@example.com', true), 'not for ever').to.equal('in');
  });

  it('checks two passwords at a time, lets twenty wait, and tells the others at once', async () => {
    const { logins } = stage();
    const { promise: release, resolve } = Promise.withResolvers<void>();
    let most = 0;
    let running = 0;
    const slow = async () => {
      running += 1;
      most = Math.max(most, running);
      await release;
      running -= 1;
    };
    const all = Array.from({ length: 30 }, (_, n) =>
      logins.during(`203.0.113.${n}`, `agent-${n}@example.com`, slow).then(
        () => 'in',
        (error: CodedError) => `${error.code} ${String(error.data?.retryAfterSeconds)}`,
      ),
    );
    const refused = await Promise.race(all.slice(22));
    expect(refused).to.match(/^overloaded [12]$/);
    resolve();
    const outcomes = await Promise.all(all);
    expect(outcomes.filter((one) => one === 'in').length).to.equal(22);
    expect(most).to.equal(2);
  });
});

describe('counters of uses', () => {
  it('tell the time to the end of the window, forget what is over, and take back', () => {
    let at = 0;
    const counters = rateCounters(() => at);
    expect(counters.count('k', 60)).to.deep.equal({ uses: 1, endsInMs: 60_000 });
    at = 20_500;
    expect(counters.count('k', 60)).to.deep.equal({ uses: 2, endsInMs: 39_500 });
    expect(counters.count('k', 60, -1)).to.deep.equal({ uses: 1, endsInMs: 39_500 });
    expect(counters.count('other', 60, 0)).to.deep.equal({ uses: 0, endsInMs: 60_000 });
    at = 60_000;
    expect(counters.count('k', 60)).to.deep.equal({ uses: 1, endsInMs: 60_000 });
    at = 10 * 365 * 24 * 3_600_000;
    expect(counters.count('k', 60).uses).to.equal(1);
  });

  it('cost the same at ten and at a hundred thousand keys', () => {
    let at = 0;
    const costOf = (keys: number) => {
      const counters = rateCounters(() => at);
      for (let n = 0; n < keys; n += 1) counters.count(`k${n}`, 300);
      const began = performance.now();
      for (let n = 0; n < 20_000; n += 1) {
        at += 1;
        counters.count(`k${n % keys}`, 300);
      }
      return performance.now() - began;
    };
    costOf(10);
    const few = Math.min(costOf(10), costOf(10));
    const many = Math.min(costOf(100_000), costOf(100_000));
    // Looking through all of them at each call, as it once was, makes it some thousand times as much.
    expect(many).to.be.lessThan(few * 100 + 200);
  });
});
