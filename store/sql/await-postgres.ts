import pg from 'pg';
import { isOutage } from './storage-error.ts';

export interface Waiting {
  /** For a server that is just being started beside us. */
  readonly patienceMs: number;
  /** Told once, when the first try fails. */
  readonly onWait: (error: unknown) => void;
}

/**
 * Resolves once the server takes connections. A server that answers with a refusal, such as for a wrong password, is not
 * waited for.
 */
export async function awaitPostgres(url: string, { patienceMs, onWait }: Waiting): Promise<void> {
  const until = performance.now() + patienceMs;
  for (let tries = 0; ; tries += 1) {
    const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 3_000 });
    client.on('error', () => undefined);
    try {
      await client.connect();
      return await client.end();
    } catch (error) {
      if (!isOutage(error) || performance.now() > until) throw error;
      if (tries === 0) onWait(error);
    }
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
}
