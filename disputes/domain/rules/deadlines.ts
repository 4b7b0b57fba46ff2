import type { Instant } from '../../../protocol/instant.ts';
import { askedSince } from '../asked-parties.ts';
import { type Clock, type ClockName, type RemedyTrouble, respondentOf } from '../case.ts';
import { CLOCK_EVENTS, CLOCK_STATES, type ClockEvent } from '../clock-table.ts';
import type { ClockFired } from '../events.ts';
import { endRequests } from '../info-requests.ts';
import { hasInstructions } from '../parcels.ts';
import { isProven, isTold } from '../reach.ts';
import { refuse } from '../refusal.ts';
import type { PartyRole } from '../roles.ts';
import { enterPlatform, letGo, settle } from '../settling.ts';
import { BOTH, isFrozen, moveTo, notify, type Step, setClock, startClock, stopClock, update } from '../step.ts';
import { postageTimeOver } from './contesting-postage.ts';
import { overdueBecause, unlocks } from './escalation-gate.ts';
import { LIVE, type Rule, type TablePart } from './rule-form.ts';

/** What passing time does. No clock decides a case: it escalates, unlocks, reminds, or permits an inference. */
export const DEADLINES: TablePart<ClockEvent | 'downtime'> = {
  'respondent-due': fires('first-answer', (step) => {
    const { effect } = step.profile.firstAnswer;
    // A respondent who was never told is not silent, and the claimant must not wait for ever.
    const heard = step.row.heard === true;
    if (!isTold(step.row, respondentOf(step.row))) enterPlatform(step, 'respondent-unreached');
    else if (effect === 'escalate') enterPlatform(step, heard ? 'no-agreement' : 'no-answer');
    else if (effect === 'adverse-flag') {
      if (!heard) holdAgainst(step, [{ party: respondentOf(step.row), since: 0 }]);
      enterPlatform(step, heard ? 'no-agreement' : 'no-answer');
    } else {
      for (const party of BOTH) if (unlocks(effect, party)) unlock(step, party, overdueBecause(step.row));
    }
  }),
  'escalation-open': fires('escalation', (step) => {
    const respondent = respondentOf(step.row);
    for (const seat of step.profile.escalation.by) {
      unlock(step, seat === 'claimant' ? step.row.claimant : respondent, 'waited');
    }
  }),
  'negotiation-due': fires('negotiation', (step) => {
    if (step.profile.negotiation?.effect === 'unlock-both') {
      for (const party of BOTH) unlock(step, party, 'negotiation-overdue');
    } else enterPlatform(step, 'no-agreement');
  }),
  'proposal-due': fires('proposal', (step) => enterPlatform(step, 'proposal-expired')),
  'buyer-silent': fires('buyer-silence', (step) => {
    if (!isTold(step.row, 'buyer')) return;
    unlock(step, 'seller', 'buyer-silent');
    notify(step, 'buyer', 'silence-warning');
  }),
  'agreement-due': fires('agreement', (step) => enterPlatform(step, 'agreement-unconfirmed')),
  'info-due': fires('info', (step) => {
    holdAgainst(
      step,
      BOTH.flatMap((party) => {
        const since = askedSince(step.row, party);
        return since !== undefined && isTold(step.row, party, since) ? [{ party, since }] : [];
      }),
    );
    moveTo(step, endRequests(step, 'overdue'));
    notify(step, 'mediators', 'info-replied', { number: step.row.requests.length, by: 'clock' });
  }),
  'platform-due': fires('platform', (step) => {
    update(step, { flags: { ...step.row.flags, reviewOverdue: true } });
    notify(step, 'mediators', 'review-overdue');
  }),
  // The courier's silence proves nothing; the mediator goes on without it.
  'courier-due': fires('courier', (step) => {
    update(step, { courier: { status: 'done', result: null } });
    notify(step, [...BOTH, 'mediators'], 'courier-answered', { result: 'none' });
  }),
  'appeal-window-end': fires('appeal-window', (step) => {
    const ruling = step.row.rulings.at(-1);
    if (ruling !== undefined) settle(step, ruling.terms, 'ruling', ruling.fault, ruling.itemTo);
  }),
  'return-due': fires('return', (step) => {
    const untold = step.row.state === 'return-label' && !hasInstructions(step.row);
    trouble(step, untold ? 'label-overdue' : 'return-overdue');
  }),
  // Who was asked and says nothing has agreed to the receipt that they saw.
  'postage-due': fires('postage', postageTimeOver),
  'goods-due': fires('goods', (step) => trouble(step, 'goods-overdue')),
  'idle-warning': fires('idle-warning', (step) => {
    if (step.profile.idle === undefined) return;
    startClock(step, 'idle-close', step.profile.idle.closeAfter);
    notify(step, BOTH, 'idle-warning', { until: step.row.clocks['idle-close']?.dueAt ?? step.at });
  }),
  // Closing an idle case is no finding: the claim may be opened again while its window lasts.
  'idle-close': fires('idle-close', (step, { startedAt }) => {
    // Whoever was not warned has not let the claim rest.
    if (!isTold(step.row, step.row.claimant, startedAt)) enterPlatform(step, 'claimant-unreached');
    else if (!isFrozen(step.row)) letGo(step, 'lapsed');
    else if (step.profile.idle !== undefined) startClock(step, 'idle-warning', step.profile.idle.warnAfter);
  }),
  downtime: {
    by: ['clock'],
    from: LIVE,
    check: ({ row, at }, { from, to }) => {
      const fresh = Math.max(from, row.downtimeCountedUntil ?? from);
      return fresh >= to || at < to ? refuse('downtime_counted', { until: row.downtimeCountedUntil }) : undefined;
    },
    act: (step, { from, to }) => {
      const fresh = Math.max(from, step.row.downtimeCountedUntil ?? from);
      update(step, { downtimeCountedUntil: to });
      let moved = 0;
      for (const name of CLOCK_NAMES) {
        const clock = step.row.clocks[name];
        if (clock === undefined || clock.dueAt <= fresh) continue;
        setClock(step, name, clock.startedAt, clock.dueAt + lost(clock.startedAt, fresh, to));
        moved += 1;
      }
      const offers = step.row.offers.map((offer) =>
        offer.expiresAt === null || offer.expiresAt <= fresh
          ? offer
          : { ...offer, expiresAt: offer.expiresAt + lost(offer.at, fresh, to) },
      );
      if (offers.some((offer, index) => offer !== step.row.offers[index])) update(step, { offers });
      if (moved > 0) notify(step, BOTH, 'deadline-moved', { by: to - fresh });
    },
  },
};

