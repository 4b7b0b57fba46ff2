import { allowedActions } from '../../../../disputes/domain/allowed-actions.ts';
import type { ClockName, DisputeCase, OrderLine } from '../../../../disputes/domain/case.ts';
import { linesOf } from '../../../../disputes/domain/case-money.ts';
import { CLOCK_EVENTS } from '../../../../disputes/domain/clock-table.ts';
import type { DisputeEvent, EventType } from '../../../../disputes/domain/events.ts';
import type { MoneyIntent } from '../../../../disputes/domain/funds.ts';
import type { Actor } from '../../../../disputes/domain/roles.ts';
import { EVENT_TYPES } from '../../../../disputes/domain/rules/all-rules.ts';
import { SOLUTION_KINDS } from '../../../../disputes/domain/solutions.ts';
import { decide, type LogEntry } from '../../../../disputes/domain/state-machine.ts';
import { eventFor } from './canonical.ts';
import {
  ACTORS,
  claimFor,
  DAY,
  deepFreeze,
  draft,
  evidence,
  HOUR,
  type ProfileId,
  profileNamed,
  SECOND_MEDIATOR,
  START,
  terms,
} from './cases.ts';
import { broken } from './invariants.ts';
import { pick } from './random.ts';

export interface Walk {
  readonly draft: DisputeCase;
  readonly row: DisputeCase;
  readonly entries: readonly LogEntry[];
  readonly intents: readonly MoneyIntent[];
  readonly faults: readonly string[];
  readonly refusals: ReadonlySet<string>;
}

const PEOPLE: readonly Actor[] = [
  ...Object.values(ACTORS),
  SECOND_MEDIATOR,
  ACTORS.buyer,
  ACTORS.seller,
  ACTORS.mediator,
];

/** Opens a case and lets everybody do anything at any time; a frozen row makes any hidden change throw. */
export function walk(profile: ProfileId, random: () => number, steps: number): Walk {
  const order: Partial<OrderLine> = {
    small: random() < 0.5,
    paid: pick(random, [0, 1, 999, 10_000, 900_000_000]),
    quantity: 3,
  };
  const start = draft(profile, order);
  const opener = profile === 'p2p' && random() < 0.5 ? 'seller' : 'buyer';
  const claim = { ...claimFor(profile, opener), formal: random() < 0.5, ...(random() < 0.3 ? { quantity: 2 } : {}) };
  if (claim.wanted.amount !== null)
    claim.wanted = { ...claim.wanted, amount: Math.max(1, Math.floor((order.paid ?? 1) / 3)) };
  if (order.paid === 0 && claim.wanted.amount !== null) claim.wanted = terms('return-refund');

  let row = start;
  let at = START;
  const entries: LogEntry[] = [];
  const intents: MoneyIntent[] = [];
  const faults: string[] = [];
  const refusals = new Set<string>();
  const take = (event: DisputeEvent, actor: Actor) => {
    const answer = decide(deepFreeze(row), event, actor, profileNamed(profile), at);
    if (!answer.ok) {
      refusals.add(answer.code);
      return;
    }
    faults.push(...broken(row, answer).map((fault) => `${fault} (${event.type} in ${row.state})`));
    // A bank reports when it likes.
    if (row.state === 'closed' && !event.type.startsWith('chargeback-'))
      faults.push(`${event.type} changed a closed case`);
    entries.push(answer.entry);
    intents.push(...answer.effects.flatMap((effect) => (effect.kind === 'money' ? [effect.intent] : [])));
    row = answer.case;
  };

  take({ type: 'open', data: claim }, ACTORS[opener]);
  for (let step = 0; step < steps; step += 1) {
    at += Math.floor(random() * pick(random, [HOUR, DAY, 5 * DAY]));
    const due = (Object.entries(row.clocks) as [ClockName, { dueAt: number }][]).filter(
      ([, clock]) => clock.dueAt <= at,
    );
    const clock = due.length > 0 && random() < 0.7 ? pick(random, due) : undefined;
    if (clock !== undefined) take({ type: CLOCK_EVENTS[clock[0]], data: { dueAt: clock[1].dueAt } }, ACTORS.clock);
    else if (random() < 0.03)
      take({ type: 'downtime', data: { from: at - Math.floor(random() * DAY), to: at } }, ACTORS.clock);
    else {
      const [actor, type] =
        random() < 0.8 ? likely(row, profile, at, random) : [pick(random, PEOPLE), pick(random, EVENT_TYPES)];
      take(anyEvent(row, profile, actor, type, random), actor);
    }
  }
  return { draft: start, row, entries, intents, faults, refusals };
}

