import { addOffer, negotiable, termsFault, tooManyOffers } from '../offers.ts';
import { type Refused, refuse } from '../refusal.ts';
import type { PartyRole } from '../roles.ts';
import { actingParty, BOTH, type Look, moveTo, notify, type Step, startClock, stopClock, update } from '../step.ts';
import { unruled } from './answering.ts';
import { addEvidence, askCourier, filesFault } from './recording.ts';
import { AT_PLATFORM, BEFORE_RULING, type TablePart, textFault } from './rule-form.ts';

/** What the platform does to find out. */
export const REVIEWING: TablePart<
  'claim' | 'release' | 'request-info' | 'reply-info' | 'propose' | 'courier-check' | 'courier-result'
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
      const open = step.row.state === 'info-requested' ? step.row.requests.at(-1)?.returnTo : step.row.state;
      update(step, { assignedTo: null });
      moveTo(step, open === 'appeal-review' ? 'appeal-review' : 'platform-queue');
    },
  },
  'request-info': {
    by: ['mediator'],
    from: ['platform-review', 'appeal-review'],
    gate: (look) => notAssigned(look) ?? rulingPending(look),
    check: (_, { to, question }) => {
      if (to.length === 0 || new Set(to).size !== to.length) return refuse('info_request_invalid');
      return textFault(question, refuse);
    },
    act: (step, { to, question }) => {
      const returnTo = step.row.state === 'appeal-review' ? 'appeal-review' : 'platform-review';
      const number = step.row.requests.length + 1;
      const request = { number, to, question, at: step.at, answeredBy: [], returnTo } as const;
      update(step, { requests: [...step.row.requests, request] });
      moveTo(step, 'info-requested');
      startClock(step, 'info', step.profile.infoRequest.within);
      notify(step, to, 'info-wanted', { number, until: step.row.clocks.info?.dueAt ?? step.at });
    },
  },
  'reply-info': {
    by: ['claimant', 'respondent'],
    from: ['info-requested'],
    gate: (look) => {
      const request = look.row.requests.at(-1);
      const party = actingParty(look);
      return request?.to.includes(party) && !request.answeredBy.includes(party) ? undefined : refuse('info_not_asked');
    },
    check: (look, { evidence, messageId = '' }) =>
      evidence.length === 0 && messageId === ''
        ? refuse('text_missing')
        : filesFault(look, evidence, actingParty(look)),
    act: (step, { evidence }) => {
      addEvidence(step, evidence, actingParty(step));
      reply(step, actingParty(step));
    },
  },
  propose: {
    by: ['mediator'],
    from: ['platform-review'],
    gate: (look) => notAssigned(look) ?? unruled(look) ?? rulingPending(look) ?? tooManyOffers(look.row, 'platform'),
    check: ({ row, profile }, { terms }) => termsFault(row, terms, negotiable(row, profile)),
    act: (step, { terms }) => {
      addOffer(step, 'platform', terms);
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
    gate: ({ row }) => (row.courier?.status === 'pending' ? refuse('courier_check_pending') : undefined),
    act: askCourier,
  },
  'courier-result': {
    by: ['courier'],
    from: BEFORE_RULING,
    offered: (profile) => profile.courierCheck !== undefined,
    gate: ({ row }) => (row.courier?.status === 'pending' ? undefined : refuse('courier_check_missing')),
    act: (step, { result }) => {
      update(step, { courier: { status: 'done', result } });
      stopClock(step, 'courier');
      notify(step, [...BOTH, 'mediators'], 'courier-answered', { result });
      const kind = result === 'no-trace' ? undefined : step.profile.courierCheck?.proposes[result];
      if (kind === undefined || tooManyOffers(step.row, 'platform') !== undefined || unruled(step) !== undefined)
        return;
      addOffer(step, 'platform', { kind, amount: null });
      notify(step, BOTH, 'proposal-made', { version: step.row.offers.length });
    },
  },
};

/** Only the mediator who has the case decides on it. */
export function notAssigned({ row, actor }: Look): Refused | undefined {
  return row.assignedTo === actor.id ? undefined : refuse('mediator_not_assigned');
}

/** What one person has decided waits for the second; meanwhile nobody goes on. */
export function rulingPending({ row }: Look): Refused | undefined {
  return row.pendingRuling === null ? undefined : refuse('ruling_pending');
}

function reply(step: Step, party: PartyRole): void {
  const request = step.row.requests.at(-1);
  if (request === undefined) throw new TypeError('only an asked party replies');
  const answeredBy = [...request.answeredBy, party];
  update(step, { requests: [...step.row.requests.slice(0, -1), { ...request, answeredBy }] });
  notify(step, 'mediators', 'info-replied', { number: request.number, by: party });
  if (request.to.every((each) => answeredBy.includes(each))) moveTo(step, request.returnTo);
}
