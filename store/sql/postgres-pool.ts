import type { Socket } from 'node:net';
import type { PostgresPool, PostgresPoolClient } from 'kysely';
import pg from 'pg';
import { isOutage } from './storage-error.ts';

/** A new line that is not there by then will not be. */
const CONNECT_MS = 3_000;
/** Wait for a free connection while all are at work: longer than the wait for a connection to open. */
const TURN_MS = 15_000;
/** The server gives a statement up, locks it waits for included. None of ours needs a tenth of it. */
const STATEMENT_MS = 2_500;
/**
 * Later than the server itself would have answered: the line is dead, though nothing says so. Half-open lines are back after
 * this and what a busy machine takes besides, which together must stay below the five seconds that are promised.
 */
const SILENCE_MS = 3_000;
/** Between two statements of a transaction; a process that stands still for a moment must not lose it. */
const IDLE_MS = 3_000;

export interface PoolOptions {
  /** Hears of every line that breaks, idle or at work. */
  readonly onTrouble: (error: unknown) => void;
  /** Without time limits, for migrations and commands. */
  readonly patient?: boolean;
}

/**
 * A pool whose lines may break at any moment, at work or idle: whoever used it gets an error, the line is not used again, and
 * the next call gets a new one.
 */
export function postgresPool(url: string, { onTrouble, patient = false }: PoolOptions): PostgresPool {
  const limits = { statement_timeout: STATEMENT_MS, query_timeout: SILENCE_MS };
  const pool = new pg.Pool({
    connectionString: url,
    max: patient ? 1 : 10,
    connectionTimeoutMillis: TURN_MS,
    Client: QuickClient,
    keepAlive: true,
    keepAliveInitialDelayMillis: 10_000,
    // A line that was cut while its transaction was open holds the rows until the server notices.
    ...(patient ? {} : { ...limits, idle_in_transaction_session_timeout: IDLE_MS }),
    types: {
      // bigint holds instants and counters below 2^53: numbers, not strings.
      getTypeParser: (oid: number, format?: 'text' | 'binary') =>
        oid === pg.types.builtins.INT8 ? Number : pg.types.getTypeParser(oid, format as 'text'),
    },
  });
  // The pool listens to idle lines only; one that breaks at work, unheard, would end the process.
  pool.on('error', onTrouble);
  pool.on('connect', (client) => client.on('error', onTrouble));

  /** The other idle lines go the same way, as a rule: each would cost its next user the whole time of silence. */
  async function forgetIdle(): Promise<void> {
    for (let idle = pool.idleCount; idle > 0; idle -= 1) drop(await pool.connect(), true);
  }

  function watched(client: pg.PoolClient): PostgresPoolClient {
    let broken: Error | undefined;
    const query = async (text: string, values: readonly unknown[]) => {
      // A rollback on a dead line would wait as long as the statement did.
      if (broken !== undefined) throw broken;
      try {
        return await client.query(text, [...values]);
      } catch (error) {
        if (isLineFault(error)) {
          broken = error as Error;
          onTrouble(error);
          forgetIdle().catch(onTrouble);
        }
        throw error;
      }
    };
    return {
      query: query as unknown as PostgresPoolClient['query'],
      release: () => (broken === undefined ? client.release() : drop(client, broken)),
    };
  }

  return {
    connect: async () => watched(await pool.connect()),
    end: () => pool.end(),
    options: pool.options,
  };
}

/**
 * The pool hands the place of a line on once its end has come, and would first say goodbye: on a half-open line that is never
 * answered, and whoever waits for the place would wait in vain.
 */
function drop(client: pg.PoolClient, why: Error | true): void {
  (client as unknown as { readonly connection: { readonly stream: Socket } }).connection.stream.destroy();
  client.release(why);
}

/** The pool has one time-out for a new line and for a turn on an old one; a new line has its own here. */
class QuickClient extends pg.Client {
  constructor(config: pg.ClientConfig = {}) {
    super({ ...config, connectionTimeoutMillis: CONNECT_MS });
  }
}

/** The line itself, as against a statement that the server answered: those come with the severity of the server. */
function isLineFault(error: unknown): boolean {
  const severity = (error as { severity?: unknown } | undefined)?.severity;
  return isOutage(error) && (severity === undefined || severity === 'FATAL' || severity === 'PANIC');
}
