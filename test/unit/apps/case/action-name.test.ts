import { expect } from 'chai';
import { lockedActions, type OpenAction, openActions } from '../../../../apps/case/action-list.ts';
import { actionName } from '../../../../apps/case/action-name.ts';
import { words } from '../../../../locales/words.ts';
import type { ActionView, DisputeView } from '../../../../protocol/disputes.ts';

const EN = words('en');
const offer = (version: number, by: 'buyer' | 'seller' | 'platform') => ({
  version,
  by,
  terms: { kind: 'exchange' },
  at: '2026-11-30T00:00:00Z',
  status: 'open' as const,
  acceptedBy: [],
});
const OFFERS = [offer(1, 'buyer'), offer(2, 'seller'), offer(3, 'platform')];
const FLAGS = { adverse: [], chargebackFreeze: false, legalHold: false } as unknown as DisputeView['flags'];
const look = (role: 'buyer' | 'seller') => ({ role, claimant: 'buyer' as const, offers: OFFERS, flags: FLAGS });
const named = (role: 'buyer' | 'seller', action: string, version?: number) =>
  actionName(EN as never, look(role), action, version);

describe('what an action is called', () => {
  it('is a request where it is what somebody complains of, a proposal where it is the platform’s', () => {
    expect(named('seller', 'accept-offer', 1)).to.equal('Agree to the request');
    expect(named('seller', 'contest-offer', 1)).to.equal('Contest the request');
    expect(named('seller', 'accept-offer', 3)).to.equal('Accept the proposal');
    expect(named('buyer', 'reject', 3)).to.equal('Decline the proposal');
    expect(named('buyer', 'accept-offer', 2)).to.equal('Accept the offer');
  });

  it('is asking for who complains, and offering for the other', () => {
    expect(named('buyer', 'offer')).to.equal('Ask for something else');
    expect(named('buyer', 'counter', 2)).to.equal('Ask for something else');
    expect(named('seller', 'offer')).to.equal('Make an offer');
  });
});

describe('one way to the platform', () => {
  const open = (action: string): ActionView => ({ action, open: true });
  const locked: ActionView = { action: 'escalate', open: false, because: 'first-answer-overdue' };
  const shown = (actions: readonly ActionView[], act?: string, state = 'friendly'): readonly string[] =>
    openActions({
      actions,
      offers: [],
      claimant: 'buyer',
      state,
      ...(act === undefined ? {} : { standing: { says: 's', turn: 'you', act } }),
    }).map((each: OpenAction) => each.action);

  it('is the formal dispute where there is one, else the one that the case speaks of', () => {
    expect(lockedActions([locked, open('make-formal')])).to.deep.equal([]);
    expect(lockedActions([locked])).to.deep.equal([locked]);
    expect(shown([open('make-formal'), open('escalate'), open('ask-refund')])).to.deep.equal([
      'make-formal',
      'ask-refund',
    ]);
    expect(shown([open('make-formal'), open('escalate')], 'escalate')).to.deep.equal(['escalate']);
  });

  it('is, for who is complained about in a trade, to say that there is no agreement', () => {
    expect(shown([open('agreed'), open('failed'), open('escalate')])).to.deep.equal(['agreed', 'failed']);
    expect(lockedActions([locked, open('failed')])).to.deep.equal([]);
  });

  it('is not offered once more where the platform has the case', () => {
    expect(shown([open('ask-refund'), open('offer')], undefined, 'platform-review')).to.deep.equal(['offer']);
  });
});
