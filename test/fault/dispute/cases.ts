import { caseNumber } from '../../../disputes/domain/case-number.ts';
import { draftCase } from '../../../disputes/domain/draft-case.ts';
import type { DisputeEvent } from '../../../disputes/domain/events.ts';
import type { Actor } from '../../../disputes/domain/roles.ts';
import { type Decided, decide } from '../../../disputes/domain/state-machine.ts';
import { ACTORS, claimFor, orderLine, profileNamed, START, terms } from '../../unit/disputes/fakes/cases.ts';

/** The decision that opens case number `index`: a line, a number and an id of its own. */
export function opening(index: number, profileId = 'auracart'): Decided {
  const profile = profileNamed(profileId);
  const random = new Uint8Array(16);
  new DataView(random.buffer).setUint32(12, index);
  const draft = draftCase({
    id: `case-${String(index).padStart(6, '0')}`,
    number: caseNumber(random),
    profile: { id: profile.id, version: profile.version },
    order: orderLine(profile.id, { orderId: `AC-${index}`, buyer: { id: `buyer-${index % 500}`, name: 'Aina' } }),
  });
  const buyer = { role: 'buyer', id: draft.order.buyer.id } as const;
  return next(draft, { type: 'open', data: claimFor(profile.id) }, buyer);
}

export function next(row: Decided['case'], event: DisputeEvent, actor: Actor, at = START): Decided {
  const answer = decide(row, event, actor, profileNamed(row.profile.id), at);
  if (!answer.ok) throw new Error(answer.code);
  return answer;
}

/** From the opening to the ruling and its money, each step by whoever takes it. */
export const COURSE: readonly { readonly event: DisputeEvent; readonly actor: Actor }[] = [
  { event: { type: 'reject', data: { version: 1, why: 'It was whole.' } }, actor: ACTORS.seller },
  { event: { type: 'escalate', data: { why: 'We find no way.' } }, actor: ACTORS.buyer },
  { event: { type: 'claim', data: {} }, actor: ACTORS.mediator },
  {
    event: { type: 'rule', data: { terms: terms('partial-refund'), reasons: 'One of three.', fault: 'seller' } },
    actor: ACTORS.mediator,
  },
];

/** The same step by the party of this very case. */
export function actorIn(row: Decided['case'], actor: Actor): Actor {
  return actor.role === 'buyer' || actor.role === 'seller' ? { ...actor, id: row.order[actor.role].id } : actor;
}
