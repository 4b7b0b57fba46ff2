import { flushCompileCache } from 'node:module';
import { compose } from './compose.ts';
import { readConfig } from './config.ts';
import { ConfigError } from './config-fault.ts';
import { endSignals } from './end-signals.ts';
import type { Kaunter } from './running-server.ts';
import { welcome } from './welcome.ts';

/** Ends with 2 where the settings are wrong, 1 where the start fails, 0 after a signal and a clean end. */
async function main(): Promise<void> {
  // Whoever read our output may leave first; what is under way must still be finished.
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);
  let kaunter: Kaunter | undefined;
  const broken = (error: unknown) => (kaunter === undefined ? cannotStart(error) : kaunter.fail(error));
  process.on('uncaughtException', broken);
  process.on('unhandledRejection', broken);
  try {
    kaunter = await compose(readConfig(process.env));
  } catch (error) {
    return cannotStart(error);
  }
  const started = kaunter;
  process.stdout.write(welcome(started));
  // Else it is kept only at a clean end, and a process that is killed would start slowly ever after.
  flushCompileCache();

  const end = endSignals({
    now: () => performance.now(),
    drain(signal) {
      process.stdout.write(`${signal}: finishing what is under way …\n`);
      // What does not finish by then is safe in the log and is taken up at the next start.
      setTimeout(() => process.exit(0), 15_000).unref();
      started.close().then(
        () => process.exit(0),
        () => process.exit(1),
      );
    },
    leave: () => process.exit(1),
  });
  process.on('SIGTERM', end);
  process.on('SIGINT', end);
}

function cannotStart(error: unknown): never {
  process.stderr.write(
    `${error instanceof ConfigError ? error.message : `Kaunter cannot start: ${describe(error)}`}\n`,
  );
  process.exit(error instanceof ConfigError ? 2 : 1);
}

function describe(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

await main();
