import { randomBytes } from 'node:crypto';
import type { DisputeCase } from '../../disputes/domain/case.ts';
import { CASE_NUMBER_BYTES, caseNumber } from '../../disputes/domain/case-number.ts';
import { draftCase } from '../../disputes/domain/draft-case.ts';
import type { DisputeEvent } from '../../disputes/domain/events.ts';
import type { Actor } from '../../disputes/domain/roles.ts';
import { type Decided, decide } from '../../disputes/domain/state-machine.ts';
import type { Database } from '../../store/sql/database.ts';
import { disputeWrites } from '../../store/sql/disputes/dispute-writes.ts';
import { claimFor, DAY, orderLine, profileNamed, START, terms } from '../../test/unit/disputes/fakes/cases.ts';

const MINUTE = 60_000;
const TOGETHER = 500;

/** One case in five is this shop's; the others share the rest. */
export const LARGEST_SHOP = 'shop-0';
const SHOPS = 200;
export const MEDIATOR: Actor = { role: 'mediator', id: 'mediator-1' };

const REJECT: DisputeEvent = { type: 'reject', data: { version: 1, why: 'It was whole.' } };
const ESCALATE: DisputeEvent = { type: 'escalate', data: { why: 'No way.' } };
const CLAIM: DisputeEvent = { type: 'claim', data: {} };
const CANCEL: DisputeEvent = { type: 'cancel', data: { confirmed: true } };
export const RULE: DisputeEvent = {
  type: 'rule',
  data: { terms: terms('partial-refund'), reasons: 'One of three.', fault: 'seller' },
};

type Course = readonly (readonly [DisputeEvent, 'buyer' | 'seller' | 'mediator'])[];
const TO_NEGOTIATION: Course = [[REJECT, 'seller']];
const TO_QUEUE: Course = [...TO_NEGOTIATION, [ESCALATE, 'buyer']];
export const TO_REVIEW: Course = [...TO_QUEUE, [CLAIM, 'mediator']];
const CLOSED: Course = [[CANCEL, 'buyer']];

/** The decision that opens a case of its own. */
export function openingOf(index: number, at: number, profileId = 'auracart'): Decided {
  const profile = profileNamed(profileId);
  const order = orderLine(profileId, {
    orderId: `AC-${index}`,
    buyer: { id: `buyer-${index % 5_000}`, name: 'Aina' },
    seller: { id: index % 5 === 0 ? LARGEST_SHOP : `shop-${index % SHOPS}`, name: 'Teh & Co' },
    paidAt: at - 3 * DAY,
    promisedAt: at - DAY,
    deliveredAt: at - DAY,
  });
  const draft = draftCase({
    id: randomBytes(16).toString('base64url'),
    number: caseNumber(randomBytes(CASE_NUMBER_BYTES)),
    profile: { id: profile.id, version: profile.version },
    order,
  });
  const claim = claimFor(profileId);
  const evidence = claim.evidence.map((file) => ({ ...file, fileId: `${draft.id}/1` }));
  const buyer: Actor = { role: 'buyer', id: order.buyer.id };
  return decided(draft, { type: 'open', data: { ...claim, evidence } }, buyer, at);
}

/** The decisions of a case's course, one after the other. */
export function along(opening: Decided, course: Course, at: number): Decided[] {
  const steps: Decided[] = [];
  for (const [event, who] of course) {
    const row = (steps.at(-1) ?? opening).case;
    const actor = who === 'mediator' ? MEDIATOR : { role: who, id: row.order[who].id };
    steps.push(decided(row, event, actor, at));
  }
  return steps;
}

export function decided(row: DisputeCase, event: DisputeEvent, actor: Actor, at: number): Decided {
  const answer = decide(row, event, actor, profileNamed(row.profile.id), at);
  if (!answer.ok) throw new Error(answer.code);
  return answer;
}

/** Of a hundred cases ninety are over, and few are with the platform; most are under one profile. */
function lifeOf(index: number): { readonly profileId: string; readonly course: Course } {
  const part = index % 100;
  const profileId =
    part < 80 || part >= 90 ? 'auracart' : (['taobao', 'tokopedia', 'alibaba', 'p2p'][index % 4] ?? 'auracart');
  if (part < 90) return { profileId, course: CLOSED };
  if (part < 94) return { profileId, course: [] };
  if (part < 97) return { profileId, course: TO_NEGOTIATION };
  return { profileId, course: part < 99 ? TO_QUEUE : TO_REVIEW };
}

/** Fills a database with cases as they come to be, log, clocks, money and notices included; says how far it is. */
export async function fill(database: Database, cases: number, progress: (done: number) => void): Promise<void> {
  const writes = disputeWrites(database.kind);
  for (let from = 0; from < cases; from += TOGETHER) {
    const lives = Array.from({ length: Math.min(TOGETHER, cases - from) }, (_, offset) => {
      const index = from + offset;
      const { profileId, course } = lifeOf(index);
      const openedAt = START - DAY - index * MINUTE;
      const opening = openingOf(index, openedAt, profileId);
      return [opening, ...along(opening, course, openedAt + MINUTE)];
    });
    await database.db.transaction().execute(async (transaction) => {
      const openings = lives.flatMap(([opening]) => opening ?? []);
      await writes.open(
        transaction,
        openings.map((one) => ({ decided: one, submissionKey: one.case.id })),
      );
      await writes.leave(transaction, openings);
      for (let step = 1; step < 4; step += 1) {
        const steps = lives.flatMap((life) => life[step] ?? []);
        await writes.advance(transaction, steps);
        await writes.leave(transaction, steps);
      }
    });
    progress(from + lives.length);
  }
}
