import type { ColumnType } from '../columns.ts';
import { inJsonArray, updateStatement, upsertStatement } from '../json-rows.ts';

const MOVING = {
  id: 'text',
  revision: 'bigint',
  state: 'text',
  assigned_to: 'text',
  second_person: 'bigint',
  postage_at_platform: 'bigint',
  deadline: 'bigint',
  runs_until: 'bigint',
  content: 'text',
} as const satisfies Record<string, ColumnType>;

const STANDING = {
  number: 'text',
  submission_key: 'text',
  profile_id: 'text',
  buyer_id: 'text',
  seller_id: 'text',
  order_id: 'text',
  line_id: 'text',
  opened_at: 'bigint',
} as const satisfies Record<string, ColumnType>;

const LINE = { case_id: 'text', place: 'bigint', order_id: 'text', line_id: 'text', live: 'bigint' } as const;
const ENTRY = { case_id: 'text', seq: 'bigint', at: 'bigint', entry: 'text' } as const;
const CLOCK = { case_id: 'text', name: 'text', due_at: 'bigint' } as const;
const INTENT = {
  key: 'text',
  case_id: 'text',
  intent: 'text',
  created_at: 'bigint',
  retry_at: 'bigint',
  taken: 'bigint',
} as const;
const NOTICE = {
  key: 'text',
  case_id: 'text',
  case_number: 'text',
  receiver: 'text',
  account_id: 'text',
  template: 'text',
  data: 'text',
  created_at: 'bigint',
  read_at: 'bigint',
} as const;
const DELIVERY = {
  notice_key: 'text',
  channel: 'text',
  state: 'text',
  attempts: 'bigint',
  next_at: 'bigint',
  fault: 'text',
  updated_at: 'bigint',
} as const;

export type DisputeStatements = ReturnType<typeof disputeStatements>;

/**
 * What storing decisions takes, each statement for any number of rows. A case's own columns are never set again: setting
 * the id, be it to itself, would make SQLite look for the rows that refer to it.
 */
export function disputeStatements(kind: 'sqlite' | 'postgres') {
  return {
    open: `${upsertStatement(kind, 'dispute', { ...MOVING, ...STANDING })} on conflict do nothing returning id`,
    lines: upsertStatement(kind, 'dispute_line', LINE),
    endLines: `update dispute_line set live = 0 where ${inJsonArray(kind, 'case_id')}`,
    /** All rows of a group in one order, so that two processes never wait for each other in turn. */
    lock:
      kind === 'postgres'
        ? `select id from dispute where ${inJsonArray(kind, 'id')} order by id for update`
        : undefined,
    advance: `${updateStatement(kind, 'dispute', MOVING, 'id')} and dispute.revision = ${
      kind === 'sqlite' ? "(given.value ->> '$.revision')" : 'given.revision'
    } - 1 returning dispute.id`,
    entries: upsertStatement(kind, 'dispute_entry', ENTRY),
    stopClocks: `delete from dispute_clock where ${inJsonArray(kind, 'case_id')}`,
    clocks: upsertStatement(kind, 'dispute_clock', CLOCK),
    // The same movement computed twice is one movement.
    intents: `${upsertStatement(kind, 'money_intent', INTENT)} on conflict (key) do nothing`,
    notices: upsertStatement(kind, 'notice', NOTICE),
    deliveries: upsertStatement(kind, 'notice_delivery', DELIVERY),
  };
}
