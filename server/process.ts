import { randomBytes } from 'node:crypto';
import { type Logger, pino } from 'pino';
import { type ExternalServices, externalServices } from '../transport/external-services.ts';
import { faultLog, type OnFault } from '../transport/faults.ts';
import { type OutageLog, outageLog } from '../transport/outage-log.ts';
import type { Config } from './config.ts';
import { type StorageHealth, storageHealth } from './http/storage-health.ts';
import { createMetrics, type Metrics } from './metrics.ts';

/** What every idea needs of the process. */
export interface Process {
  readonly config: Config;
  readonly log: Logger;
  readonly now: () => number;
  readonly newId: () => string;
  readonly metrics: Metrics;
  readonly onFault: OnFault;
  /** Watches a service that the process calls. */
  readonly externalService: ExternalServices;
}

/** How the process learns of its own storage, once that is open. */
export interface Watched {
  /** Rejects where the database or the disk does not answer. */
  readonly check: () => Promise<void>;
  /** Whether this process hears of the others. */
  readonly shared: () => boolean;
  /** After an outage of the storage. */
  readonly onBack: () => Promise<unknown>;
}

/** The process before it has a storage: its log, its clock, its figures, and who is told when something fails. */
export function openProcess(config: Config, now: () => number) {
  const newId = () => randomBytes(16).toString('base64url');
  const log = pino({ level: config.logLevel });
  let watched: Watched = {
    check: () => Promise.reject(new Error('not open yet')),
    shared: () => true,
    onBack: async () => undefined,
  };
  const health: StorageHealth = storageHealth({
    check: () => watched.check(),
    onTrouble: (error) => outages.lost(error),
    clock: () => performance.now(),
  });
  const outages = outageLog({
    service: 'storage',
    log,
    now,
    probe: () => watched.check(),
    onBack: () => watched.onBack().catch(onFault),
  });
  const storageLog: OutageLog = {
    ...outages,
    lost(error, part) {
      health.doubt();
      outages.lost(error, part);
    },
  };
  const redisLog = outageLog({
    service: 'redis',
    log,
    now,
    onlyFirst: true,
    probe: async () => {
      if (!watched.shared()) throw new Error('not yet');
    },
  });
  const onFault = faultLog({ log, newId, storage: storageLog });
  for (const { setting, problem, example } of config.warnings)
    log.warn({ setting, example: `${setting}=${example}` }, `${setting} ${problem}`);

  const parts: Process = {
    config,
    log,
    now,
    newId,
    metrics: createMetrics(),
    onFault,
    externalService: externalServices(log, now),
  };
  return {
    parts,
    health,
    storageLog,
    redisLog,
    watch: (what: Partial<Watched>) => {
      watched = { ...watched, ...what };
    },
    close() {
      health.close();
      storageLog.close();
      redisLog.close();
    },
  };
}
