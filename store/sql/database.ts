import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import SqliteDatabase from 'better-sqlite3';
import { CamelCasePlugin, type Dialect, Kysely, PostgresDialect, SqliteDialect, sql } from 'kysely';
import { LRUCache } from 'lru-cache';
import { awaitPostgres, type Waiting } from './await-postgres.ts';
import { migrate } from './migrate.ts';
import { postgresPool } from './postgres-pool.ts';
import type { Tables } from './schema.ts';

/** An open, migrated database. Whoever opens it closes it. */
export interface Database {
  readonly kind: 'sqlite' | 'postgres';
  readonly db: Kysely<Tables>;
  /** Rejects where the database does not answer. */
  ping(): Promise<void>;
  close(): Promise<void>;
}

/** Below this, a write that races a checkpoint can be lost (WAL reset fault, mended in 3.51.3). */
const SQLITE_MINIMUM = [3, 51, 3] as const;

class UnsafeSqliteError extends Error {
  constructor(found: string) {
    super(`SQLite ${found} can lose committed writes; ${SQLITE_MINIMUM.join('.')} or newer is needed.`);
    this.name = 'UnsafeSqliteError';
  }
}

/** Opens the file, or makes it, with every commit synced to disk before it returns. */
export async function openSqlite(file: string): Promise<Database> {
  mkdirSync(dirname(file), { recursive: true });
  const sqlite = new SqliteDatabase(file);
  const { version } = sqlite.prepare('select sqlite_version() as version').get() as { version: string };
  if (olderThan(version, SQLITE_MINIMUM)) {
    sqlite.close();
    throw new UnsafeSqliteError(version);
  }
  sqlite.pragma('journal_mode = WAL');
  sqlite.pragma('synchronous = FULL');
  sqlite.pragma('foreign_keys = ON');
  sqlite.pragma('busy_timeout = 5000');
  return open('sqlite', new SqliteDialect({ database: withPreparedStatements(sqlite) }));
}

/**
 * So many prepared statements are kept, those used last: the migrations of a start alone are more than two hundred, and a list of
 * values makes one for each length. Kept in the order of arrival, they left no place for those of the chats: a third of the acknowledgements.
 */
const KEPT_STATEMENTS = 400;

/** Kysely prepares each query anew, which took 15 % of the time of a commit: a statement that is known is used again. */
function withPreparedStatements(sqlite: SqliteDatabase.Database) {
  const known = new LRUCache<string, SqliteDatabase.Statement>({ max: KEPT_STATEMENTS });
  return {
    prepare(text: string) {
      const statement = known.get(text) ?? sqlite.prepare(text);
      known.set(text, statement);
      return statement;
    },
    close: () => sqlite.close(),
  };
}

export interface PostgresOptions extends Partial<Waiting> {
  /** Hears of every connection that breaks. */
  readonly onTrouble?: (error: unknown) => void;
}

/** @param url `postgres://user:password@host:port/database` */
export async function openPostgres(url: string, options: PostgresOptions = {}): Promise<Database> {
  const { onTrouble = () => undefined, patienceMs = 0, onWait = () => undefined } = options;
  await awaitPostgres(url, { patienceMs, onWait });
  // Migrations have no time limit; all other statements have.
  const migrating = await open(
    'postgres',
    new PostgresDialect({ pool: postgresPool(url, { onTrouble, patient: true }) }),
  );
  await migrating.close();
  return open('postgres', new PostgresDialect({ pool: postgresPool(url, { onTrouble }) }));
}

/** With a dialect of the caller's: the embedded PostgreSQL engine of the tests. */
export async function open(kind: Database['kind'], dialect: Dialect): Promise<Database> {
  const db = new Kysely<Tables>({ dialect, plugins: [new CamelCasePlugin()] });
  try {
    await migrate(db, kind);
  } catch (error) {
    await db.destroy();
    throw error;
  }
  return {
    kind,
    db,
    ping: async () => void (await sql`select 1`.execute(db)),
    close: () => db.destroy(),
  };
}

function olderThan(version: string, minimum: readonly number[]): boolean {
  const parts = version.split('.').map(Number);
  for (const [index, least] of minimum.entries()) {
    const part = parts[index] ?? 0;
    if (part !== least) return part < least;
  }
  return false;
}
