import { expect } from 'chai';
import {
  chargeBack,
  chargeBackLate,
  type Funds,
  fundsStatus,
  holdAll,
  movable,
  payOut,
  unhold,
} from '../../../disputes/domain/funds.ts';
import { SOLUTION_KINDS, SOLUTIONS } from '../../../disputes/domain/solutions.ts';
import { terms } from './fakes/cases.ts';
import { seeded } from './fakes/random.ts';

const fresh = (paid: number): Funds => ({
  currency: 'MYR',
  paid,
  gone: 0,
  held: 0,
  refunded: 0,
  released: 0,
  chargedBack: 0,
  unheld: 0,
});

describe('funds of a dispute', () => {
  it('holds everything at the opening and names the status at each point', () => {
    const { funds, intents } = holdAll(fresh(1000), 'c');
    expect(intents).deep.equal([{ kind: 'hold', to: 'escrow', minor: 1000, currency: 'MYR', key: 'c/hold' }]);
    expect(fundsStatus(fresh(1000))).equal('none');
    expect(fundsStatus(funds)).equal('held');
    expect(fundsStatus(payOut(funds, terms('full-refund'), 'c').funds)).equal('refunded');
    expect(fundsStatus(payOut(funds, terms('reject'), 'c').funds)).equal('released');
    expect(fundsStatus(payOut(funds, terms('partial-refund', 400), 'c').funds)).equal('partial');
  });

  it('gives a part to the buyer and the rest to the seller, each under its own key', () => {
    const { intents } = payOut(holdAll(fresh(1000), 'c').funds, terms('partial-refund', 400), 'c');
    expect(intents).deep.equal([
      { kind: 'partial', to: 'buyer', minor: 400, currency: 'MYR', key: 'c/partial' },
      { kind: 'release', to: 'seller', minor: 600, currency: 'MYR', key: 'c/release' },
    ]);
  });

  it('moves nothing a second time', () => {
    const once = payOut(holdAll(fresh(1000), 'c').funds, terms('full-refund'), 'c');
    const twice = payOut(once.funds, terms('full-refund'), 'c');
    expect(twice).deep.equal({ funds: once.funds, intents: [] });
  });

  it('counts a chargeback as money the buyer has: no double refund', () => {
    const held = holdAll(fresh(1000), 'c').funds;
    expect(payOut(chargeBack(held, 1000), terms('full-refund'), 'c').intents).deep.equal([]);
    const part = payOut(chargeBack(held, 300), terms('partial-refund', 400), 'c').intents;
    expect(part.map(({ to, minor }) => [to, minor])).deep.equal([
      ['buyer', 100],
      ['seller', 600],
    ]);
    const more = payOut(chargeBack(held, 700), terms('partial-refund', 400), 'c').intents;
    expect(more.map(({ to, minor }) => [to, minor])).deep.equal([['seller', 300]]);
  });

  it('ignores a chargeback of money that has already moved', () => {
    const done = payOut(holdAll(fresh(1000), 'c').funds, terms('full-refund'), 'c').funds;
    expect(chargeBack(done, 1000).chargedBack).equal(0);
  });

  it('takes from a case that is over what it let go of, and no more', () => {
    const over = unhold(holdAll(fresh(1000), 'c').funds, 'c').funds;
    const part = chargeBackLate(over, 300);
    expect(part).include({ chargedBack: 300, unheld: 700 });
    expect(chargeBackLate(part, 1000)).include({ chargedBack: 1000, unheld: 0 });
    expect(movable(part)).equal(0);
    const paidOut = payOut(holdAll(fresh(1000), 'c').funds, terms('full-refund'), 'c').funds;
    expect(chargeBackLate(paidOut, 1000), 'what went to somebody stays with them').deep.equal(paidOut);
  });

  it('distributes exactly what was paid, for every solution, sum and chargeback', () => {
    const random = seeded(5);
    for (let i = 0; i < 3000; i += 1) {
      const paid = Math.floor(random() * 10 ** Math.floor(random() * 10));
      for (const kind of SOLUTION_KINDS) {
        const asked = SOLUTIONS[kind].pays === 'buyer-part' ? Math.floor(random() * paid * 1.5) : 0;
        const held = chargeBack(holdAll(fresh(paid), 'c').funds, Math.floor(random() * paid * 1.2));
        const { funds, intents } = payOut(held, terms(kind, asked), 'c');
        expect(movable(funds)).equal(0);
        expect(intents.reduce((sum, intent) => sum + intent.minor, 0) + funds.chargedBack).equal(paid);
        expect(intents.every((intent) => intent.minor > 0)).equal(true);
      }
    }
  });
});
