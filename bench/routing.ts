import { parseArgs } from 'node:util';
import { printAgainstTheory } from './routing/against-theory.ts';
import { printMixedDesk } from './routing/mixed-desk.ts';

/** Routing of chats by the desk's own rules, simulated: against queueing theory, and against simpler rules. */
export async function run(args: string[]): Promise<void> {
  const { values } = parseArgs({ args, options: { quick: { type: 'boolean', default: false } } });
  printAgainstTheory(values.quick ? 20_000 : 3_000_000);
  printMixedDesk(values.quick ? 2_000 : 10_000);
}

if (import.meta.main) await run(process.argv.slice(2));
