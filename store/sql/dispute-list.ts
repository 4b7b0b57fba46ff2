import type { ExpressionBuilder, Kysely } from 'kysely';
import { z } from 'zod';
import type { DisputeCase } from '../../disputes/case.ts';
import type { CasePage, CaseQuery } from '../../disputes/ports.ts';
import { CodedError } from '../../protocol/error-codes.ts';
import type { Tables } from './schema.ts';

const MOST = 100;
const cursorSchema = z.tuple([z.number().int(), z.string().max(64)]);

interface Listed {
  readonly id: string;
  readonly deadline: number;
  readonly openedAt: number;
  readonly content: string;
}

/**
 * One page by key set: each page costs the same, however deep. Where several states are asked for, each state's page is
 * read along its own index and the pages are merged, since no index orders them together.
 * @throws CodedError `request_malformed` for a cursor that is none of ours
 */
export async function listDisputes(db: Kysely<Tables>, query: CaseQuery): Promise<CasePage> {
  const limit = Math.min(MOST, Math.max(1, query.limit));
  const byParty = query.party !== undefined || query.assignedTo !== undefined;
  const states = query.states === undefined ? undefined : [...new Set(query.states)];
  const pages =
    states === undefined || byParty
      ? [pageOf(db, query, states, limit)]
      : states.map((state) => pageOf(db, query, [state], limit));
  const rows = (await Promise.all(pages)).flat().sort((a, b) => compare(a, b, query.order));
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  return {
    cases: page.map((row) => JSON.parse(row.content) as DisputeCase),
    ...(rows.length > limit && last !== undefined ? { next: cursorOf(last, query.order) } : {}),
  };
}

function pageOf(
  db: Kysely<Tables>,
  query: CaseQuery,
  states: readonly string[] | undefined,
  limit: number,
): Promise<Listed[]> {
  let select = db.selectFrom('dispute').select(['id', 'deadline', 'openedAt', 'content']);
  if (states !== undefined) select = select.where('state', 'in', [...states]);
  if (query.profileId !== undefined) select = select.where('profileId', '=', query.profileId);
  if (query.assignedTo !== undefined) select = select.where('assignedTo', '=', query.assignedTo);
  if (query.party !== undefined)
    select = select.where(query.party.role === 'buyer' ? 'buyerId' : 'sellerId', '=', query.party.id);
  if (query.dueBefore !== undefined) select = select.where('deadline', '<', query.dueBefore);
  if (query.after !== undefined) {
    const [value, id] = readCursor(query.after);
    select = select.where((eb) => beyond(eb, query.order, value, id));
  }
  const ordered =
    query.order === 'deadline'
      ? select.orderBy('deadline').orderBy('id')
      : select.orderBy('openedAt', 'desc').orderBy('id', 'desc');
  return ordered.limit(limit + 1).execute();
}

function beyond(eb: ExpressionBuilder<Tables, 'dispute'>, order: CaseQuery['order'], value: number, id: string) {
  return order === 'deadline'
    ? eb(eb.refTuple('deadline', 'id'), '>', eb.tuple(value, id))
    : eb(eb.refTuple('openedAt', 'id'), '<', eb.tuple(value, id));
}

function compare(a: Listed, b: Listed, order: CaseQuery['order']): number {
  const byId = a.id < b.id ? -1 : Number(a.id > b.id);
  return order === 'deadline' ? a.deadline - b.deadline || byId : b.openedAt - a.openedAt || -byId;
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
