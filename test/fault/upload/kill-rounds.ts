import { readdirSync, statSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { visitorToken } from '../../support/clients.ts';
import { type ServerOptions, startServer } from '../../support/server.ts';
import { seededRandom } from '../random.ts';
import { judge, lookInto, orphansOf } from './judge.ts';
import { startUploader, type Uploader } from './uploader.ts';

export interface UploadOutcome {
  readonly acknowledged: number;
  readonly rows: number;
  /** What kills left on the disk, before it was swept. */
  readonly leftBehind: number;
  /** What still lay there after the sweep at the start. */
  readonly unswept: readonly string[];
  readonly faults: readonly string[];
}

/** A server lives for so long after its first acknowledgement at most. */
const LONGEST_LIFE_MS = 400;
const HOURS_AGO = 2;

/** Uploaders send files while their server is killed again and again; then disk and database are compared. */
export async function killUploads(
  given: { readonly uploaders: number; readonly kills: number; readonly seed: number },
  options: ServerOptions = {},
): Promise<UploadOutcome> {
  const random = seededRandom(given.seed);
  let server = await startServer(options);
  let told: () => void = () => undefined;
  const uploaders: Uploader[] = [];
  for (let nth = 0; nth < given.uploaders; nth += 1) {
    const { token } = await visitorToken(server.url);
    const onAcknowledged = () => told();
    uploaders.push(startUploader({ url: server.url, token, random: seededRandom(given.seed + nth), onAcknowledged }));
  }
  for (let kill = 0; kill < given.kills; kill += 1) {
    await new Promise<void>((resolve) => {
      told = resolve;
    });
    await new Promise((resolve) => setTimeout(resolve, random() * LONGEST_LIFE_MS));
    await server.kill();
    if (kill + 1 < given.kills) server = await server.restart();
  }
  await Promise.all(uploaders.map((uploader) => uploader.finish()));

  const { dataDir } = server;
  const acknowledged = uploaders.flatMap((uploader) => uploader.acknowledged);
  const left = await lookInto(dataDir);
  const atOnce = judge(left, acknowledged);
  makeOld(dataDir);
  server = await server.restart();
  const unswept = await untilSwept(dataDir);
  await server.stop();

  // Judged before the sweep and after it: it must not have taken what is somebody's.
  const lying = await lookInto(dataDir);
  const faults = [...atOnce, ...judge(lying, acknowledged)];
  server.discard();
  return {
    acknowledged: acknowledged.length,
    rows: lying.rows.length,
    leftBehind: orphansOf(left).length + left.spool.length,
    unswept,
    faults,
  };
}

/** As if the uploads had been hours ago: younger files may be of uploads under way. */
function makeOld(dataDir: string): void {
  const then = new Date(Date.now() - HOURS_AGO * 3_600_000);
  for (const folder of ['files', 'uploads'])
    for (const name of readdirSync(join(dataDir, folder), { recursive: true, encoding: 'utf8' })) {
      const path = join(dataDir, folder, name);
      if (statSync(path).isFile()) utimesSync(path, then, then);
    }
}

async function untilSwept(dataDir: string): Promise<string[]> {
  for (let tries = 0; ; tries += 1) {
    const lying = await lookInto(dataDir);
    const unswept = [...orphansOf(lying), ...lying.spool];
    if (unswept.length === 0 || tries > 100) return unswept;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}
