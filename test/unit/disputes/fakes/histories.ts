import { actOnDispute } from '../../../../disputes/cases/act-on-dispute.ts';
import { openDispute } from '../../../../disputes/cases/open-dispute.ts';
import type { DisputeStore } from '../../../../disputes/cases/ports.ts';
import { reportChargeback } from '../../../../disputes/cases/report-chargeback.ts';
import { allowedActions } from '../../../../disputes/domain/allowed-actions.ts';
import type { ClockName, DisputeCase, OrderLine } from '../../../../disputes/domain/case.ts';
import { CASE_NUMBER_BYTES } from '../../../../disputes/domain/case-number.ts';
import { CLOCK_EVENTS } from '../../../../disputes/domain/clock-table.ts';
import type { DisputeEvent } from '../../../../disputes/domain/events.ts';
import { learns } from '../../../../disputes/domain/reach.ts';
import { DisputeRefusal } from '../../../../disputes/domain/refusal.ts';
import type { Actor, PartyRole } from '../../../../disputes/domain/roles.ts';
import { SOLUTION_KINDS } from '../../../../disputes/domain/solutions.ts';
import {
  ACTORS,
  BOOK,
  claimFor,
  DAY,
  HOUR,
  orderLine,
  PROFILE_IDS,
  profileNamed,
  SECOND_MEDIATOR,
  START,
  terms,
} from './cases.ts';
import { pick } from './random.ts';
import { anyEvent } from './walk.ts';

/** What a history needs of a store. */
export type HistoryStore = Pick<DisputeStore, 'find' | 'findAll' | 'accountOf' | 'open' | 'record' | 'list'>;

export interface HistoryOptions {
  readonly store: HistoryStore;
  readonly random: () => number;
  /** Of the order and its cases, so that histories share a store. */
  readonly name: string;
  readonly steps: number;
  /** After every step, with nothing under way. */
  readonly look?: (lines: readonly OrderLine[]) => void | Promise<void>;
}

export interface History {
  readonly lines: readonly OrderLine[];
  /** Ids of the cases that opened, by line. */
  readonly cases: ReadonlyMap<string, readonly string[]>;
  readonly refusals: ReadonlyMap<string, number>;
}

const PEOPLE: readonly Actor[] = [
  ACTORS.buyer,
  ACTORS.buyer,
  ACTORS.seller,
  ACTORS.seller,
  ACTORS.mediator,
  ACTORS.mediator,
  SECOND_MEDIATOR,
  ACTORS.supervisor,
  ACTORS.courier,
  ACTORS.warehouse,
  ACTORS.payments,
  ACTORS.ledger,
];
const IDLE: readonly string[] = ['message', 'add-evidence', 'legal-hold'];
/** What leads to a decision, and to one about it; taken more often, so that histories get there. */
const DECIDING: readonly string[] = ['make-formal', 'claim', 'rule', 'appeal', 'uphold', 'overturn', 'remedy-done'];

/**
 * Some months of one order with several lines: cases open one after the other and at the same moment, under any profile,
 * everybody does what the table lets them, twice and at once, and the clocks run.
 */