/** Acts that end a case early; rare, so that walks get far. */
const ENDING: readonly EventType[] = [
  'cancel',
  'full-refund',
  'accept-loss',
  'approve',
  'accept-offer',
  'confirm-agreed',
];

/** Somebody's open action, so that most steps go somewhere. */
function likely(row: DisputeCase, profile: ProfileId, at: number, random: () => number): [Actor, EventType] {
  for (let tries = 0; tries < 6; tries += 1) {
    const actor = pick(random, PEOPLE);
    const open = allowedActions(row, actor, profileNamed(profile), at)
      .filter((each) => each.open && random() < chance(each.action))
      .map((each) => each.action);
    if (open.length > 0) return [actor, pick(random, open)];
  }
  return [ACTORS.buyer, 'message'];
}

function chance(action: EventType): number {
  if (ENDING.includes(action)) return 0.06;
  return ['message', 'add-evidence', 'legal-hold'].includes(action) ? 0.15 : 1;
}

/** An event of this type with data of any sense or none. */
export function anyEvent(
  row: DisputeCase,
  profile: string,
  actor: Actor,
  type: EventType,
  random: () => number,
): DisputeEvent {
  const event = eventFor(type, profile, row, actor.role);
  const data: Record<string, unknown> = { ...event.data };
  if ('version' in data && random() < 0.6) data.version = 1 + Math.floor(random() * (row.offers.length + 1));
  if ('terms' in data && random() < 0.7) data.terms = anyTerms(row, random);
  if ('key' in data) data.key = pick(random, [...(row.remedy?.intents.map((intent) => intent.key) ?? []), 'unknown']);
  if ('toBuyer' in data) data.toBuyer = Math.floor(random() * (row.order.paid + 2));
  if ('on' in data) data.on = random() < 0.4;
  if ('to' in data && event.type === 'request-info')
    data.to = pick(random, [['buyer'], ['seller'], ['buyer', 'seller'], []]);
  if ((event.type === 'return-label' || event.type === 'return-shipped') && random() < 0.5) {
    data.postage = pick(random, [
      -1,
      0.5,
      1,
      Math.floor(row.order.paid / 10),
      Math.floor(row.order.paid / 5),
      row.order.paid,
    ]);
    if (random() < 0.9) data.evidence = [evidence('document')];
  }
  if (event.type === 'decide-postage')
    data.postage = pick(random, [-1, 0, 1, row.returnParcel?.postage?.minor ?? 0, row.order.paid]);
  if (event.type === 'rule' && random() < 0.3) data.inferredAgainst = pick(random, ['buyer', 'seller']);
  return { type: event.type, data } as DisputeEvent;
}

function anyTerms(row: DisputeCase, random: () => number) {
  const amount = pick(random, [0, 1, Math.floor(row.order.paid / 2), row.order.paid, row.order.paid + 1, -5, 0.5]);
  const some = linesOf(row).filter(() => random() < 0.5);
  const items = row.items !== undefined && random() < 0.5 ? { items: some.map(({ lineId }) => lineId) } : {};
  return { ...terms(pick(random, SOLUTION_KINDS), amount), ...items };
}
