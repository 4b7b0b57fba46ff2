import { existsSync, readdirSync } from 'node:fs';

/** `npm run bench -- NAME args…` runs `bench/NAME.ts`; without a name it lists what there is. */
interface Benchmark {
  run(args: string[]): Promise<void>;
}

const folder = new URL('.', import.meta.url);
const [name, ...args] = process.argv.slice(2);
const names = readdirSync(folder)
  .filter((file) => file.endsWith('.ts') && file !== 'main.ts')
  .map((file) => file.slice(0, -3));

if (name === undefined || !/^[a-z-]+$/.test(name) || !existsSync(new URL(`${name}.ts`, folder))) {
  console.error(`npm run bench -- NAME [options]\n\n  ${names.join('\n  ')}`);
  process.exit(name === undefined ? 0 : 2);
}
const benchmark = (await import(new URL(`${name}.ts`, folder).href)) as Benchmark;
await benchmark.run(args);