export async function history({ store, random, name, steps, look }: HistoryOptions): Promise<History> {
  const profileId = pick(random, PROFILE_IDS);
  const lines = Array.from({ length: 1 + Math.floor(random() * 3) }, (_, index) =>
    orderLine(profileId, {
      orderId: name,
      lineId: String(index + 1),
      small: random() < 0.5,
      paid: pick(random, [0, 1, 2, 999, 10_000, 900_000_000]),
      ...(random() < 0.5 ? { quantity: 3 } : {}),
    }),
  );
  const cases = new Map<string, string[]>(lines.map(({ lineId }) => [lineId, []]));
  const refusals = new Map<string, number>();
  const deps = {
    store: store as DisputeStore,
    profiles: BOOK,
    orders: { linesOf: async () => lines },
    evidence: {
      ready: async (ids: readonly string[]) =>
        ids.map((fileId) => ({ fileId, contentType: 'image/jpeg', bytes: 100, sha256: 'c'.repeat(64) })),
    },
  };
  let at = START;
  let forms = 0;
  const refused = (error: unknown): void => {
    if (!(error instanceof DisputeRefusal)) throw error;
    refusals.set(error.code, (refusals.get(error.code) ?? 0) + 1);
  };

  async function open(line: OrderLine): Promise<void> {
    const others = lines.filter((each) => each !== line && random() < 0.5);
    const claimed = [line, ...(random() < 0.4 ? others : [])].map(({ lineId, quantity }) => ({
      lineId,
      ...(quantity !== undefined && random() < 0.6 ? { quantity: 1 + Math.floor(random() * 3) } : {}),
    }));
    const by: PartyRole = profileId === 'p2p' && random() < 0.5 ? 'seller' : 'buyer';
    const claim = claimFor(profileId, by);
    const wanted = random() < 0.5 ? anyTerms(line, random) : claim.wanted;
    forms += 1;
    const { case: row, repeated } = await openDispute(deps, {
      submissionKey: `${name}/${random() < 0.1 ? forms - 1 : forms}`,
      profileId,
      orderId: line.orderId,
      lines: claimed,
      reason: claim.reason,
      details: claim.details,
      delivery: claim.delivery,
      wanted,
      files: claim.evidence.map(({ fileId, kind }) => ({ fileId, kind })),
      declared: claim.declared ?? [],
      formal: random() < 0.5,
      actor: ACTORS[by],
      // Within every window, however long the history takes.
      at: START,
      caseId: `${name}-${forms}`,
      random: numberOf(name, forms),
    });
    if (!repeated) for (const { lineId } of claimed) cases.get(lineId)?.push(row.id);
  }

  async function live(): Promise<DisputeCase[]> {
    const newest = [...cases.values()].flatMap((ids) => ids.at(-1) ?? []);
    return [...(await store.findAll([...new Set(newest)])).values()].filter(({ state }) => state !== 'closed');
  }

  async function act(row: DisputeCase): Promise<void> {
    const [event, actor] = nextEvent(row, at, random);
    const once = actOnDispute(deps, { caseId: row.id, event, actor, at }).then(() => undefined, refused);
    // Said twice, or by two at the same moment.
    if (random() < 0.25) {
      const [second, other] = random() < 0.5 ? [event, actor] : nextEvent(row, at, random);
      await Promise.all([
        once,
        actOnDispute(deps, { caseId: row.id, event: second, actor: other, at }).then(() => undefined, refused),
      ]);
    } else await once;
  }

  /** The bank reports months later, by the number of any case on the line, in any order, and what it said twice. */
  async function bankReports(): Promise<void> {
    const ids = [...cases.values()].filter((each) => each.length > 0);
    if (ids.length === 0) return;
    const caseId = pick(random, pick(random, ids));
    const reference = `bank-${Math.floor(random() * 3)}`;
    const toBuyer = pick(random, [0, 1, 500, 10_000]);
    const event: DisputeEvent<'chargeback-open' | 'chargeback-closed'> =
      random() < 0.5
        ? { type: 'chargeback-open', data: { reference } }
        : { type: 'chargeback-closed', data: { reference, toBuyer } };
    await reportChargeback(deps, { caseId, event, actor: ACTORS.payments, at }).then(() => undefined, refused);
  }

  for (let step = 0; step < steps; step += 1) {
    at += Math.floor(random() * pick(random, [HOUR, DAY, 9 * DAY]));
    const rows = await live();
    const bank = random() < 0.04 ? [bankReports()] : [];
    if (rows.length === 0 || random() < 0.25) {
      const openings = Array.from({ length: random() < 0.3 ? 3 : 1 }, () => pick(random, lines));
      // A case may end at the very moment at which others open on its line.
      const ending = rows.length > 0 && random() < 0.5 ? [act(pick(random, rows))] : [];
      await Promise.all([...openings.map((line) => open(line).catch(refused)), ...ending, ...bank]);
    } else await Promise.all([act(pick(random, rows)), ...bank]);
    await look?.(lines);
  }
  return { lines, cases, refusals };
}

function nextEvent(row: DisputeCase, at: number, random: () => number): [DisputeEvent, Actor] {
  const due = (Object.entries(row.clocks) as [ClockName, { dueAt: number }][]).filter(([, { dueAt }]) => dueAt <= at);
  if (due.length > 0 && random() < 0.6) {
    const [name, { dueAt }] = pick(random, due);
    // The warning is read, if late: nothing lapses without it.
    if (name === 'idle-close' && learns(row, row.claimant, 'email'))
      return [{ type: 'told', data: { party: row.claimant, by: 'email' } }, ACTORS.clock];
    return [{ type: CLOCK_EVENTS[name], data: { dueAt } }, ACTORS.clock];
  }
  const profile = profileNamed(row.profile.id);
  for (let tries = 0; tries < 4; tries += 1) {
    const actor = pick(random, PEOPLE);
    const open = allowedActions(row, actor, profile, at)
      .filter(({ action, open: now }) => now && (!IDLE.includes(action) || random() < 0.1))
      .map(({ action }) => action);
    const deciding = open.filter((action) => DECIDING.includes(action));
    const from = deciding.length > 0 && random() < 0.6 ? deciding : open;
    if (from.length > 0) return [anyEvent(row, row.profile.id, actor, pick(random, from), random), actor];
  }
  return [anyEvent(row, row.profile.id, ACTORS.buyer, 'cancel', random), ACTORS.buyer];
}

function anyTerms({ paid }: OrderLine, random: () => number) {
  const amount = pick(random, [1, Math.floor(paid / 3), Math.max(0, paid - 1), paid, paid + 1]);
  return terms(pick(random, SOLUTION_KINDS), amount);
}

/** Random bytes that tell one case's number from another's. */
function numberOf(name: string, form: number): Uint8Array {
  const bytes = new Uint8Array(CASE_NUMBER_BYTES);
  const digits = Number(name.replace(/\D/g, '')) * 100 + form;
  for (let index = 0; index < 6; index += 1)
    bytes[CASE_NUMBER_BYTES - 1 - index] = Math.floor(digits / 256 ** index) % 256;
  return bytes;
}
