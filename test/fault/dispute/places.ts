import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Database, openPostgres, openSqlite } from '../../../store/sql/database.ts';
import { createPostgresDatabase } from '../../support/databases.ts';

/** An empty database that several processes can open by its name. */
export interface Place {
  readonly where: string;
  drop(): Promise<void>;
}

/** The engines on which several processes share a database. */
export const PLACES: readonly { readonly engine: string; make(): Promise<Place | undefined> }[] = [
  {
    engine: 'SQLite',
    async make() {
      const folder = mkdtempSync(join(tmpdir(), 'kaunter-clocks-'));
      return {
        where: join(folder, 'kaunter.db'),
        drop: async () => rmSync(folder, { recursive: true, force: true }),
      };
    },
  },
  {
    engine: 'PostgreSQL',
    async make() {
      const created = await createPostgresDatabase();
      return created && { where: created.url, drop: created.drop };
    },
  },
];

export function openPlace(where: string): Promise<Database> {
  return where.startsWith('postgres') ? openPostgres(where) : openSqlite(where);
}
