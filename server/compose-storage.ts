import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { memoryCoordination } from '../store/memory/coordination.ts';
import { webPushKeys } from '../store/push/web-push-sender.ts';
import { type Database, openPostgres, openSqlite } from '../store/sql/database.ts';
import { lockFolder } from '../store/sql/folder-lock.ts';
import { keptSecret } from '../store/sql/secrets.ts';
import type { Coordination } from '../transport/coordination.ts';
import type { Config } from './config.ts';
import { openDataDir, probeDataDir } from './data-dir.ts';
import { StartError } from './start-error.ts';

export interface Storage {
  readonly database: Database;
  readonly coordination: Coordination;
  readonly secrets: {
    /** Signs visitors' tokens and the links to files. */
    readonly token: string;
    /** The keys that browsers' push services know this installation by. */
    readonly push: string;
    /** Shared with the marketplace; undefined where it signs by keys of its own. */
    readonly identity: string | undefined;
  };
  /** Rejects where the database or the disk does not answer. */
  check(): Promise<void>;
  close(): Promise<void>;
}

export interface StorageListeners {
  readonly onDatabaseLost: (error: unknown) => void;
  readonly onRedisLost: (error: unknown) => void;
}

/** Opens the database, the folder of the data and what the processes share. */
export async function openStorage(config: Config, now: () => number, on: StorageListeners): Promise<Storage> {
  openDataDir(config.dataDir);
  const folder = config.databaseUrl === undefined ? lockFolder(config.dataDir) : undefined;
  const database = await openDatabase(config, on.onDatabaseLost);
  const coordination =
    config.redisUrl === undefined
      ? memoryCoordination(now)
      : await (await import('../store/redis/coordination.ts')).redisCoordination(config.redisUrl, now, on.onRedisLost);
  const secret = (name: string, create = () => randomBytes(32).toString('hex')) => keptSecret(database, name, create);
  return {
    database,
    coordination,
    secrets: {
      token: await secret('token'),
      push: await secret('push', webPushKeys),
      identity: config.identity.secret ?? (config.demo === undefined ? undefined : await secret('identity')),
    },
    async check() {
      await database.ping();
      await probeDataDir(config.dataDir);
    },
    async close() {
      await coordination.close();
      await database.close();
      folder?.release();
    },
  };
}

async function openDatabase({ databaseUrl, dataDir }: Config, lost: (error: unknown) => void): Promise<Database> {
  if (databaseUrl === undefined) return openSqlite(join(dataDir, 'kaunter.db'));
  return openPostgres(databaseUrl, { onTrouble: lost, patienceMs: 30_000, onWait: lost }).catch((error: unknown) => {
    throw new StartError('DATABASE_URL', 'PostgreSQL cannot be opened', error);
  });
}
