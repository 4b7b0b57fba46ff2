import { dueAfter, type Period } from '../../calendar/period.ts';
import type { Instant } from '../../protocol/instant.ts';
import { CLOCKS, type ClockName, type DisputeCase, type State } from './case.ts';
import { CLOCK_STATES } from './clock-table.ts';
import type { Effect, NoticeTemplate, NoticeTo } from './effects.ts';
import type { MoneyIntent } from './funds.ts';
import type { Profile } from './profile/profile-schema.ts';
import { type Actor, isParty, type PartyRole } from './roles.ts';

/** What a rule looks at before anything changes. */
export interface Look {
  readonly row: DisputeCase;
  readonly actor: Actor;
  readonly profile: Profile;
  readonly at: Instant;
}

/** One decision in the making: the row as it will be, and the effects. Lives within one call of `decide`. */
export interface Step extends Look {
  row: DisputeCase;
  readonly effects: Effect[];
}

export function update(step: Step, patch: Partial<DisputeCase>): void {
  step.row = { ...step.row, ...patch };
}

/** Changes the state and stops every clock that has no business in the new one. */
export function moveTo(step: Step, state: State): void {
  update(step, { state });
  for (const name of CLOCKS) if (!CLOCK_STATES[name].includes(state)) stopClock(step, name);
}

/** Sets a clock, or sets it anew. */
export function startClock(step: Step, name: ClockName, period: Period): void {
  setClock(step, name, step.at, dueAfter(period, step.at, step.profile.calendar));
}

export function setClock(step: Step, name: ClockName, startedAt: Instant, dueAt: Instant): void {
  update(step, { clocks: { ...step.row.clocks, [name]: { startedAt, dueAt } } });
  step.effects.push({ kind: 'clock-set', name, startedAt, dueAt, timeZone: step.profile.calendar.timeZone });
}

/** Removes a clock, whether it fired or is no longer needed; nothing where it does not run. */
export function stopClock(step: Step, name: ClockName): void {
  if (step.row.clocks[name] === undefined) return;
  const { [name]: _, ...clocks } = step.row.clocks;
  update(step, { clocks });
  step.effects.push({ kind: 'clock-cancelled', name });
}

export function notify(
  step: Step,
  to: NoticeTo | readonly NoticeTo[],
  template: NoticeTemplate,
  data: Readonly<Record<string, string | number>> = {},
): void {
  const { row, profile, at } = step;
  for (const receiver of typeof to === 'string' ? [to] : to) {
    step.effects.push({
      kind: 'notice',
      to: receiver,
      template,
      // Staff and systems read their own desks; e-mail and text messages are for the parties.
      channels: receiver === 'buyer' || receiver === 'seller' ? profile.notices : ['inbox'],
      data: { caseNumber: row.number, at, ...data, ...clockOf(profile, data) },
      key: `${row.id}/${row.revision + 1}/${receiver}/${template}`,
    });
  }
}

/** Whose clock a deadline in a notice is told by. */
function clockOf(
  { calendar }: Profile,
  data: Readonly<Record<string, string | number>>,
): Readonly<Record<string, string>> {
  return 'until' in data || 'answerBy' in data ? { timeZone: calendar.timeZone } : {};
}

export function pay(step: Step, intents: readonly MoneyIntent[]): void {
  for (const intent of intents) step.effects.push({ kind: 'money', intent });
}

/** The party that acts; only rules that parties alone may use ask for it. */
export function actingParty(look: Look): PartyRole {
  if (!isParty(look.actor.role)) throw new TypeError(`${look.actor.role} is no party`);
  return look.actor.role;
}

export const BOTH: readonly PartyRole[] = ['buyer', 'seller'];

/** Whether money must not move now. */
export function isFrozen(row: DisputeCase): boolean {
  return row.flags.chargebackFreeze || row.flags.legalHold;
}
