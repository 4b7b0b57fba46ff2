import { expect } from 'chai';
import { listPath } from '../../../../apps/case/list-query.ts';
import { FIRST_FILTERS, queryOf, VIEW_NAMES, VIEWS, withView } from '../../../../apps/mediation/queue-filters.ts';
import { STATES } from '../../../../disputes/domain/case.ts';

const NOW = Date.parse('2026-11-22T08:00:00.000Z');

describe("filters of the mediator's queue", () => {
  it('begin with what the platform has to decide, by deadline', () => {
    expect(queryOf(FIRST_FILTERS, NOW)).to.deep.equal({
      states: ['platform-queue', 'platform-review', 'info-requested', 'appeal-review'],
      profile: '',
      order: 'deadline',
      mine: false,
    });
  });

  it('put every state but the draft into exactly one of the views that name states', () => {
    const named = VIEW_NAMES.flatMap((view): readonly string[] => VIEWS[view]);
    expect([...named].sort()).to.deep.equal(STATES.filter((state) => state !== 'draft').sort());
  });

  it('reach as far as the deadline asked for, from the moment of asking', () => {
    const dueBefore = (due: 'over' | 'day' | 'week' | '') => queryOf({ ...FIRST_FILTERS, due }, NOW).dueBefore;
    expect(dueBefore('over')).to.equal('2026-11-22T08:00:00.000Z');
    expect(dueBefore('day')).to.equal('2026-11-23T08:00:00.000Z');
    expect(dueBefore('week')).to.equal('2026-11-29T08:00:00.000Z');
    expect(dueBefore('')).to.equal(undefined);
  });

  it('keep one state only as long as the view holds it', () => {
    const reviewing = { ...FIRST_FILTERS, state: 'platform-review' };
    expect(queryOf(reviewing, NOW).states).to.deep.equal(['platform-review']);
    expect(withView(reviewing, 'closed').state).to.equal('');
    expect(withView(reviewing, 'mine').state).to.equal('platform-review');
  });

  it('show closed cases by the newest, as no deadline runs', () => {
    expect(withView(FIRST_FILTERS, 'closed').order).to.equal('newest');
    expect(queryOf(withView(FIRST_FILTERS, 'mine'), NOW).mine).to.equal(true);
  });

  it('find the cases that wait for a second person', () => {
    const query = queryOf(withView(FIRST_FILTERS, 'second'), NOW);
    expect(listPath(query)).to.contain('waits=second');
    expect(listPath(queryOf(FIRST_FILTERS, NOW))).to.not.contain('waits');
  });
});
