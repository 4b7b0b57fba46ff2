import { expect } from 'chai';
import { lockedActions, mainAction, openActions } from '../../../../apps/case/action-list.ts';
import type { ActionView, OfferView, StandingView } from '../../../../protocol/disputes.ts';

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

const VIEW = { actions: ACTIONS, offers: [OFFER], claimant: 'buyer', state: 'negotiation' } as const;

describe('list of actions', () => {
  it('shows each open action once for each offer, the newest and the likeliest first', () => {
    expect(openActions(VIEW).map(({ action, version }) => [action, version])).to.deep.equal([
      ['accept-offer', 4],
      ['accept-offer', 2],
      ['offer', undefined],
      ['cancel', undefined],
    ]);
  });

  it('shows giving everything back once, where giving in is just that', () => {
    const giving: readonly ActionView[] = [
      { action: 'full-refund', open: true },
      { action: 'accept-loss', open: true, versions: [1] },
    ];
    const shown = (offers: readonly OfferView[]) =>
      openActions({ ...VIEW, actions: giving, offers }).map(({ action }) => action);
    expect(shown([OFFER])).to.deep.equal(['accept-loss']);
    expect(shown([{ ...OFFER, terms: { kind: 'exchange' } }])).to.deep.equal(['full-refund', 'accept-loss']);
  });

  it('shows agreeing to the claim once, not as accepting an offer besides', () => {
    const actions: readonly ActionView[] = [
      { action: 'accept-offer', open: true, versions: [1, 3] },
      { action: 'approve', open: true, versions: [1] },
    ];
    expect(openActions({ ...VIEW, actions }).map(({ action, version }) => [action, version])).to.deep.equal([
      ['approve', 1],
      ['accept-offer', 3],
    ]);
  });

  it('declines the platform’s proposal while there is one, and not the request besides', () => {
    const reject: readonly ActionView[] = [{ action: 'reject', open: true, versions: [1, 2] }];
    const declined = (offers: readonly OfferView[]) =>
      openActions({ ...VIEW, actions: reject, offers }).map(({ version }) => version);
    expect(declined([OFFER, { ...OFFER, version: 2, by: 'platform' }])).to.deep.equal([2]);
    expect(declined([OFFER, { ...OFFER, version: 2, by: 'seller' }])).to.deep.equal([2, 1]);
  });

  it('keeps when an action closes, and when and why a locked one opens', () => {
    expect(openActions(VIEW).find(({ action }) => action === 'offer')?.closesAt).to.equal('2026-11-24T08:00:00.000Z');
    expect(lockedActions(ACTIONS)).to.deep.equal([ACTIONS[3]]);
  });

  it('leaves no shorter way to a loss that is asked twice', () => {
    const actions: readonly ActionView[] = [
      { action: 'accept-offer', open: true, versions: [1] },
      { action: 'agreed', open: true },
      { action: 'failed', open: true },
    ];
    expect(openActions({ ...VIEW, actions }).map(({ action }) => action)).to.deep.equal(['agreed', 'failed']);
    // What the platform proposes is another matter.
    const proposal = { ...OFFER, version: 2, by: 'platform' as const };
    const both = [{ action: 'accept-offer', open: true, versions: [1, 2] } as const, ...actions.slice(1)];
    const shown = openActions({ ...VIEW, offers: [OFFER, proposal], actions: both });
    expect(shown.filter(({ action }) => action === 'accept-offer').map(({ version }) => version)).to.deep.equal([2]);
  });

  it('shows one of two ways to the same end', () => {
    const names = (actions: readonly ActionView[], offers: readonly OfferView[]) =>
      openActions({ ...VIEW, actions, offers }).map(({ action, version }) => `${action} ${version ?? ''}`.trim());
    const bySeller = { ...OFFER, version: 2, by: 'seller' as const, terms: { kind: 'return-refund' } };
    // To the claim, a counter is an offer like any other; to the seller's offer it takes its place.
    const bargaining = (version: number): ActionView[] => [
      { action: 'counter', open: true, versions: [version] },
      { action: 'offer', open: true },
    ];
    expect(names(bargaining(1), [OFFER])).to.deep.equal(['offer']);
    expect(names(bargaining(2), [OFFER, bySeller])).to.deep.equal(['counter 2']);
    const refunding: ActionView[] = [
      { action: 'approve', open: true, versions: [1] },
      { action: 'full-refund', open: true },
    ];
    expect(names(refunding, [OFFER])).to.deep.equal(['approve 1']);
    expect(names(refunding, [{ ...OFFER, terms: { kind: 'return-refund' } }])).to.deep.equal([
      'approve 1',
      'full-refund',
    ]);
    const losing: ActionView[] = [
      { action: 'accept-offer', open: true, versions: [1] },
      { action: 'accept-loss', open: true },
    ];
    expect(names(losing, [OFFER])).to.deep.equal(['accept-offer 1']);
    expect(names([{ action: 'accept-loss', open: true }], [OFFER])).to.deep.equal(['accept-loss']);
  });

  it('puts forward what the reader came for, not settling, once the platform has the case', () => {
    const main = (state: string, offers: readonly OfferView[], actions: readonly ActionView[]) => {
      const view = { ...VIEW, state, offers, actions };
      const open = openActions(view);
      return open[mainAction(open, view)]?.action;
    };
    const accepting: ActionView = { action: 'accept-offer', open: true, versions: [1] };
    const replying: ActionView = { action: 'reply-info', open: true };
    expect(main('negotiation', [OFFER], [accepting])).to.equal('accept-offer');
    expect(main('platform-review', [OFFER], [accepting])).to.equal(undefined);
    expect(main('info-requested', [OFFER], [accepting, replying])).to.equal('reply-info');
    expect(main('negotiation', [{ ...OFFER, by: 'platform' }], [accepting])).to.equal('accept-offer');
  });

  it('puts forward what the case asks of the reader, and nothing where it waits for others', () => {
    const actions: readonly ActionView[] = [
      { action: 'accept-offer', open: true, versions: [1] },
      { action: 'escalate', open: true },
    ];
    const main = (standing: StandingView) => {
      const view = { ...VIEW, actions, standing };
      const open = openActions(view);
      return open[mainAction(open, view)]?.action;
    };
    expect(main({ says: 'reply-missing', turn: 'you', act: 'escalate' })).to.equal('escalate');
    expect(main({ says: 'answer', turn: 'you' })).to.equal('accept-offer');
    expect(main({ says: 'offer-awaited', turn: 'other' })).to.equal(undefined);
  });

  it('still shows an action that it does not know, at the end', () => {
    expect(
      openActions({ ...VIEW, actions: [{ action: 'new-thing', open: true }, ...ACTIONS] }).at(-1)?.action,
    ).to.equal('new-thing');
  });
});
