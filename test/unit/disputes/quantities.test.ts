import { expect } from 'chai';
import { draftCase } from '../../../disputes/domain/draft-case.ts';
import { accountsOf, leftIn } from '../../../disputes/domain/line-account.ts';
import { decide } from '../../../disputes/domain/state-machine.ts';
import { ACTORS, claimFor, orderLine, profileNamed, START, terms } from './fakes/cases.ts';
import { refusalOf, Story } from './fakes/story.ts';

/** Two of four mugs. */
async function two(change: object = {}): Promise<Story> {
  const story = new Story('auracart', { quantity: 4, paid: 10_000 });
  await story.open('buyer', { quantity: 2, ...change });
  return story;
}

describe('a case about some of what was bought', () => {
  it('holds their share and no more; the rest stays where it was', async () => {
    const story = await two();
    expect((await story.row()).funds).deep.include({ held: 5_000, apart: 5_000 });
    expect([...story.ledger.entries.values()].map(({ kind, minor }) => [kind, minor])).deep.equal([['hold', 5_000]]);
    const row = await story.does('seller', 'approve', { version: 1 });
    expect(row.state).equal('closed');
    expect(story.ledger.sums()).deep.equal({ buyer: 5_000, seller: 0 });
    expect(accountsOf(row).map(leftIn)).deep.equal([5_000]);
  });

  it('takes parts of that share only', async () => {
    const refused = two({ wanted: terms('partial-refund', 5_001) });
    expect(await refusalOf(refused)).equal('amount_exceeds_left');
    const story = await two({ wanted: terms('partial-refund', 3_000) });
    await story.does('seller', 'approve', { version: 1 });
    expect(story.ledger.sums()).deep.equal({ buyer: 3_000, seller: 0 });
  });

  it('names no more than were bought', async () => {
    for (const quantity of [0, 5, 1.5]) expect(await refusalOf(two({ quantity }))).equal('quantity_invalid');
    const one = new Story('auracart');
    expect(await refusalOf(one.open('buyer', { quantity: 2 }))).equal('quantity_invalid');
  });

  it('leaves a second one what is left, whatever it names', async () => {
    const first = await two();
    const row = await first.does('seller', 'approve', { version: 1 });
    const order = orderLine('auracart', { quantity: 4, paid: 10_000 });
    const [line] = accountsOf(row);
    const account = line && { ...line, revision: 3 };
    const { profile } = row;
    const draft = draftCase({ id: 'case-2', number: 'KD-2', profile, order, account });
    const open = { type: 'open', data: claimFor('auracart') } as const;
    const second = decide(draft, open, ACTORS.buyer, profileNamed('auracart'), START);
    expect(second.ok && second.case.funds).deep.include({ gone: 5_000, held: 5_000 });
  });

  it('keeps in the account of the line what a bank took of all that was paid', async () => {
    const story = await two();
    await story.does('payments', 'chargeback-open', { reference: 'r' });
    const row = await story.does('payments', 'chargeback-closed', { reference: 'r', toBuyer: 10_000 });
    expect(row.funds).deep.include({ chargedBack: 5_000, apartChargedBack: 5_000 });
    expect(accountsOf(row).map(leftIn)).deep.equal([0]);
  });
});
