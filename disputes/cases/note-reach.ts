import type { Instant } from '../../protocol/instant.ts';
import type { DisputeCase } from '../domain/case.ts';
import { isTold, type ToldBy } from '../domain/reach.ts';
import { DisputeRefusal } from '../domain/refusal.ts';
import type { PartyRole } from '../domain/roles.ts';
import { SYSTEM_CLOCK } from '../domain/state-machine.ts';
import { actOnDispute, type DisputeDeps } from './act-on-dispute.ts';

/** A party has been told of the case: their time begins. Said twice, nothing happens. */
export async function noteTold(
  deps: DisputeDeps,
  row: DisputeCase,
  { party, by, at }: { readonly party: PartyRole; readonly by: ToldBy; readonly at: Instant },
): Promise<DisputeCase> {
  if (row.state === 'closed' || isTold(row, party)) return row;
  const event = { type: 'told', data: { party, by } } as const;
  const noted = await unlessKnown(actOnDispute(deps, { caseId: row.id, event, actor: SYSTEM_CLOCK, at }));
  return noted?.case ?? (await deps.store.find(row.id)) ?? row;
}

/** Every way to tell a party has failed, or there is none. Of somebody who has been told, nothing is noted. */
export async function noteUnreached(deps: DisputeDeps, caseId: string, party: PartyRole, at: Instant): Promise<void> {
  const event = { type: 'unreached', data: { party } } as const;
  await unlessKnown(actOnDispute(deps, { caseId, event, actor: SYSTEM_CLOCK, at }));
}

const KNOWN: readonly string[] = ['reach_unchanged', 'dispute_closed', 'dispute_not_found'];

async function unlessKnown<T>(act: Promise<T>): Promise<T | undefined> {
  try {
    return await act;
  } catch (cause) {
    if (cause instanceof DisputeRefusal && KNOWN.includes(cause.code)) return undefined;
    throw cause;
  }
}
