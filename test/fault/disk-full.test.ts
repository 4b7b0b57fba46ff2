import { spawnSync } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, rmSync, statfsSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { expect } from 'chai';
import type { UploadCreated } from '../../protocol/api.ts';
import type { WireError } from '../../protocol/error-codes.ts';
import { newShopper, postUpload, type Shopper } from '../support/clients.ts';
import { fixture, longFilm } from '../support/films.ts';
import { startServer, type TestServer } from '../support/server.ts';
import { judge, lookInto } from './upload/judge.ts';

const MEGABYTE = 1024 * 1024;

/** A small disk of its own in memory; undefined where nobody may mount one. */
function smallDisk(megabytes: number): string | undefined {
  const folder = mkdtempSync(join(tmpdir(), 'kaunter-disk-'));
  const { status } = spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m`, 'tmpfs', folder]);
  if (status === 0) return folder;
  rmSync(folder, { recursive: true });
  return undefined;
}

describe('a disk that is full (needs the right to mount a tmpfs)', function () {
  this.timeout(120_000);
  let disk: string | undefined;
  let server: TestServer;
  let shopper: Shopper;
  let token = '';
  let conversationId = '';
  const acknowledged: UploadCreated[] = [];

  before(async function () {
    disk = smallDisk(64);
    if (disk === undefined) return this.skip();
    server = await startServer({ dataDir: disk });
    ({ client: shopper, token, conversationId } = await newShopper(server.url));
  });
  after(async () => {
    shopper?.close();
    await server?.stop();
    if (disk === undefined) return;
    spawnSync('umount', ['-l', disk]);
    rmSync(disk, { recursive: true, force: true });
  });

  async function send(bytes: Uint8Array<ArrayBuffer>, name: string) {
    const response = await postUpload(server.url, token, bytes, name);
    const body = (await response.json()) as UploadCreated & { error?: WireError };
    if (response.status === 201) acknowledged.push(body);
    return { status: response.status, code: body.error?.code, retry: response.headers.get('retry-after') };
  }
  const ballast = () => join(disk ?? '', 'ballast');
  /** Leaves nothing of the log of changes that could be written over: what is kept from now on needs room. */
  function emptyLog(): void {
    const database = new Sqlite(join(disk ?? '', 'kaunter.db'));
    database.pragma('wal_checkpoint(TRUNCATE)');
    database.close();
  }
  /** Leaves so many bytes of the disk. */
  function fill(left: number): void {
    const { bavail, bsize } = statfsSync(disk ?? '');
    const file = openSync(ballast(), 'a');
    for (let rest = Number(bavail) * Number(bsize) - left; rest > 0; rest -= MEGABYTE)
      writeSync(file, Buffer.alloc(Math.min(MEGABYTE, rest)));
    closeSync(file);
  }
  const say = async (clientId: string) => shopper.refusal('message:send', { conversationId, clientId, text: 'hello' });

  it('takes files while there is room', async () => {
    expect((await send(longFilm(2 * MEGABYTE), 'one.mp4')).status).to.equal(201);
    expect(await say('m1')).to.equal('accepted');
  });

  it('refuses uploads with a code and a time when it is full, and acknowledges nothing', async () => {
    emptyLog();
    fill(MEGABYTE);
    for (const [bytes, name] of [
      [longFilm(3 * MEGABYTE), 'two.mp4'],
      [new Uint8Array(Buffer.from('word '.repeat(500_000))), 'long.txt'],
    ] as const) {
      const { status, code, retry } = await send(bytes, name);
      expect([status, code], name).to.deep.equal([503, 'storage_unavailable']);
      expect(Number(retry)).to.be.greaterThan(0);
    }
  });

  it('does so for every kind of file and for messages when not a byte is left', async () => {
    fill(0);
    for (const name of ['upright.heic', 'place.webm', 'place.mp4'])
      expect(await send(fixture(name), name)).to.include({ status: 503, code: 'storage_unavailable' });
    expect(await say('m2')).to.equal('storage_unavailable');
  });

  it('says that it is not ready', async () => {
    const response = await fetch(`${server.url}/readyz`);
    expect(response.status).to.equal(503);
    expect(await response.json()).to.include({ ready: false, storage: false });
  });

  it('goes on reading', async () => {
    const { messages } = await shopper.ask('conversation:open', { conversationId, afterSeq: 0 });
    expect(messages.some(({ text }) => text === 'hello')).to.equal(true);
    for (const path of ['/livez', '/help/', '/v1/help/search?locale=en&q=refund'])
      expect((await fetch(server.url + path)).status, path).to.equal(200);
    expect(server.process.exitCode).to.equal(null);
  });

  it('recovers by itself when there is room again, and has each file whole or not at all', async () => {
    rmSync(ballast());
    expect((await send(longFilm(3 * MEGABYTE), 'two.mp4')).status).to.equal(201);
    expect((await send(fixture('upright.heic'), 'three.heic')).status).to.equal(201);
    expect(await say('m2'), 'the same message, sent again').to.equal('accepted');
    const { messages } = await shopper.ask('conversation:open', { conversationId, afterSeq: 0 });
    expect(messages.filter(({ clientId }) => clientId === 'm2').length).to.equal(1);
    await server.stop();
    const lying = await lookInto(disk ?? '');
    expect(judge(lying, acknowledged)).to.deep.equal([]);
    expect(lying.rows.length).to.equal(acknowledged.length);
    expect(lying.spool, 'what was refused lies nowhere').to.deep.equal([]);
  });
});
