import type { Transaction } from 'kysely';
import type { DisputeCase } from '../../disputes/case.ts';
import type { Effect, NoticeTo } from '../../disputes/effects.ts';
import type { Decided } from '../../disputes/state-machine.ts';
import { type DisputeRow, NO_DEADLINE } from './dispute-schema.ts';
import type { Tables } from './schema.ts';

/** The columns of a case, made from the case alone. */
export function disputeColumns(row: DisputeCase): Omit<DisputeRow, 'submissionKey'> {
  const clocks = Object.values(row.clocks).map((clock) => clock.dueAt);
  const offers = row.offers.flatMap((offer) => (offer.status === 'open' ? (offer.expiresAt ?? []) : []));
  const closed = row.state === 'closed';
  return {
    id: row.id,
    number: row.number,
    revision: row.revision,
    state: row.state,
    profileId: row.profile.id,
    buyerId: row.order.buyer.id,
    sellerId: row.order.seller.id,
    orderId: row.order.orderId,
    lineId: row.order.lineId,
    assignedTo: row.assignedTo,
    openedAt: row.openedAt ?? 0,
    deadline: Math.min(NO_DEADLINE, ...clocks),
    runsUntil: closed ? 0 : Math.max(0, ...clocks, ...offers),
    content: JSON.stringify(row),
  };
}

/** All that a decision leaves beside the row: log entry, clocks, money intents, notices with their deliveries. */
export async function writeBeside(
  transaction: Transaction<Tables>,
  { case: row, entry, effects }: Decided,
): Promise<void> {
  await transaction
    .insertInto('disputeEntry')
    .values({ caseId: row.id, seq: entry.seq, at: entry.at, entry: JSON.stringify(entry) })
    .execute();
  if (effects.some((effect) => effect.kind === 'clock-set' || effect.kind === 'clock-cancelled'))
    await writeClocks(transaction, row);
  const intents = effects.flatMap((effect) => (effect.kind === 'money' ? effect.intent : []));
  if (intents.length > 0)
    await transaction
      .insertInto('moneyIntent')
      .values(
        intents.map((intent) => ({
          key: intent.key,
          caseId: row.id,
          intent: JSON.stringify(intent),
          createdAt: entry.at,
          retryAt: 0,
          taken: 0,
        })),
      )
      // The same movement computed twice is one movement.
      .onConflict((conflict) => conflict.column('key').doNothing())
      .execute();
  const notices = effects.filter((effect) => effect.kind === 'notice');
  if (notices.length > 0) await writeNotices(transaction, row, notices, entry.at);
}

async function writeClocks(transaction: Transaction<Tables>, row: DisputeCase): Promise<void> {
  await transaction.deleteFrom('disputeClock').where('caseId', '=', row.id).execute();
  const clocks = Object.entries(row.clocks).map(([name, { dueAt }]) => ({ caseId: row.id, name, dueAt }));
  if (clocks.length > 0) await transaction.insertInto('disputeClock').values(clocks).execute();
}

async function writeNotices(
  transaction: Transaction<Tables>,
  row: DisputeCase,
  notices: readonly (Effect & { readonly kind: 'notice' })[],
  at: number,
): Promise<void> {
  await transaction
    .insertInto('notice')
    .values(
      notices.map(({ key, to, template, data }) => ({
        key,
        caseId: row.id,
        caseNumber: row.number,
        receiver: to,
        accountId: accountOf(row, to),
        template,
        data: JSON.stringify(data),
        createdAt: at,
        readAt: null,
      })),
    )
    .execute();
  const deliveries = notices.flatMap(({ key, channels }) =>
    channels
      .filter((channel) => channel !== 'inbox')
      .map((channel) => ({
        noticeKey: key,
        channel,
        state: 'pending',
        attempts: 0,
        nextAt: at,
        fault: null,
        updatedAt: at,
      })),
  );
  if (deliveries.length > 0) await transaction.insertInto('noticeDelivery').values(deliveries).execute();
}

function accountOf(row: DisputeCase, to: NoticeTo): string {
  if (to === 'buyer') return row.order.buyer.id;
  return to === 'seller' ? row.order.seller.id : to;
}
