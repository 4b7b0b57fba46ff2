import { expect } from 'chai';
import { moveMoney } from '../../../disputes/cases/move-money.ts';
import type { DisputeEvent } from '../../../disputes/domain/events.ts';
import { decide } from '../../../disputes/domain/state-machine.ts';
import { caseFor, NOW } from './fakes/canonical.ts';
import { ACTORS, HOUR, profileNamed, terms } from './fakes/cases.ts';
import { refusalOf, Story } from './fakes/story.ts';

/** A story in which mediator-1 has the case. */
async function reviewed(): Promise<Story> {
  const story = new Story('auracart');
  await story.open();
  await story.passes(6 * 24);
  await story.does('mediator', 'claim', {});
  return story;
}

const refund = { terms: terms('full-refund'), reasons: 'The photo shows it.', fault: 'seller' } as const;

/** An hour later: what waited is due again. */
async function pay(story: Story): Promise<void> {
  story.at += HOUR;
  await moveMoney(story.deps, story.at, 100);
}

describe('a chargeback', () => {
  it('is taken once, however often it is reported, and thaws with the last one', async () => {
    const story = await reviewed();
    await story.does('payments', 'chargeback-open', { reference: 'cb-1' });
    expect(await refusalOf(story.does('payments', 'chargeback-open', { reference: 'cb-1' }))).equal('chargeback_open');
    await story.does('payments', 'chargeback-open', { reference: 'cb-2' });
    await story.does('payments', 'chargeback-closed', { reference: 'cb-1', toBuyer: 1_000 });
    for (const repeat of [
      story.does('payments', 'chargeback-open', { reference: 'cb-1' }),
      story.does('payments', 'chargeback-closed', { reference: 'cb-1', toBuyer: 1_000 }),
    ])
      expect(await refusalOf(repeat)).equal('chargeback_over');
    const stranger = story.does('payments', 'chargeback-closed', { reference: 'cb-3', toBuyer: 1_000 });
    expect(await refusalOf(stranger)).equal('chargeback_missing');
    await story.does('mediator', 'rule', refund);
    expect(story.ledger.sums(), 'the second one still holds').deep.equal({ buyer: 0, seller: 0 });
    await story.does('payments', 'chargeback-closed', { reference: 'cb-2', toBuyer: 0 });
    expect(story.ledger.sums(), 'less what the bank gave, once').deep.equal({ buyer: 9_000, seller: 0 });
  });

  it('can be closed where an older build kept no reference', () => {
    const frozen = caseFor('auracart', 'platform-review', 'buyer', 'chargeback-closed', 'payments');
    const decided = (type: 'chargeback-open' | 'chargeback-closed', data: object) =>
      decide(frozen, { type, data } as DisputeEvent, ACTORS.payments, profileNamed('auracart'), NOW);
    expect(decided('chargeback-open', { reference: 'cb' })).include({ ok: false, code: 'chargeback_open' });
    expect(decided('chargeback-closed', { reference: 'cb', toBuyer: 0 }).ok).equal(true);
  });

  it('keeps back every movement that the ledger has not taken yet', async () => {
    const story = await reviewed();
    story.ledger.away = true;
    await story.does('mediator', 'rule', refund);
    await story.does('payments', 'chargeback-open', { reference: 'cb' });
    story.ledger.away = false;
    await pay(story);
    expect(story.ledger.sums()).deep.equal({ buyer: 0, seller: 0 });
    await story.does('payments', 'chargeback-closed', { reference: 'cb', toBuyer: 0 });
    await pay(story);
    expect(story.ledger.sums()).deep.equal({ buyer: 10_000, seller: 0 });
  });
});
