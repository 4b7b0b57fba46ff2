import { type ExpressionBuilder, type Kysely, type SelectQueryBuilder, sql } from 'kysely';
import { z } from 'zod';
import type { CasePage, CaseQuery } from '../../../disputes/cases/ports.ts';
import { STATES, type State } from '../../../disputes/domain/case.ts';
import { CodedError } from '../../../protocol/error-codes.ts';
import type { Tables } from '../schema.ts';
import { storedCase } from './stored-case.ts';

const MOST = 100;
/** The columns that mark what waits for somebody of the platform beside the states. */
const WAITING = { second: 'secondPerson', postage: 'postageAtPlatform' } as const;
const cursorSchema = z.tuple([z.number().int(), z.string().max(64)]);

interface Listed {
  readonly id: string;
  readonly deadline: number;
  readonly openedAt: number;
  readonly content: string;
}

/**
 * One page by key set: each page costs the same, however deep. Nothing but an index that holds every condition and the
 * order gives a page at once, so each state's keys are read along such an index of its own and merged, before the cases of
 * the page itself are read.
 * @throws CodedError `request_malformed` for a cursor that is none of ours
 */
export async function listDisputes(db: Kysely<Tables>, query: CaseQuery): Promise<CasePage> {
  const limit = Math.min(MOST, Math.max(1, query.limit));
  if (query.ids?.length === 0) return { cases: [] };
  const states = statesOf(query);
  if (states?.length === 0) return { cases: [] };
  const keys =
    states === undefined
      ? keysOf(db, query, query.states, limit)
      : states
          .map((state) => db.selectFrom(keysOf(db, query, [state], limit).as('some')).selectAll())
          .reduce((merged, some) => merged.unionAll(some));
  const page = ordered(db.selectFrom(keys.as('merged')).selectAll(), query.order).limit(limit + 1);
  const rows: Listed[] = await ordered(
    db
      .selectFrom(page.as('page'))
      .innerJoin('dispute', 'dispute.id', 'page.id')
      .select(['page.id as id', 'page.deadline as deadline', 'page.openedAt as openedAt', 'dispute.content']),
    query.order,
  ).execute();
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return {
    cases: shown.map((row) => storedCase(row.content)),
    ...(rows.length > limit && last !== undefined ? { next: cursorOf(last, query.order) } : {}),
  };
}

/** The states whose keys are read apart; undefined where one index gives the whole page, as for somebody's few cases. */
function statesOf({
  states,
  party,
  orderId,
  assignedTo,
  profileId,
  dueBefore,
  waits,
  ids,
}: CaseQuery): readonly State[] | undefined {
  const narrow = [ids, waits, assignedTo, orderId].some((each) => each !== undefined);
  if (narrow || party?.role === 'buyer') return undefined;
  const all = states === undefined ? STATES : [...new Set(states)];
  // A closed case has no deadline.
  if (dueBefore !== undefined) return all.filter((state) => state !== 'closed');
  return states === undefined && party === undefined && profileId === undefined ? undefined : all;
}

function keysOf(db: Kysely<Tables>, query: CaseQuery, states: readonly State[] | undefined, limit: number) {
  let select = db.selectFrom('dispute').select(['id', 'deadline', 'openedAt']);
  if (states !== undefined) select = select.where('state', 'in', [...states]);
  if (query.ids !== undefined) select = select.where('id', 'in', [...query.ids]);
  if (query.profileId !== undefined) select = select.where('profileId', '=', query.profileId);
  if (query.waits !== undefined) select = select.where(WAITING[query.waits], '=', 1);
  if (query.assignedTo !== undefined) select = select.where('assignedTo', '=', query.assignedTo);
  if (query.party !== undefined)
    select = select.where(query.party.role === 'buyer' ? 'buyerId' : 'sellerId', '=', query.party.id);
  if (query.orderId !== undefined) select = select.where('orderId', '=', query.orderId);
  if (query.dueBefore !== undefined) select = select.where('deadline', '<', query.dueBefore);
  if (query.after !== undefined) {
    const [value, id] = readCursor(query.after);
    select = select.where((eb) => beyond(eb, query.order, value, id));
  }
  return ordered(select, query.order).limit(limit + 1);
}

/** By the columns that all the queries here give. */
function ordered<DB, TB extends keyof DB, O>(
  select: SelectQueryBuilder<DB, TB, O>,
  order: CaseQuery['order'],
): SelectQueryBuilder<DB, TB, O> {
  return order === 'deadline'
    ? select.orderBy(sql`deadline`).orderBy(sql`id`)
    : select.orderBy(sql`opened_at desc`).orderBy(sql`id desc`);
}

function beyond(eb: ExpressionBuilder<Tables, 'dispute'>, order: CaseQuery['order'], value: number, id: string) {
  return order === 'deadline'
    ? eb(eb.refTuple('deadline', 'id'), '>', eb.tuple(value, id))
    : eb(eb.refTuple('openedAt', 'id'), '<', eb.tuple(value, id));
}

function cursorOf(row: Listed, order: CaseQuery['order']): string {
  return Buffer.from(JSON.stringify([order === 'deadline' ? row.deadline : row.openedAt, row.id])).toString(
    'base64url',
  );
}

function readCursor(text: string): readonly [number, string] {
  try {
    return cursorSchema.parse(JSON.parse(Buffer.from(text, 'base64url').toString()));
  } catch (error) {
    throw new CodedError('request_malformed', { fields: ['after'] }, error);
  }
}
