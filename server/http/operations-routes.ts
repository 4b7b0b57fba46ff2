import type { Registry } from 'prom-client';
import type { Reply, Route } from '../../transport/route.ts';

export interface OperationsPorts {
  readonly metrics: Registry;
  /** Whether database and disk answer. */
  readonly storageOk: () => Promise<boolean>;
  /** Whether this process hears of the others. */
  readonly shared: () => boolean;
  readonly draining: () => boolean;
}

/** What a balancer asks, by path. A server with too much to do answers it before all else. */
export type HealthAnswers = ReadonlyMap<string, () => Promise<Reply>>;

export function healthAnswers({ storageOk, shared, draining }: Omit<OperationsPorts, 'metrics'>): HealthAnswers {
  return new Map<string, () => Promise<Reply>>([
    ['/livez', async () => ({ status: 200, body: { live: true } })],
    [
      '/readyz',
      async () => {
        const storage = await storageOk();
        const ready = storage && !draining();
        // Without the shared service the processes go on by themselves: slower, but ready.
        return { status: ready ? 200 : 503, body: { ready, storage, degraded: !shared() } };
      },
    ],
  ]);
}

export function operationsRoutes(metrics: Registry, health: HealthAnswers): Route[] {
  return [
    ...[...health].map(([path, handle]): Route => ({ method: 'GET', path, permission: 'public', vital: true, handle })),
    {
      method: 'GET',
      path: '/metrics',
      permission: 'public',
      vital: true,
      async handle() {
        return { status: 200, headers: { 'content-type': metrics.contentType }, body: await metrics.metrics() };
      },
    },
  ];
}
