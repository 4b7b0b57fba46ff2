import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** `npm run bench -- NAME …`: runs `bench/NAME.ts` with the rest; without a name, says what there is. */
const names = readdirSync(fileURLToPath(new URL('.', import.meta.url)))
  .filter((file) => file.endsWith('.ts') && file !== 'main.ts')
  .map((file) => file.slice(0, -3));
const [name = '', ...args] = process.argv.slice(2);

if (names.includes(name)) {
  const benchmark = (await import(`./${name}.ts`)) as { run(args: string[]): Promise<void> };
  await benchmark.run(args);
} else {
  process.stdout.write(`npm run bench -- NAME [arguments]\nNAME is one of: ${names.join(', ')}\n`);
  process.exitCode = name === '' ? 0 : 2;
}
