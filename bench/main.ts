import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** `npm run bench -- NAME …`: runs `bench/NAME.ts` with the rest; without a name, says what there is. One that cannot go on says why. */
const names = readdirSync(fileURLToPath(new URL('.', import.meta.url)))
  .filter((file) => file.endsWith('.ts') && file !== 'main.ts')
  .map((file) => file.slice(0, -3));
const [name = '', ...args] = process.argv.slice(2);

if (names.includes(name)) {
  const benchmark = (await import(`./${name}.ts`)) as { run(args: string[]): Promise<void> };
  try {
    await benchmark.run(args);
  } catch (error) {
    process.stderr.write(`${name} cannot go on: ${error instanceof Error ? error.message : String(error)}\n`);
    process.exit(1);
  }
} else {
  process.stdout.write(`npm run bench -- NAME [arguments]\nNAME is one of: ${names.join(', ')}\n`);
  process.exitCode = name === '' ? 0 : 2;
}
