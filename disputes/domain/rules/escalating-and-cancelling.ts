import { respondentOf } from '../case.ts';
import { addOffer, negotiable, termsFault, tooManyOffers } from '../offers.ts';
import { type Refused, refuse } from '../refusal.ts';
import { enterPlatform, letGo } from '../settling.ts';
import { actingParty, isFrozen, type Look, notify } from '../step.ts';
import { rulingWaits, unruled } from './answering.ts';
import { escalationGate } from './escalation-gate.ts';
import { AT_PLATFORM, BEFORE_PLATFORM, BEFORE_RULING, type TablePart, textFault } from './rule-form.ts';

/** How a party turns to the platform, or turns away from the dispute. */
export const ESCALATING_AND_CANCELLING: TablePart<'make-formal' | 'ask-refund' | 'escalate' | 'cancel'> = {
  'make-formal': {
    by: ['claimant'],
    from: BEFORE_PLATFORM,
    offered: (profile) => profile.friendlyStage,
    check: (_, { why }) => textFault(why, refuse),
    act: (step) => enterPlatform(step, 'made-formal'),
  },
  'ask-refund': {
    by: ['claimant'],
    from: BEFORE_RULING,
    offered: (profile) => profile.askRefund,
    gate: (look) => unruled(look) ?? rulingWaits(look) ?? tooManyOffers(look.row, actingParty(look)),
    check: ({ row, profile }, { terms, why }) => {
      const refunds = negotiable(row, profile).filter((kind) => kind.endsWith('refund'));
      return textFault(why, refuse) ?? termsFault(row, terms, refunds);
    },
    act: (step, { terms }) => {
      addOffer(step, actingParty(step), terms);
      if (AT_PLATFORM.includes(step.row.state))
        notify(step, 'mediators', 'offer-made', { version: step.row.offers.length });
      else enterPlatform(step, 'refund-asked');
    },
  },
  escalate: {
    by: ['claimant', 'respondent'],
    from: BEFORE_PLATFORM,
    gate: escalationGate,
    check: (_, { why }) => textFault(why, refuse),
    act: (step) => enterPlatform(step, 'party'),
  },
  cancel: {
    by: ['claimant'],
    from: BEFORE_RULING,
    gate: (look) => unruled(look) ?? awaited(look) ?? (isFrozen(look.row) ? refuse('funds_frozen') : undefined),
    check: (_, { confirmed }) => (confirmed ? undefined : refuse('confirmation_missing', { warning: 'cancel' })),
    act: (step) => letGo(step, 'cancelled'),
  },
};

/**
 * Who complained may end the case alone only while nobody else waits for a decision: not once a settlement is being carried
 * out or a mediator has the case, nor once the other side has said "failed" or has itself called the platform, nor to get rid of
 * the mark of an own silence.
 */
function awaited({ row, profile }: Look): Refused | undefined {
  const failed = profile.answers.includes('failed') && row.disagreementAt !== null;
  const called = row.escalatedBy === respondentOf(row);
  const queued = row.state === 'platform-queue';
  const alone = queued ? !called : row.escalatedAt === null && BEFORE_PLATFORM.includes(row.state);
  const marked = row.flags.adverse.includes(row.claimant);
  return row.settlement !== null || failed || marked || !alone ? refuse('decision_awaited') : undefined;
}
