import type { Instant } from '../../protocol/instant.ts';
import type { DisputeCase, OrderLine } from '../domain/case.ts';
import { caseNumber } from '../domain/case-number.ts';
import { draftCase } from '../domain/draft-case.ts';
import type { EventData } from '../domain/events.ts';
import type { OpeningForm } from '../domain/opening-form.ts';
import { DisputeRefusal } from '../domain/refusal.ts';
import { type Actor, isParty } from '../domain/roles.ts';
import { decide } from '../domain/state-machine.ts';
import { type DisputeDeps, readyFiles, TRIES } from './act-on-dispute.ts';
import type { EvidenceFiles, Orders, OrderViewer } from './ports.ts';

/** A form on its way to being a case. */
export interface Opening extends OpeningForm {
  readonly profileId: string;
  readonly actor: Actor;
  readonly at: Instant;
  /** For the new case; unguessable. */
  readonly caseId: string;
  /** CASE_NUMBER_BYTES random bytes. */
  readonly random: Uint8Array;
}

export interface OpeningDeps extends DisputeDeps {
  readonly orders: Pick<Orders, 'linesOf'>;
  readonly evidence: EvidenceFiles;
}

/** Opens a case, or finds the one that this form opened already. Throws DisputeRefusal. */
export async function openDispute(
  deps: OpeningDeps,
  opening: Opening,
): Promise<{ readonly case: DisputeCase; readonly repeated: boolean }> {
  const { actor, at } = opening;
  if (!isParty(actor.role)) throw new DisputeRefusal('actor_not_permitted');
  const profile = deps.profiles.current.get(opening.profileId);
  if (profile === undefined) throw new DisputeRefusal('profile_missing', { profile: opening.profileId });
  const lines = await linesOf(deps, opening, { role: actor.role, id: actor.id });
  const evidence = await readyFiles(deps.evidence, opening.files, actor.id);

  const { reason, details, delivery, wanted, declared, formal = false, contactedAt } = opening;
  const told = {
    ...claimedOf(opening),
    ...(contactedAt === undefined ? {} : { contactedAt }),
  };
  const data = { reason, details, delivery, wanted, evidence, declared, formal, ...told };
  for (let tries = 0; tries < TRIES; tries += 1) {
    const [first, ...more] = await Promise.all(
      lines.map(async (order) => ({ order, account: await deps.store.accountOf(order.orderId, order.lineId) })),
    );
    if (first === undefined) throw new DisputeRefusal('order_not_found');
    const draft = draftCase({
      id: opening.caseId,
      number: caseNumber(opening.random),
      profile: { id: profile.id, version: profile.version },
      ...first,
      more,
    });
    const answer = decide(draft, { type: 'open', data }, actor, profile, at);
    if (!answer.ok) throw new DisputeRefusal(answer.code, answer.data);
    const stored = await deps.store.open(answer, opening.submissionKey);
    switch (stored.result) {
      case 'opened':
        return { case: answer.case, repeated: false };
      case 'repeated':
        return { case: stored.case, repeated: true };
      case 'line-taken':
        throw new DisputeRefusal('line_in_dispute', { orderId: opening.orderId, lineId: stored.lineId });
      case 'account-moved': // what is left was decided on the account of a moment ago: decide anew
    }
  }
  throw new DisputeRefusal('dispute_busy', { caseId: opening.caseId });
}

/** The lines that the form names, in its order: all of them the viewer's. */
async function linesOf(
  { orders }: OpeningDeps,
  { orderId, lines }: Opening,
  viewer: OrderViewer,
): Promise<readonly OrderLine[]> {
  const own = new Map((await orders.linesOf(orderId, viewer)).map((line) => [line.lineId, line]));
  return lines.map(({ lineId }) => {
    const line = own.get(lineId);
    if (line === undefined) throw new DisputeRefusal('order_not_found');
    return line;
  });
}

/** One line is told as it always was. */
function claimedOf({ lines }: Opening): Pick<EventData['open'], 'quantity' | 'items'> {
  const [{ quantity } = { quantity: undefined }, ...more] = lines;
  if (more.length === 0) return quantity === undefined ? {} : { quantity };
  return {
    items: lines.map(({ lineId, quantity: units }) => ({
      lineId,
      ...(units === undefined ? {} : { quantity: units }),
    })),
  };
}
