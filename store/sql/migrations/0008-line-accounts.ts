import type { Kysely } from 'kysely';
import type { Tables } from '../schema.ts';

export const name = '0008-line-accounts';

/**
 * One money account for each order line, over all its cases. The check is the last wall behind the rules: no decision that
 * moves more than was paid can be stored.
 */
export const statements = [
  `create table line_account (
    order_id text $binary not null,
    line_id text $binary not null,
    currency text not null,
    paid bigint not null,
    held bigint not null,
    refunded bigint not null,
    released bigint not null,
    charged_back bigint not null,
    last_case text,
    ended text,
    revision bigint not null default 1,
    primary key (order_id, line_id),
    check (held >= 0 and refunded >= 0 and released >= 0 and charged_back >= 0
      and held + refunded + released + charged_back <= paid)
  )`,
];

/** What this migration reads of a case as builds before it stored them. */
interface OldCase {
  readonly id: string;
  readonly number: string;
  readonly order: { readonly orderId: string; readonly lineId: string };
  readonly closure: { readonly basis: string } | null;
  readonly funds: Sums & { readonly currency: string; readonly paid: number; readonly held: number };
}

interface Sums {
  readonly refunded: number;
  readonly released: number;
  readonly chargedBack: number;
}

const ORDERS_AT_ONCE = 500;

/**
 * Takes over the cases of older builds. Those began each case on a line with all that was paid; what they moved beyond that
 * is history, and the account of such a line has nothing left. A live case that was promised such money gets what is left.
 */
export async function convert(db: Kysely<Tables>): Promise<void> {
  for (let after = ''; ; ) {
    const orders = await db
      .selectFrom('dispute')
      .select('orderId')
      .where('orderId', '>', after)
      .groupBy('orderId')
      .orderBy('orderId')
      .limit(ORDERS_AT_ONCE)
      .execute();
    const last = orders.at(-1)?.orderId;
    if (last === undefined) return;
    const rows = await db
      .selectFrom('dispute')
      .select('content')
      .where(
        'orderId',
        'in',
        orders.map(({ orderId }) => orderId),
      )
      .orderBy('openedAt')
      .orderBy('id')
      .execute();
    const cases = rows.map(({ content }) => JSON.parse(content) as OldCase);
    const lines = Map.groupBy(cases, ({ order }) => JSON.stringify([order.orderId, order.lineId]));
    for (const line of lines.values()) await takeOver(db, line);
    after = last;
  }
}

/** @param cases all cases of one line, oldest first; at most the last of them is live */
async function takeOver(db: Kysely<Tables>, cases: readonly OldCase[]): Promise<void> {
  const live = cases.find((one) => one.closure === null);
  const over = cases.filter((one) => one !== live);
  const newest = live ?? over.at(-1);
  if (newest === undefined) return;
  const { paid, currency } = newest.funds;
  const before = over.reduce((sums, one) => within(paid, sums, one.funds), NOTHING);
  const left = paid - total(before);
  const moved = live === undefined ? 0 : total(live.funds);
  // What a live case has decided to move already is under way; it is not called back.
  const cut = live !== undefined && left < paid && moved === 0;
  if (cut) await cutDown(db, live, over.at(-1), before, left);
  const own = live === undefined || cut ? before : within(paid, NOTHING, live.funds);
  const held = live === undefined ? 0 : Math.min(live.funds.held - moved, paid - total(own));
  await db
    .insertInto('lineAccount')
    .values({
      orderId: newest.order.orderId,
      lineId: newest.order.lineId,
      currency,
      paid,
      held: Math.max(0, held),
      ...own,
      lastCase: newest.number,
      ended: newest.closure?.basis ?? null,
      revision: 1,
    })
    .execute();
}

const NOTHING: Sums = { refunded: 0, released: 0, chargedBack: 0 };

const total = ({ refunded, released, chargedBack }: Sums): number => refunded + released + chargedBack;

/** Adds what a case moved, as far as there was anything left to move. */
function within(paid: number, sums: Sums, added: Sums): Sums {
  let left = paid - total(sums);
  const take = (sum: number): number => {
    const taken = Math.min(left, sum);
    left -= taken;
    return taken;
  };
  return {
    refunded: sums.refunded + take(added.refunded),
    released: sums.released + take(added.released),
    chargedBack: sums.chargedBack + take(added.chargedBack),
  };
}

/** Tells a live case, in its row and in its log alike, that it is about no more than is left. */
async function cutDown(
  db: Kysely<Tables>,
  live: OldCase,
  last: OldCase | undefined,
  before: Sums,
  left: number,
): Promise<void> {
  const funds = { ...live.funds, gone: live.funds.paid - left, held: left, unheld: 0 };
  const earlier = { number: last?.number ?? '', ended: last?.closure?.basis ?? null, ...before, accountRevision: 0 };
  await db
    .updateTable('dispute')
    .set({ content: JSON.stringify({ ...live, earlier, funds }) })
    .where('id', '=', live.id)
    .execute();
  const opening = await db
    .selectFrom('disputeEntry')
    .select('entry')
    .where('caseId', '=', live.id)
    .where('seq', '=', 1)
    .executeTakeFirst();
  if (opening === undefined) return;
  const entry = JSON.parse(opening.entry) as { patch: object };
  await db
    .updateTable('disputeEntry')
    .set({ entry: JSON.stringify({ ...entry, patch: { ...entry.patch, earlier, funds } }) })
    .where('caseId', '=', live.id)
    .where('seq', '=', 1)
    .execute();
}
