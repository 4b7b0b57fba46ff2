import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { PGliteDialect } from 'kysely';
import pg from 'pg';
import { type Database, open, openPostgres, openSqlite } from '../../store/sql/database.ts';
import { servicesRequired } from './services.ts';

/** A database engine that the contract suites run on, each time with an empty database. */
export interface Engine {
  readonly name: string;
  /** Undefined where the engine is not on this machine and not required. */
  open(): Promise<{ database: Database; discard(): Promise<void> } | undefined>;
}

const POSTGRES_URL = process.env.TEST_DATABASE_URL ?? 'postgres://postgres@127.0.0.1:5432/postgres';

export const ENGINES: readonly Engine[] = [
  {
    name: 'SQLite',
    async open() {
      const folder = mkdtempSync(join(tmpdir(), 'kaunter-sqlite-'));
      const database = await openSqlite(join(folder, 'kaunter.db'));
      return {
        database,
        async discard() {
          await database.close();
          rmSync(folder, { recursive: true, force: true });
        },
      };
    },
  },
  {
    name: 'PostgreSQL engine, embedded',
    async open() {
      const pglite = await emptiedPglite();
      const database = await open('postgres', new PGliteDialect({ pglite }));
      return { database, discard: () => database.close() };
    },
  },
  {
    name: 'PostgreSQL server',
    async open() {
      const created = await createPostgresDatabase();
      if (created === undefined) return undefined;
      const database = await openPostgres(created.url);
      return {
        database,
        async discard() {
          await database.close();
          await created.drop();
        },
      };
    },
  },
];

let embedded: Promise<PGlite> | undefined;

/** One engine for all tests of a process, emptied for each: to start one takes two seconds of the processor. */
async function emptiedPglite(): Promise<PGlite> {
  embedded ??= PGlite.create();
  const pglite = await embedded;
  await pglite.exec('drop schema public cascade; create schema public');
  return new Proxy(pglite, {
    get(target, name) {
      if (name === 'close') return async () => undefined;
      const value: unknown = Reflect.get(target, name, target);
      return typeof value === 'function' ? value.bind(target) : value;
    },
  });
}

/** An empty database of its own on the test server, or undefined where none is there and none is required. */
export async function createPostgresDatabase(): Promise<{ url: string; drop(): Promise<void> } | undefined> {
  const name = `kaunter_test_${randomBytes(6).toString('hex')}`;
  try {
    await administer(`create database ${name}`);
  } catch (error) {
    if (servicesRequired()) throw error;
    return undefined;
  }
  const url = new URL(POSTGRES_URL);
  url.pathname = `/${name}`;
  return { url: url.href, drop: () => administer(`drop database ${name} with (force)`) };
}

async function administer(statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: POSTGRES_URL, connectionTimeoutMillis: 3000 });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
