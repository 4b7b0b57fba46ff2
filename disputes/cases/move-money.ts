import type { Instant } from '../../protocol/instant.ts';
import { DisputeRefusal } from '../domain/refusal.ts';
import type { Actor } from '../domain/roles.ts';
import { isFrozen } from '../domain/step.ts';
import { actOnDispute, type DisputeDeps } from './act-on-dispute.ts';
import type { Ledger, MoneyOutbox, PendingIntent } from './ports.ts';

const LEDGER: Actor = { role: 'ledger', id: 'ledger' };

/** How long a failed movement rests before it is tried again. */
const RETRY_MS = 60_000;

/** Cases whose money is moved at the same time; more would press a marketplace's ledger. */
const AT_ONCE = 20;

/** What a round has done. */
export interface Moved {
  /** Movements that were handed to the ledger, or failed: where it is as many as the limit, there may be more. */
  readonly tried: number;
  readonly taken: number;
  /** Movements that could not be handed over or noted; they are tried again later, under the same key. */
  readonly failed: readonly { readonly pending: PendingIntent; readonly cause: unknown }[];
}

/**
 * Hands pending money intents to the ledger, those of one case one after the other. A crash after the ledger's answer
 * repeats the call under the same key, which moves nothing twice. One movement that fails stops no other, and nothing is
 * under way any more when the round ends.
 */
export async function moveMoney(
  deps: DisputeDeps & { readonly money: MoneyOutbox; readonly ledger: Ledger },
  at: Instant,
  limit: number,
  goOn: () => boolean = () => true,
): Promise<Moved> {
  let taken = 0;
  let tried = 0;
  const failed: { pending: PendingIntent; cause: unknown }[] = [];
  const due = await deps.money.pending(at, limit);
  const rows = await deps.store.findAll(due.filter(paysSomebody).map(({ caseId }) => caseId));
  const move = async (pending: PendingIntent): Promise<void> => {
    const row = rows.get(pending.caseId);
    // Decided before the freeze and not handed over since: a bank or a court comes first.
    if (row !== undefined && isFrozen(row) && paysSomebody(pending)) {
      await deps.money.failed(pending.intent.key, at + RETRY_MS);
      return;
    }
    const answer = await deps.ledger.submit(pending.caseId, pending.intent);
    if (answer.result === 'failed') {
      await report(deps, pending, at, answer.code);
      await deps.money.failed(pending.intent.key, at + RETRY_MS);
      return;
    }
    if (answer.result === 'done') await confirmRemedy(deps, pending.caseId, pending.intent.key, at);
    await deps.money.taken(pending.intent.key);
    taken += 1;
  };
  const orLater = async (pending: PendingIntent): Promise<void> => {
    tried += 1;
    try {
      await move(pending);
    } catch (cause) {
      failed.push({ pending, cause });
      // Where not even this can be stored, it comes again with the next round.
      await deps.money.failed(pending.intent.key, at + RETRY_MS).catch(() => undefined);
    }
  };
  const cases = [...Map.groupBy(due, (pending) => pending.caseId).values()];
  const worker = async (): Promise<void> => {
    for (let intents = cases.shift(); intents !== undefined && goOn(); intents = cases.shift())
      for (const pending of intents) await orLater(pending);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  return { tried, taken, failed };
}

/** A hold and its end pay nobody. */
function paysSomebody({ intent }: PendingIntent): boolean {
  return intent.to !== 'escrow';
}

/** The ledger has made a movement. Told twice, or of a movement that no remedy waits for, nothing happens. */
export async function confirmRemedy(deps: DisputeDeps, caseId: string, key: string, at: Instant): Promise<void> {
  await unlessDone(actOnDispute(deps, { caseId, event: { type: 'remedy-done', data: { key } }, actor: LEDGER, at }));
}

async function report(deps: DisputeDeps, { caseId, intent }: PendingIntent, at: Instant, code: string): Promise<void> {
  const event = { type: 'remedy-failed', data: { key: intent.key, code } } as const;
  await unlessDone(actOnDispute(deps, { caseId, event, actor: LEDGER, at }));
}

// A hold, and the release after a withdrawal, are movements that no remedy waits for; a failure is told once.
const DONE: readonly string[] = [
  'intent_confirmed',
  'intent_unknown',
  'failure_known',
  'dispute_closed',
  'action_not_in_state',
];

async function unlessDone(act: Promise<unknown>): Promise<void> {
  try {
    await act;
  } catch (cause) {
    if (!(cause instanceof DisputeRefusal && DONE.includes(cause.code))) throw cause;
  }
}
