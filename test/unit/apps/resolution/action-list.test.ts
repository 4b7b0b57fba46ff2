import { expect } from 'chai';
import { isAsked, lockedActions, openActions } from '../../../../apps/resolution-center/case/action-list.ts';
import type { ActionView } from '../../../../protocol/disputes.ts';

const ACTIONS: readonly ActionView[] = [
  { action: 'cancel', open: true },
  { action: 'add-evidence', open: true },
  { action: 'accept-offer', open: true, versions: [2, 4] },
  { action: 'escalate', open: false, opensAt: '2026-11-23T08:00:00.000Z', because: 'waited' },
  { action: 'offer', open: true, closesAt: '2026-11-24T08:00:00.000Z' },
];

describe('list of actions', () => {
  it('shows each open action once for each offer, the newest and the likeliest first', () => {
    expect(openActions(ACTIONS).map(({ action, version }) => [action, version])).to.deep.equal([
      ['accept-offer', 4],
      ['accept-offer', 2],
      ['offer', undefined],
      ['cancel', undefined],
    ]);
  });

  it('shows agreeing to the claim once, not as accepting an offer besides', () => {
    const actions: readonly ActionView[] = [
      { action: 'accept-offer', open: true, versions: [1, 3] },
      { action: 'approve', open: true, versions: [1] },
    ];
    expect(openActions(actions).map(({ action, version }) => [action, version])).to.deep.equal([
      ['approve', 1],
      ['accept-offer', 3],
    ]);
  });

  it('keeps when an action closes, and when and why a locked one opens', () => {
    expect(openActions(ACTIONS).find(({ action }) => action === 'offer')?.closesAt).to.equal(
      '2026-11-24T08:00:00.000Z',
    );
    expect(lockedActions(ACTIONS)).to.deep.equal([ACTIONS[3]]);
  });

  it('tells what is asked of the reader from what is merely possible', () => {
    expect(isAsked({ actions: [{ action: 'cancel', open: true }] })).to.equal(false);
    expect(isAsked({ actions: [{ action: 'reply-info', open: true }] })).to.equal(true);
    expect(isAsked({ actions: [{ action: 'reply-info', open: false, because: 'waited' }] })).to.equal(false);
  });

  it('still shows an action that it does not know, at the end', () => {
    expect(openActions([{ action: 'new-thing', open: true }, ...ACTIONS]).at(-1)?.action).to.equal('new-thing');
  });
});
