import type { Registry } from 'prom-client';
import type { Route } from '../route.ts';

export interface OperationsPorts {
  readonly metrics: Registry;
  /** Rejects where the database or the disk does not answer. */
  readonly checkStorage: () => Promise<void>;
  /** Whether this process hears of the others. */
  readonly shared: () => boolean;
  readonly draining: () => boolean;
}

export function operationsRoutes({ metrics, checkStorage, shared, draining }: OperationsPorts): Route[] {
  return [
    { method: 'GET', path: '/livez', permission: 'public', handle: () => ({ status: 200, body: { live: true } }) },
    {
      method: 'GET',
      path: '/readyz',
      permission: 'public',
      async handle() {
        const storage = await checkStorage().then(
          () => true,
          () => false,
        );
        const ready = storage && !draining();
        // Without the shared service the processes go on by themselves: slower, but ready.
        return { status: ready ? 200 : 503, body: { ready, storage, degraded: !shared() } };
      },
    },
    {
      method: 'GET',
      path: '/metrics',
      permission: 'public',
      async handle() {
        return { status: 200, headers: { 'content-type': metrics.contentType }, body: await metrics.metrics() };
      },
    },
  ];
}
