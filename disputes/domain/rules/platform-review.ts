import { askedParties, openRequests } from '../asked-parties.ts';
import { answerRequests, ask, endRequests } from '../info-requests.ts';
import { addOffer, negotiable, termsFault, tooManyOffers } from '../offers.ts';
import { type Refused, refuse } from '../refusal.ts';
import { actingParty, BOTH, type Look, moveTo, notify, startClock, stopClock, update } from '../step.ts';
import { unruled } from './answering.ts';
import { addEvidence, askCourier, filesFault } from './evidence-and-messages.ts';
import { AT_PLATFORM, BEFORE_RULING, type TablePart, textFault, whyFault } from './rule-form.ts';

/** What the platform does to find out. */
export const PLATFORM_REVIEW: TablePart<
  | 'claim'
  | 'release'
  | 'request-info'
  | 'extend-info'
  | 'withdraw-info'
  | 'reply-info'
  | 'propose'
  | 'courier-check'
  | 'courier-result'
> = {
  claim: {
    by: ['mediator'],
    from: ['platform-queue', 'appeal-review'],
    gate: ({ row, actor }) => {
      if (row.assignedTo !== null) return refuse('case_already_claimed');
      if (row.state !== 'appeal-review') return undefined;
      const ruling = row.rulings.at(-1);
      return ruling?.by === actor.id || ruling?.confirmedBy === actor.id ? refuse('second_person_needed') : undefined;
    },
    act: (step) => {
      update(step, { assignedTo: step.actor.id });
      if (step.row.state === 'platform-queue') moveTo(step, 'platform-review');
      notify(step, BOTH, 'claimed');
    },
  },
  release: {
    by: ['mediator'],
    from: ['platform-review', 'info-requested', 'appeal-review'],
    gate: (look) => {
      if (look.row.pendingRuling !== null) return refuse('ruling_pending');
      return look.actor.role === 'supervisor' && look.row.assignedTo !== null ? undefined : notAssigned(look);
    },
    act: (step) => {
      const open = step.row.state === 'info-requested' ? endRequests(step, 'withdrawn') : step.row.state;
      update(step, { assignedTo: null });
      moveTo(step, open === 'appeal-review' ? 'appeal-review' : 'platform-queue');
    },
  },
  'request-info': {
    by: ['mediator'],
    from: ['platform-review', 'info-requested', 'appeal-review'],
    gate: (look) => notAssigned(look) ?? rulingPending(look),
    check: ({ row }, { to, question }) => {
      if (to.length === 0 || new Set(to).size !== to.length) return refuse('info_request_invalid');
      if (openRequests(row).length >= MOST_OPEN_REQUESTS) return refuse('info_request_invalid');
      return textFault(question, refuse);
    },
    act: (step, { to, question }) => {
      const number = ask(step, to, question);
      moveTo(step, 'info-requested');
      startClock(step, 'info', step.profile.infoRequest.within);
      notify(step, to, 'info-wanted', { number, until: step.row.clocks.info?.dueAt ?? step.at });
    },
  },
  'extend-info': {
    by: ['mediator'],
    from: ['info-requested'],
    gate: notAssigned,
    act: (step) => {
      startClock(step, 'info', step.profile.infoRequest.within);
      const number = step.row.requests.length;
      notify(step, askedParties(step.row), 'info-wanted', { number, until: step.row.clocks.info?.dueAt ?? step.at });
    },
  },
  'withdraw-info': {
    by: ['mediator'],
    from: ['info-requested'],
    gate: notAssigned,
    act: (step) => {
      const asked = askedParties(step.row);
      moveTo(step, endRequests(step, 'withdrawn'));
      notify(step, asked, 'info-withdrawn');
    },
  },
  'reply-info': {
    by: ['claimant', 'respondent'],
    from: ['info-requested'],
    gate: (look) => (askedParties(look.row).includes(actingParty(look)) ? undefined : refuse('info_not_asked')),
    check: (look, { evidence, messageId = '' }) =>
      evidence.length === 0 && messageId === ''
        ? refuse('text_missing')
        : filesFault(look, evidence, actingParty(look)),
    act: (step, { evidence }) => {
      addEvidence(step, evidence, actingParty(step));
      answerRequests(step, actingParty(step));
    },
  },
  propose: {
    by: ['mediator'],
    from: ['platform-review'],
    gate: (look) => notAssigned(look) ?? unruled(look) ?? rulingPending(look) ?? tooManyOffers(look.row, 'platform'),
    check: ({ row, profile }, { terms, ...why }) =>
      whyFault(why, refuse) ?? termsFault(row, terms, negotiable(row, profile)),
    act: (step, { terms, ...why }) => {
      addOffer(step, 'platform', terms, why);
      update(step, { assignedTo: null });
      moveTo(step, 'negotiation');
      startClock(step, 'proposal', step.profile.platform.proposalOpenFor);
      notify(step, BOTH, 'proposal-made', { version: step.row.offers.length });
    },
  },
  'courier-check': {
    by: ['mediator'],
    from: AT_PLATFORM,
    offered: (profile) => profile.courierCheck !== undefined,
    gate: (look) =>
      rulingPending(look) ?? (look.row.courier?.status === 'pending' ? refuse('courier_check_pending') : undefined),
    act: askCourier,
  },
  'courier-result': {
    by: ['courier'],
    from: BEFORE_RULING,
    offered: (profile) => profile.courierCheck !== undefined,
    gate: ({ row }) => (row.courier?.status === 'pending' ? undefined : refuse('courier_check_missing')),
    check: (_, { reasons }) => (reasons === undefined ? undefined : textFault(reasons, refuse)),
    act: (step, { result, ...found }) => {
      update(step, { courier: { status: 'done', result, ...found } });
      stopClock(step, 'courier');
      notify(step, [...BOTH, 'mediators'], 'courier-answered', { result });
      const kind = result === 'no-trace' ? undefined : step.profile.courierCheck?.proposes[result];
      // A ruling that waits for its second person comes first.
      const decided = unruled(step) ?? rulingPending(step);
      if (kind === undefined || tooManyOffers(step.row, 'platform') !== undefined || decided !== undefined) return;
      addOffer(step, 'platform', { kind, amount: null }, found);
      notify(step, BOTH, 'proposal-made', { version: step.row.offers.length });
    },
  },
};

/** Questions that may wait at the same time. */
const MOST_OPEN_REQUESTS = 5;
/** Only the mediator who has the case decides on it. */
export function notAssigned({ row, actor }: Look): Refused | undefined {
  return row.assignedTo === actor.id ? undefined : refuse('mediator_not_assigned');
}

/** What one person has decided waits for the second; meanwhile nobody goes on. */
export function rulingPending({ row }: Look): Refused | undefined {
  return row.pendingRuling === null ? undefined : refuse('ruling_pending');
}
