import { expect } from 'chai';
import { groupedNews } from '../../../../browser/inbox/grouped-news.ts';
import type { News } from '../../../../browser/inbox/use-inbox.ts';

type CaseNews = Extract<News, { is: 'case' }>;

const told = (id: string, change: Partial<CaseNews['notice']> = {}, unread = true): News => ({
  is: 'case',
  at: '2026-03-02T02:00:00Z',
  unread,
  notice: {
    id,
    at: '2026-03-02T02:00:00Z',
    title: 'New evidence',
    text: 'Evidence was added to dispute KD-2222-2222-222.',
    disputeNumber: 'KD-2222-2222-222',
    read: !unread,
    ...change,
  },
});
const deadline = {
  clock: 'info',
  label: 'your-answer',
  startedAt: '2026-03-02T02:00:00Z',
  dueAt: '2026-03-05T02:00:00Z',
  timeZone: 'Asia/Kuala_Lumpur',
  afterwards: 'goes-on-without-you',
};
const idsOf = (news: readonly News[]) => groupedNews(news).map(({ ids }) => ids);

describe('the entries of an inbox', () => {
  it('say once what was told of a case several times in a row', () => {
    expect(idsOf([told('3', { deadline }), told('2'), told('1')])).to.deep.equal([['3', '2', '1']]);
  });

  it('keep apart what says something else, is of another case, is due, or is read', () => {
    expect(idsOf([told('2'), told('1', { title: 'New message' })])).to.have.length(2);
    expect(idsOf([told('2'), told('1', { disputeNumber: 'KD-3333-3333-333' })])).to.have.length(2);
    expect(idsOf([told('2'), told('1', { deadline })])).to.have.length(2);
    expect(idsOf([told('2'), told('1', {}, false)])).to.have.length(2);
    expect(idsOf([told('3'), told('2', { text: 'Something else.' }), told('1')])).to.have.length(3);
  });
});
