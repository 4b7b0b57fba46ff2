import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { seededRandom } from '../../scripts/train/random.ts';
import { readLines } from '../../scripts/train/read-lines.ts';
import { quantile } from './measure.ts';
import type { BenchDocument } from './peers/peer.ts';
import type { Row } from './row.ts';
import { eachPeer, figures, type RunContext } from './run-context.ts';

const SIZES = [1_000, 10_000, 100_000];
const GOALS: Readonly<Record<number, { p50: number; p99: number; build?: number }>> = {
  10000: { p50: 0.5, p99: 5, build: 4 },
  100000: { p50: 3, p99: 9 },
};
const QUESTIONS = 2_000;
const WARM_UP = 300;
/** Sentences in a document's body; with title and two phrasings about 110 words. */
const BODY_SENTENCES = 8;

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

/** Documents made of real sentences in random order (seeded): texts of banking77, CLINC150 and MASSIVE en. */
function makeDocuments(pool: readonly string[], count: number): BenchDocument[] {
  const random = seededRandom(11);
  const pick = (): string => pool[Math.floor(random() * pool.length)] ?? '';
  return Array.from({ length: count }, () => ({
    title: pick(),
    phrasings: [pick(), pick()],
    body: Array.from({ length: BODY_SENTENCES }, pick).join('. '),
  }));
}

/** Build time, time a question, and memory, at three sizes. */
export async function* speedRows(context: RunContext): AsyncGenerator<Row> {
  const names = ['banking77', 'clinc150', 'massive.en'];
  const pool = names.flatMap((name) => readLines(context.folder, `${name}.train.jsonl`) ?? []).map((line) => line.text);
  const asked = names.flatMap((name) => readLines(context.folder, `${name}.eval.jsonl`) ?? []).map((line) => line.text);
  if (pool.length === 0 || asked.length === 0) return context.leaveOut('speed: no English sets in the data folder');
  const random = seededRandom(5);
  const questions = Array.from({ length: QUESTIONS + WARM_UP }, () => asked[Math.floor(random() * asked.length)] ?? '');
  for (const size of SIZES) {
    const peers = context.peers.filter((peer) => {
      const fits = peer.kind === 'search' && size <= (peer.mostDocuments ?? Number.POSITIVE_INFINITY);
      if (!fits)
        context.leaveOut(`${peer.name} at ${size} documents: ${peer.kind === 'search' ? 'too slow' : 'a classifier'}`);
      return fits;
    });
    const documents = makeDocuments(pool, size);
    const results = await eachPeer({ ...context, peers }, `${size} documents`, async (peer) => {
      collectGarbage();
      const before = process.memoryUsage();
      const start = performance.now();
      const built = await peer.build(documents, 'en');
      const build = (performance.now() - start) / 1_000;
      collectGarbage();
      const after = process.memoryUsage();
      const memory = (after.heapUsed + after.arrayBuffers - before.heapUsed - before.arrayBuffers) / 2 ** 20;
      const times: number[] = [];
      // A slow competitor is asked fewer questions: its figures are as steady, the run is not as long.
      const deadline = performance.now() + 60_000;
      for (const [i, question] of questions.entries()) {
        const from = performance.now();
        await built.rank(question);
        const took = performance.now() - from;
        if (i >= WARM_UP) times.push(took);
        if (performance.now() > deadline && times.length >= 100) break;
      }
      return { build, memory, p50: quantile(times, 0.5), p99: quantile(times, 0.99) };
    });
    const goal = GOALS[size];
    const label = `${size.toLocaleString('en')} documents`;
    const row = (
      name: string,
      unit: Row['unit'],
      pick: (r: (typeof results)[0]['result']) => number,
      aim?: number,
    ): Row => ({
      group: 'speed',
      name: `${label}, ${name}`,
      unit,
      ...(aim === undefined ? {} : { goal: aim }),
      values: figures(results, pick),
    });
    yield row('p50', 'ms', (r) => r.p50, goal?.p50);
    yield row('p99', 'ms', (r) => r.p99, goal?.p99);
    yield row('build', 's', (r) => r.build, goal?.build);
    yield row('memory', 'MB', (r) => r.memory);
  }
}
