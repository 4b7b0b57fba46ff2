import { expect } from 'chai';
import { summaryOf } from '../../../disputes/views/view-parts.ts';
import { profileNamed, terms } from './fakes/cases.ts';
import { Story } from './fakes/story.ts';

describe('the deadline of a case', () => {
  const claim = { reason: 'parcel-damaged', delivery: 'signed', wanted: terms('return-refund') } as const;

  it('is the answer that a side owes, though the courier is waited for until before', async () => {
    const story = new Story('taobao', { small: true });
    await story.open('buyer', claim);
    const row = await story.row();
    const { courier, 'first-answer': answer } = row.clocks;
    expect(courier?.dueAt).to.be.lessThan(answer?.dueAt ?? 0);
    const summary = summaryOf(row, profileNamed('taobao'), undefined);
    expect(summary.deadline?.clock).to.equal('first-answer');
    expect(summary.timeZone, 'a list tells its times by the same clock as the page').to.equal('Asia/Shanghai');
  });

  it('is the courier’s where nobody owes anything', async () => {
    const story = new Story('taobao', { small: true });
    await story.open('buyer', claim);
    const row = await story.row();
    const { courier } = row.clocks;
    const waiting = { ...row, clocks: courier === undefined ? {} : { courier } };
    expect(summaryOf(waiting, profileNamed('taobao'), undefined).deadline?.clock).to.equal('courier');
  });
});
