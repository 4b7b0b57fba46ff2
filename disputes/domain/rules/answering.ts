import { type DisputeCase, type Offer, respondentOf } from '../case.ts';
import { asksTwice, lossOf, unconfirmed } from '../loss.ts';
import { answerableFault, currentDemand, endWithNegotiation, setOffer } from '../offers.ts';
import { refuse } from '../refusal.ts';
import { enterPlatform, settle } from '../settling.ts';
import { actingParty, BOTH, type Look, moveTo, notify, type Step, startClock, stopClock, update } from '../step.ts';
import { AT_PLATFORM, BEFORE_PLATFORM, BEFORE_RULING, type TablePart, textFault } from './rule-form.ts';

/** How the respondent answers the claim itself. Answering an offer is bargaining. */
export const ANSWERING: TablePart<
  'approve' | 'reject' | 'agreed' | 'confirm-agreed' | 'failed' | 'full-refund' | 'accept-loss'
> = {
  approve: {
    by: ['respondent'],
    from: BEFORE_PLATFORM,
    offered: (profile) => profile.answers.includes('approve'),
    gate: agreedBefore,
    // The version guards against a demand that changed while the respondent was reading.
    check: ({ row }, { version }) =>
      currentDemand(row)?.version === version ? undefined : refuse('offer_outdated', { version }),
    act: giveIn,
  },
  reject: {
    by: ['claimant', 'respondent'],
    from: BEFORE_PLATFORM,
    offered: (profile) => profile.answers.includes('reject'),
    check: (look, { version, why }) => answerableFault(look, version) ?? textFault(why, refuse),
    act: (step, { version }) => {
      const { by = 'buyer' } = step.row.offers.find((offer) => offer.version === version) ?? {};
      // What somebody complains about is a request; only what comes later is an offer.
      const isDemand = version === currentDemand(step.row)?.version;
      setOffer(step, version, { status: 'rejected' });
      disagree(step);
      answerGiven(step);
      if (by === 'platform') enterPlatform(step, 'proposal-rejected');
      else notify(step, by, by === step.row.claimant && isDemand ? 'request-declined' : 'offer-rejected', { version });
    },
  },
  agreed: {
    by: ['respondent'],
    from: BEFORE_PLATFORM,
    offered: (profile) => profile.answers.includes('agreed'),
    gate: ({ row }) => (row.agreedAt === null ? undefined : refuse('offer_already_accepted')),
    check: (look, { confirm }) => unconfirmed(lossOf(look.row, actingParty(look), demanded(look.row).terms), confirm),
    act: (step) => {
      answerGiven(step);
      moveTo(step, 'negotiation');
      update(step, { agreedAt: step.at });
      if (step.profile.agreement !== undefined) startClock(step, 'agreement', step.profile.agreement.confirmWithin);
      notify(step, step.row.claimant, 'agreed-confirm', { until: step.row.clocks.agreement?.dueAt ?? step.at });
    },
  },
  'confirm-agreed': {
    by: ['claimant'],
    from: ['negotiation'],
    offered: (profile) => profile.answers.includes('agreed'),
    gate: ({ row }) => (row.agreedAt === null ? refuse('agreement_missing') : undefined),
    act: giveIn,
  },
  failed: {
    by: ['respondent'],
    from: BEFORE_PLATFORM,
    offered: (profile) => profile.answers.includes('failed'),
    check: (_, { why }) => textFault(why, refuse),
    act: (step) => {
      disagree(step);
      answerGiven(step);
      enterPlatform(step, 'failed');
    },
  },
  'full-refund': {
    by: ['seller'],
    from: BEFORE_RULING,
    offered: (profile) => profile.sellerFullRefund,
    gate: unruled,
    act: (step) => settle(step, { kind: 'full-refund', amount: null }, 'agreement', null),
  },
  'accept-loss': {
    by: ['respondent'],
    from: AT_PLATFORM,
    gate: (look) => unruled(look) ?? agreedBefore(look),
    check: (look, { version, confirm }) => {
      const demand = demanded(look.row);
      if (version !== undefined && demand.version !== version) return refuse('offer_outdated', { version });
      const loss = lossOf(look.row, actingParty(look), demand.terms);
      return asksTwice(look.profile, loss) ? unconfirmed(loss, confirm) : undefined;
    },
    act: giveIn,
  },
};

/** The respondent has answered: its clock ends (where an answer ends it) and the parties negotiate. */
export function answerGiven(step: Step): void {
  const { profile, at } = step;
  if (actingParty(step) !== respondentOf(step.row) || !BEFORE_PLATFORM.includes(step.row.state)) return;
  if (profile.firstAnswer.stoppedBy === 'answer') stopClock(step, 'first-answer');
  if (step.row.firstAnswerAt === null) {
    update(step, { firstAnswerAt: at });
    moveTo(step, 'negotiation');
    if (profile.negotiation !== undefined) startClock(step, 'negotiation', profile.negotiation.within);
    endWithNegotiation(step);
  }
  if (step.row.state !== 'negotiation') moveTo(step, 'negotiation');
}

/** The first no between the parties, which opens the way to the platform in some profiles. */
export function disagree(step: Step): void {
  if (step.row.disagreementAt === null) update(step, { disagreementAt: step.at });
}

/** Refuses what a ruling, once made, no longer leaves to the parties. */
export function unruled({ row }: Look): ReturnType<typeof refuse> | undefined {
  return row.rulings.length > 0 ? refuse('ruling_exists') : undefined;
}

/** Until a second person has looked at a ruling the parties bargain no more; to give in stays open to them. */
export function rulingWaits({ row }: Look): ReturnType<typeof refuse> | undefined {
  return row.pendingRuling === null ? undefined : refuse('decision_awaited');
}

/** Who has not carried out what they agreed to gets no new time for it by agreeing once more. */
function agreedBefore({ row }: Look): ReturnType<typeof refuse> | undefined {
  const demand = currentDemand(row);
  return demand?.status === 'accepted' ? refuse('offer_already_accepted', { version: demand.version }) : undefined;
}

function demanded(row: DisputeCase): Offer {
  const demand = currentDemand(row);
  if (demand === undefined) throw new TypeError('an open case always holds a demand');
  return demand;
}

function giveIn(step: Step): void {
  const demand = demanded(step.row);
  setOffer(step, demand.version, { status: 'accepted', acceptedBy: BOTH });
  settle(step, demand.terms, 'agreement', null);
}
