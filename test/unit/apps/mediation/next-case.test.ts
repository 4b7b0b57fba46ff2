import { expect } from 'chai';
import { nextCase } from '../../../../apps/mediation/next-case.ts';
import type { DisputeSummary } from '../../../../protocol/dispute-list.ts';

const summary = (number: string, state: string, assignedTo?: string): DisputeSummary => ({
  number,
  state,
  profile: 'auracart',
  title: '',
  orderId: '',
  buyer: '',
  seller: '',
  paid: { currency: 'MYR', amount: 1 },
  reason: '',
  openedAt: '',
  ...(assignedTo === undefined ? {} : { assignedTo }),
});

describe('the next case', () => {
  it('is the first that waits for the platform and that nobody else has', () => {
    const cases = [
      summary('A', 'platform-queue'),
      summary('B', 'info-requested'),
      summary('C', 'platform-review', 'Wei-Ting'),
      summary('D', 'platform-review', 'Aisyah'),
    ];
    expect(nextCase(cases, new Set(['A']), 'Aisyah')).to.equal('D');
    expect(nextCase(cases, new Set(['D']), 'Aisyah')).to.equal('A');
  });

  it('is none of the reader’s own that waits for a second person', () => {
    const pending = { ...summary('P', 'platform-review', 'Aisyah'), secondPerson: true as const };
    expect(nextCase([pending, summary('A', 'platform-queue')], new Set(['B']), 'Aisyah')).to.equal('A');
  });

  it('is none that was decided just now, though the list does not know it yet', () => {
    const cases = [
      summary('A', 'platform-review', 'Aisyah'),
      summary('B', 'platform-queue'),
      summary('C', 'platform-queue'),
    ];
    expect(nextCase(cases, new Set(['A', 'B']), 'Aisyah')).to.equal('C');
  });

  it('is none where nothing waits', () => {
    expect(nextCase([summary('A', 'platform-queue')], new Set(['A']), 'Aisyah')).to.equal(undefined);
    expect(nextCase(undefined, new Set(['A']), 'Aisyah')).to.equal(undefined);
  });
});
