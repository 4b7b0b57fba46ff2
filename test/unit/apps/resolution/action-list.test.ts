import { expect } from 'chai';
import { isAsked, lockedActions, openActions } from '../../../../apps/shared/case/action-list.ts';
import type { ActionView, OfferView } from '../../../../protocol/disputes.ts';

const ACTIONS: readonly ActionView[] = [
  { action: 'cancel', open: true },
  { action: 'add-evidence', open: true },
  { action: 'accept-offer', open: true, versions: [2, 4] },
  { action: 'escalate', open: false, opensAt: '2026-11-23T08:00:00.000Z', because: 'waited' },
  { action: 'offer', open: true, closesAt: '2026-11-24T08:00:00.000Z' },
];

const OFFER: OfferView = {
  version: 1,
  by: 'buyer',
  terms: { kind: 'full-refund' },
  at: '2026-11-22T08:00:00.000Z',
  status: 'open',
  acceptedBy: [],
};

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

  it('leaves no shorter way to a loss that is asked twice', () => {
    const actions: readonly ActionView[] = [
      { action: 'accept-offer', open: true, versions: [1] },
      { action: 'agreed', open: true },
      { action: 'failed', open: true },
    ];
    expect(openActions(actions).map(({ action }) => action)).to.deep.equal(['agreed', 'failed']);
  });

  it('tells what is asked of the reader from what is merely possible', () => {
    const asks = (actions: readonly ActionView[], status: OfferView['status'] = 'open', state = 'negotiation') =>
      isAsked({ actions, state, offers: [{ ...OFFER, status }] });
    expect(asks([{ action: 'cancel', open: true }])).to.equal(false);
    expect(asks([{ action: 'reply-info', open: true }])).to.equal(true);
    expect(asks([{ action: 'reply-info', open: false, because: 'waited' }])).to.equal(false);
    expect(asks([{ action: 'approve', open: true, versions: [1] }])).to.equal(true);
    expect(asks([{ action: 'approve', open: true, versions: [1] }], 'rejected')).to.equal(false);
    expect(asks([{ action: 'accept-offer', open: true, versions: [1] }], 'open', 'platform-queue')).to.equal(false);
  });

  it('still shows an action that it does not know, at the end', () => {
    expect(openActions([{ action: 'new-thing', open: true }, ...ACTIONS]).at(-1)?.action).to.equal('new-thing');
  });
});
