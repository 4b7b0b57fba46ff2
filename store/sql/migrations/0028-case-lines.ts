import type { Kysely } from 'kysely';
import type { Tables } from '../schema.ts';

export const name = '0028-case-lines';

/**
 * A case is about one order line or several. Of how many units the matter has ended stands in the line's account, so that a
 * decision about two of four leaves the other two open.
 */
export const statements = [
  `create table dispute_line (
    case_id text not null references dispute (id),
    place bigint not null,
    order_id text $binary not null,
    line_id text $binary not null,
    live bigint not null,
    primary key (case_id, place)
  )`,
  `insert into dispute_line (case_id, place, order_id, line_id, live)
    select id, 1, order_id, line_id, case when state = 'closed' then 0 else 1 end from dispute`,
  'create unique index dispute_line_live on dispute_line (order_id, line_id) where live = 1',
  'create index dispute_line_of on dispute_line (order_id, line_id)',
  'alter table line_account add column units_over text',
];

/** What this migration reads of a case as builds before it stored them. */
interface OldCase {
  readonly order: { readonly orderId: string; readonly lineId: string; readonly quantity?: number };
  readonly claim: { readonly quantity?: number } | null;
  readonly closure: { readonly basis: string } | null;
  readonly funds: { readonly paid: number; readonly unheld?: number };
}

const ACCOUNTS_AT_ONCE = 500;

/** Counts for each line the units for which its cases have ended the matter. */
export async function convert(db: Kysely<Tables>): Promise<void> {
  for (let after = ''; ; ) {
    const cases = await db
      .selectFrom('dispute')
      .select(['id', 'content'])
      .where('id', '>', after)
      .where('state', '=', 'closed')
      .orderBy('id')
      .limit(ACCOUNTS_AT_ONCE)
      .execute();
    const last = cases.at(-1)?.id;
    if (last === undefined) return;
    for (const { content } of cases) await count(db, JSON.parse(content) as OldCase);
    after = last;
  }
}

async function count(db: Kysely<Tables>, { order, claim, closure, funds }: OldCase): Promise<void> {
  if (closure === null) return;
  const account = await db
    .selectFrom('lineAccount')
    .select('unitsOver')
    .where('orderId', '=', order.orderId)
    .where('lineId', '=', order.lineId)
    .executeTakeFirst();
  if (account === undefined) return;
  const over = JSON.parse(account.unitsOver ?? '{}') as Record<string, number>;
  const units = claim?.quantity ?? order.quantity ?? 1;
  const settled = closure.basis === 'agreement' && funds.paid > 0 && (funds.unheld ?? 0) === 0;
  const ground = settled ? 'settled' : closure.basis;
  const more = { ...over, [ground]: (over[ground] ?? 0) + units };
  await db
    .updateTable('lineAccount')
    .set({ unitsOver: JSON.stringify(more) })
    .where('orderId', '=', order.orderId)
    .where('lineId', '=', order.lineId)
    .execute();
}
