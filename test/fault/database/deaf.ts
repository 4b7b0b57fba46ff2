import pg from 'pg';

/**
 * The product with the fault that the test of a lost database must find: nobody listens to a connection that breaks at work.
 */
const { on } = pg.Pool.prototype;
pg.Pool.prototype.on = function (this: pg.Pool, ...[event, listener]: Parameters<typeof on>) {
  return (event as string) === 'connect' ? this : on.call(this, event, listener);
} as typeof on;

await import('../../../server/main.ts');
