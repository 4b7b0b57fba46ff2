import { expect } from 'chai';
import {
  FIRST_FILTERS,
  queryOf,
  VIEW_NAMES,
  VIEWS,
  withView,
} from '../../../../apps/agent-desk/mediation/queue-filters.ts';
import { STATES } from '../../../../disputes/case.ts';

describe("filters of the mediator's queue", () => {
  it('begin with what the platform has to decide, by deadline', () => {
    expect(queryOf(FIRST_FILTERS)).to.deep.equal({
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

  it('keep one state only as long as the view holds it', () => {
    const reviewing = { ...FIRST_FILTERS, state: 'platform-review' };
    expect(queryOf(reviewing).states).to.deep.equal(['platform-review']);
    expect(withView(reviewing, 'closed').state).to.equal('');
    expect(withView(reviewing, 'mine').state).to.equal('platform-review');
  });

  it('show closed cases by the newest, as no deadline runs', () => {
    expect(withView(FIRST_FILTERS, 'closed').order).to.equal('newest');
    expect(queryOf(withView(FIRST_FILTERS, 'mine')).mine).to.equal(true);
  });
});
