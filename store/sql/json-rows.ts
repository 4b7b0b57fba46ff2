import { CompiledQuery, type Kysely } from 'kysely';
import { type ColumnType, columnName } from './columns.ts';
import type { Tables } from './schema.ts';

/**
 * Whole tables of rows as one JSON parameter, so that a statement is a constant whatever the number of rows: parsed
 * once, and quick for batches of one and of a thousand.
 * @param fields of the rows, each with the type of its column
 */
export function upsertStatement(
  kind: 'sqlite' | 'postgres',
  table: string,
  fields: Readonly<Record<string, ColumnType>>,
  conflict?: readonly string[],
): string {
  const names = Object.keys(fields).map(columnName);
  const given = Object.entries(fields);
  const source =
    kind === 'sqlite'
      ? `select ${given.map(([field]) => `value ->> '$.${field}'`).join(', ')} from json_each(?) where true`
      : `select ${given.map(([field]) => `"${field}"`).join(', ')} from json_to_recordset($1::json) as given(${given
          .map(([field, type]) => `"${field}" ${type}`)
          .join(', ')})`;
  const update =
    conflict === undefined
      ? ''
      : ` on conflict (${conflict.join(', ')}) do update set ${names
          .filter((name) => !conflict.includes(name))
          .map((name) => `${name} = excluded.${name}`)
          .join(', ')}`;
  return `insert into ${table} (${names.join(', ')}) ${source}${update}`;
}

/** A condition that holds for the values in one JSON array parameter. */
export function inJsonArray(kind: 'sqlite' | 'postgres', column: string): string {
  return kind === 'sqlite'
    ? `${column} in (select value from json_each(?))`
    : `${column} in (select json_array_elements_text($1::json))`;
}

/**
 * Updates rows by their key; the caller may append further conditions, in which the given row is `given` (its columns on
 * PostgreSQL, its JSON `given.value` on SQLite).
 */
export function updateStatement(
  kind: 'sqlite' | 'postgres',
  table: string,
  columns: Readonly<Record<string, ColumnType>>,
  key: string,
): string {
  const names = Object.keys(columns);
  const given = (name: string) => (kind === 'sqlite' ? `given.value ->> '$.${name}'` : `given.${name}`);
  const source =
    kind === 'sqlite'
      ? 'json_each(?) as given'
      : `json_to_recordset($1::json) as given(${names.map((name) => `${name} ${columns[name]}`).join(', ')})`;
  const sets = names.filter((name) => name !== key).map((name) => `${name} = ${given(name)}`);
  return `update ${table} set ${sets.join(', ')} from ${source} where ${table}.${key} = ${given(key)}`;
}

/** Runs such a statement; nothing where there are no rows. */
export async function withRows<Row>(
  executor: Kysely<Tables>,
  statement: string,
  rows: readonly unknown[],
): Promise<Row[]> {
  if (rows.length === 0) return [];
  return (await executor.executeQuery<Row>(CompiledQuery.raw(statement, [JSON.stringify(rows)]))).rows;
}
