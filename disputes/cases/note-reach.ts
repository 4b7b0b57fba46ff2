import type { Instant } from '../../protocol/instant.ts';
import type { DisputeCase } from '../domain/case.ts';
import type { ToldBy } from '../domain/events.ts';
import { learns } from '../domain/reach.ts';
import { DisputeRefusal } from '../domain/refusal.ts';
import type { PartyRole } from '../domain/roles.ts';
import { SYSTEM_CLOCK } from '../domain/state-machine.ts';
import { actOnDispute, type DisputeDeps } from './act-on-dispute.ts';

/** Somebody learns of a case. */
export interface Telling {
  readonly party: PartyRole;
  readonly by: ToldBy;
  readonly at: Instant;
}

/** Notes that a party has been told of the case and of all that it asks of them: their time begins. Nothing happens where they knew. */
export async function noteTold(deps: DisputeDeps, row: DisputeCase, { party, by, at }: Telling): Promise<DisputeCase> {
  if (row.state === 'closed' || !learns(row, party, by)) return row;
  const event = { type: 'told', data: { party, by } } as const;
  const noted = await unlessKnown(actOnDispute(deps, { caseId: row.id, event, actor: SYSTEM_CLOCK, at }));
  return noted?.case ?? (await deps.store.find(row.id)) ?? row;
}

/** Notes that a party cannot be told: every way has failed, or there is none. Nothing happens where they have been told. */
export async function noteUnreached(deps: DisputeDeps, caseId: string, party: PartyRole, at: Instant): Promise<void> {
  const event = { type: 'unreached', data: { party } } as const;
  await unlessKnown(actOnDispute(deps, { caseId, event, actor: SYSTEM_CLOCK, at }));
}

/** Notes that the e-mail came back by which a party counted as told. Nothing happens where they know all of it otherwise. */
export async function noteReturned(deps: DisputeDeps, caseId: string, party: PartyRole, at: Instant): Promise<void> {
  const event = { type: 'unreached', data: { party, returned: true } } as const;
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
