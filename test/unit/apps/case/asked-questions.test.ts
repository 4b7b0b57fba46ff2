import { expect } from 'chai';
import { openQuestions } from '../../../../apps/case/asked-questions.ts';
import type { DisputeView } from '../../../../protocol/disputes.ts';

type Request = DisputeView['requests'][number];
const asked = (number: number, to: Request['to'], change: Partial<Request> = {}): Request => ({
  ...{ number, to, question: `Question ${number}`, at: '2026-11-22T08:00:00.000Z', answeredBy: [] },
  ...change,
});
const numbers = (
  role: DisputeView['role'],
  requests: readonly Request[],
  state: DisputeView['state'] = 'info-requested',
) => openQuestions({ state, role, requests: [...requests] }).map(({ number }) => number);

describe('questions of the platform on the page of a case', () => {
  it('are all that wait for the reader, of a mediator for anybody', () => {
    const requests = [asked(1, ['buyer']), asked(2, ['buyer', 'seller'], { answeredBy: ['seller'] })];
    expect(numbers('buyer', requests)).to.deep.equal([1, 2]);
    expect(numbers('seller', requests)).to.deep.equal([]);
    expect(numbers('mediator', requests)).to.deep.equal([1, 2]);
  });

  it('are none that were answered, taken back or overtaken', () => {
    const over = [
      asked(1, ['seller'], { answeredBy: ['seller'] }),
      asked(2, ['seller'], { ended: 'withdrawn' }),
      asked(3, ['seller'], { ended: 'overdue' }),
    ];
    expect(numbers('seller', over)).to.deep.equal([]);
    expect(numbers('mediator', over)).to.deep.equal([]);
    expect(numbers('seller', [asked(4, ['seller'])], 'platform-review')).to.deep.equal([]);
  });
});