const CLOCK_NAMES = Object.keys(CLOCK_EVENTS) as ClockName[];

/** How much of the down-time fell into a period that began at `startedAt`, in milliseconds. */
function lost(startedAt: number, from: number, to: number): number {
  return Math.max(0, to - Math.max(from, startedAt));
}

/** The rule of one clock: it must be running, be set for the instant named, and be due. It stops before it acts. */
function fires(name: ClockName, act: (step: Step, clock: Clock) => void): Rule<ClockEvent> {
  return {
    by: ['clock'],
    from: CLOCK_STATES[name],
    check: ({ row, at }, { dueAt }: ClockFired) => {
      const clock = row.clocks[name];
      if (clock === undefined) return refuse('clock_not_running', { clock: name });
      if (clock.dueAt !== dueAt) return refuse('clock_moved', { clock: name, dueAt: clock.dueAt });
      return at < dueAt ? refuse('clock_early', { clock: name, dueAt }) : undefined;
    },
    act: (step) => {
      const clock = step.row.clocks[name];
      if (clock === undefined) throw new TypeError('only a running clock fires');
      stopClock(step, name);
      act(step, clock);
    },
  };
}

function unlock(
  step: Step,
  party: PartyRole,
  because: 'first-answer-overdue' | 'negotiation-overdue' | 'waited' | 'buyer-silent',
) {
  if (step.row.unlocked[party] !== undefined) return;
  update(step, { unlocked: { ...step.row.unlocked, [party]: because } });
  notify(step, party, 'escalation-open', { because });
}

/** A party that said nothing to what it was asked since then. */
interface Silence {
  readonly party: PartyRole;
  readonly since: Instant;
}

function holdAgainst(step: Step, silences: readonly Silence[]): void {
  const { adverse: marked, unproven: before = [], ...flags } = step.row.flags;
  const adverse = [...new Set([...marked, ...silences.map(({ party }) => party)])];
  const proven = silences.filter(({ party, since }) => isProven(step.row, party, since));
  const isProvenNow = (party: PartyRole) => proven.some((each) => each.party === party);
  // A mark that stands already needs no second proof.
  const fresh = silences.filter(({ party }) => !isProvenNow(party) && !marked.includes(party));
  const unproven = [...before.filter((party) => !isProvenNow(party)), ...fresh.map(({ party }) => party)];
  const asked = Object.fromEntries(fresh.map(({ party, since }) => [party, since]));
  const unprovenAsked = { ...flags.unprovenAsked, ...asked };
  update(step, { flags: { ...flags, adverse, ...(unproven.length === 0 ? {} : { unproven, unprovenAsked }) } });
  for (const { party } of silences) notify(step, party, 'adverse-warning');
}

function trouble(step: Step, because: RemedyTrouble): void {
  update(step, { flags: { ...step.row.flags, remedyTrouble: because } });
  enterPlatform(step, because);
  notify(step, BOTH, because === 'goods-overdue' ? 'remedy-trouble' : 'return-trouble', { because });
}
