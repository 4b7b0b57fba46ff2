/** Of a column, the same on SQLite and PostgreSQL. */
export type ColumnType = 'text' | 'bigint';

/** What stands in a row. */
export type Cell = string | number | null;

/** How a field is kept: the type of its column, and its value there and back. Left out where it is kept as it is. */
export interface Column<Value, Stored extends Cell = Cell> {
  readonly type: ColumnType;
  toSql?(value: Value): Stored;
  fromSql?(stored: Stored): Value;
}

/** @template Text the texts that the field may have */
export const text = <Text extends string = string>(): Column<Text, string> => ({ type: 'text' });

/** What is not there is null in SQL and undefined elsewhere; a row leaves it out on its way there. */
export const optionalText = <Text extends string = string>(): Column<Text | undefined, string | null> => ({
  type: 'text',
  fromSql: (stored) => (stored ?? undefined) as Text | undefined,
});

export const integer: Column<number, number> = { type: 'bigint' };

export const optionalInteger: Column<number | undefined, number | null> = {
  type: 'bigint',
  fromSql: (stored) => stored ?? undefined,
};

/** 0 or 1. */
export const flag: Column<boolean, number> = {
  type: 'bigint',
  toSql: (value) => (value ? 1 : 0),
  fromSql: (stored) => stored === 1,
};

/** JSON. */
export const textList: Column<readonly string[], string> = {
  type: 'text',
  toSql: (value) => JSON.stringify(value),
  fromSql: (stored) => (stored === '[]' ? [] : (JSON.parse(stored) as string[])),
};

/** The columns of a table by its fields, of which its row, its statements and both ways of mapping are made. */
export type ColumnsOf<Thing> = { readonly [Field in keyof Thing]-?: Column<Thing[Field]> };

/** A row as Kysely sees it. */
export type RowOf<Columns> = {
  -readonly [Field in keyof Columns]: Columns[Field] extends Column<infer _, infer Stored> ? Stored : never;
};

export interface RowMapping<Thing, Row> {
  /** Field → type of its column. */
  readonly types: Readonly<Record<string, ColumnType>>;
  /** A row for the statements of `json-rows.ts`. */
  toSql(thing: Thing): object;
  fromRow(row: Row): Thing;
}

/** Copies whole, and converts only what differs: this runs for each row of each commit. */
export function rowMapping<Thing extends object, Row extends object>(
  columns: ColumnsOf<Thing>,
): RowMapping<Thing, Row> {
  const all = Object.entries<Column<unknown>>(columns);
  const there = all.flatMap(([field, { toSql }]) => (toSql === undefined ? [] : [{ field, toSql }]));
  const back = all.flatMap(([field, { fromSql }]) => (fromSql === undefined ? [] : [{ field, fromSql }]));
  return {
    types: Object.fromEntries(all.map(([field, { type }]) => [field, type])),
    toSql(thing) {
      const row = { ...thing } as Record<string, unknown>;
      for (const { field, toSql } of there) row[field] = toSql(row[field]);
      return row;
    },
    fromRow(row) {
      const thing = { ...row } as Record<string, unknown>;
      for (const { field, fromSql } of back) thing[field] = fromSql(thing[field] as Cell);
      return thing as Thing;
    },
  };
}

/** The name of a field's column, as the CamelCasePlugin spells it. */
export const columnName = (field: string) => field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
