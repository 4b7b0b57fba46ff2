import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

const SCRIPT = fileURLToPath(new URL('firer.ts', import.meta.url));

/** A scheduler in a process of its own, waiting for its start. */
export interface Firer {
  go(): void;
  /** Kills it some milliseconds after it has begun to store steps. */
  killAtWork(afterMs: number): Promise<void>;
  /** How many steps it stored, once nothing is due any more. */
  done(): Promise<number>;
}

export async function startFirer(where: string, at: number, broken = ''): Promise<Firer> {
  const child: ChildProcess = spawn(process.execPath, [SCRIPT, where, String(at), broken]);
  let text = '';
  let faults = '';
  child.stdout?.on('data', (part: Buffer) => {
    text += part.toString();
  });
  child.stderr?.on('data', (part: Buffer) => {
    faults += part.toString();
  });
  const closed = once(child, 'close');
  await Promise.race([once(child.stdout ?? child, 'data'), closed]);
  if (!text.startsWith('ready')) throw new Error(`the scheduler did not start: ${faults}`);
  return {
    go: () => void child.stdin?.write('go\n'),
    async killAtWork(afterMs) {
      while (!text.includes('at work') && child.exitCode === null)
        await Promise.race([once(child.stdout ?? child, 'data'), closed]);
      await new Promise((resolve) => setTimeout(resolve, afterMs));
      child.kill('SIGKILL');
      await closed;
      if (!text.includes('at work')) throw new Error(`the scheduler did not get to work: ${faults}`);
    },
    async done() {
      await closed;
      const steps = Number(text.trim().split('\n').at(-1));
      if (child.exitCode !== 0 || faults !== '') throw new Error(`the scheduler failed: ${faults}`);
      return steps;
    },
  };
}
