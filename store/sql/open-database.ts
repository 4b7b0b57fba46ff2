import { join } from 'node:path';
import { type Database, openPostgres, openSqlite } from './database.ts';

/** The database that the settings name, made and migrated where it is not there yet. */
export function openDatabase(settings: {
  readonly databaseUrl: string | undefined;
  readonly dataDir: string;
}): Promise<Database> {
  const { databaseUrl, dataDir } = settings;
  return databaseUrl === undefined ? openSqlite(join(dataDir, 'kaunter.db')) : openPostgres(databaseUrl);
}
