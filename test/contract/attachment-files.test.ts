import { createHash, randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { expect } from 'chai';
import { type AttachmentFiles, type ByteRange, thumbnailId } from '../../files/attachments.ts';
import { parseS3Url } from '../../files/service-urls.ts';
import { CodedError } from '../../protocol/error-codes.ts';
import { folderAttachmentFiles } from '../../store/files/folder-files.ts';
import { s3AttachmentFiles } from '../../store/s3/s3-files.ts';
import { type Gate, gateBefore, s3Url, startS3, type TestS3, type Weather } from '../support/s3.ts';

const FUTURE = Date.now() + 86_400_000;
const PART = 5 * 1024 * 1024;
const newId = () => randomBytes(16).toString('base64url');
const hash = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');

async function contentOf(stream: Readable | undefined): Promise<Buffer> {
  if (stream === undefined) throw new Error('nothing is there');
  const chunks: Buffer[] = [];
  for await (const chunk of stream as AsyncIterable<Buffer>) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks);
}

async function codeOf(work: Promise<unknown>): Promise<string> {
  return work.then(
    () => 'done',
    (error: unknown) => (error instanceof CodedError ? error.code : String(error)),
  );
}

async function idsIn(files: AttachmentFiles, before: number): Promise<string[]> {
  const ids: string[] = [];
  for await (const id of files.list(before)) ids.push(id);
  return ids.sort();
}

const scratch = mkdtempSync(join(tmpdir(), 'kaunter-files-'));
after(() => rmSync(scratch, { recursive: true, force: true }));

/** A finished local file, as an upload leaves it. */
function localFile(bytes: Buffer): string {
  const path = join(scratch, newId());
  writeFileSync(path, bytes);
  return path;
}

function s3At(port: number, more: { timeoutMs?: number } = {}): AttachmentFiles {
  const address = parseS3Url(s3Url(port));
  if (address === undefined) throw new Error('no address');
  return s3AttachmentFiles({ ...address, partBytes: PART, pauseMs: 5, ...more });
}

let store: TestS3 | undefined;
const BACKENDS: readonly { readonly name: string; open(): Promise<AttachmentFiles> }[] = [
  { name: 'a folder', open: async () => folderAttachmentFiles(join(scratch, 'files')) },
  {
    name: 'a bucket of an S3-compatible server',
    async open() {
      store ??= await startS3();
      return s3At(store.port);
    },
  },
];
after(() => store?.close());

for (const backend of BACKENDS)
  describe(`files in ${backend.name}`, function () {
    this.timeout(30_000);
    let files: AttachmentFiles;
    before(async () => {
      files = await backend.open();
    });

    for (const [what, size] of [
      ['small', 1_000],
      ['larger than one part', 2 * PART + 12_345],
    ] as const)
      it(`keeps a file that is ${what}, and gives it back whole`, async () => {
        const [id, bytes] = [newId(), randomBytes(size)];
        await files.put(id, localFile(bytes));
        expect(hash(await contentOf(await files.read(id)))).to.equal(hash(bytes));
      });

    it('gives parts of a file', async () => {
      const [id, bytes] = [newId(), randomBytes(5_000)];
      await files.put(id, localFile(bytes));
      for (const range of [
        // s3rver takes `bytes=0-0` for the whole.
        { start: 0, end: 1 },
        { start: 10, end: 99 },
        { start: 4_990, end: 4_999 },
      ] satisfies ByteRange[])
        expect(
          (await contentOf(await files.read(id, range))).equals(bytes.subarray(range.start, range.end + 1)),
        ).to.equal(true);
    });

    it('has nothing under an id that it does not know', async () => {
      expect(await files.read(newId())).to.equal(undefined);
      await files.remove(newId());
    });

    it('removes a file, and its still by its own id', async () => {
      const id = newId();
      for (const stored of [id, thumbnailId(id)]) await files.put(stored, localFile(randomBytes(10)));
      await files.remove(id);
      expect(await files.read(id)).to.equal(undefined);
      expect((await contentOf(await files.read(thumbnailId(id)))).length).to.equal(10);
    });

    it('replaces a file that is put again', async () => {
      const id = newId();
      await files.put(id, localFile(Buffer.from('one')));
      await files.put(id, localFile(Buffer.from('two!')));
      expect((await contentOf(await files.read(id))).toString()).to.equal('two!');
    });

    it('lists what was written before an instant', async () => {
      const ids = [newId(), newId()].sort();
      for (const id of ids) await files.put(id, localFile(randomBytes(10)));
      const listed = await idsIn(files, FUTURE);
      expect(listed.filter((id) => ids.includes(id))).to.deep.equal(ids);
      expect(await idsIn(files, Date.now() - 3_600_000)).to.deep.equal([]);
    });

    it('lists more than a page of the store', async function () {
      this.timeout(60_000);
      const before = (await idsIn(files, FUTURE)).length;
      for (let at = 0; at < 1_010; at += 1) await files.put(newId(), localFile(Buffer.from('x')));
      expect((await idsIn(files, FUTURE)).length).to.equal(before + 1_010);
    });

    it('knows no ids that lead elsewhere', async () => {
      for (const id of ['../../etc/passwd', 'a', '', 'x'.repeat(65), `${newId()}.html`, `${newId()}/..`]) {
        expect(await codeOf(files.read(id)), id).to.equal('attachment_not_found');
        expect(await codeOf(files.put(id, localFile(Buffer.from('x')))), id).to.equal('attachment_not_found');
        expect(await codeOf(files.remove(id)), id).to.equal('attachment_not_found');
      }
    });

    it('gives several readers the same file at once, and lets one of them leave early', async () => {
      const [id, bytes] = [newId(), randomBytes(PART)];
      await files.put(id, localFile(bytes));
      const leaving = await files.read(id);
      leaving?.destroy();
      const read = await Promise.all([1, 2, 3].map(async () => hash(await contentOf(await files.read(id)))));
      expect(new Set(read)).to.deep.equal(new Set([hash(bytes)]));
    });
  });

describe('files in a bucket behind a bad network', function () {
  this.timeout(30_000);
  let s3: TestS3;
  const storms: Gate[] = [];
  before(async () => {
    s3 = await startS3();
  });
  after(async () => {
    for (const storm of storms) await storm.close();
    await s3.close();
  });
  async function storm(weather: (call: string) => Weather): Promise<Gate> {
    const opened = await gateBefore(s3.port, weather);
    storms.push(opened);
    return opened;
  }

  for (const trouble of ['error', 'cut', 'silence'] as const)
    it(`tries again where a call meets ${trouble}`, async () => {
      const met = new Set<string>();
      const { port } = await storm((call) => {
        // The completion is not repeated: whether it came through, the length of the object tells.
        const [name = ''] = call.split('uploadId=');
        if (/^POST .*uploadId/.test(call) || met.has(name)) return 'fine';
        met.add(name);
        return trouble;
      });
      // Only silence has to be waited out: elsewhere a short time would take a slow machine for it.
      const files = s3At(port, trouble === 'silence' ? { timeoutMs: 1_000 } : {});
      for (const size of [100, PART + 100]) {
        const [id, bytes] = [newId(), randomBytes(size)];
        await files.put(id, localFile(bytes));
        expect(hash(await contentOf(await files.read(id)))).to.equal(hash(bytes));
      }
      expect(met.size).to.be.greaterThan(3);
    });

  it('gives up an upload whose parts fail, with its code, and tells the store so', async () => {
    const { port, seen } = await storm((call) => (call.includes('partNumber=2') ? 'error' : 'fine'));
    const id = newId();
    expect(await codeOf(s3At(port).put(id, localFile(randomBytes(PART + 100))))).to.equal('storage_unavailable');
    expect(seen.filter((call) => call.includes('partNumber=2')).length).to.equal(4);
    expect(seen.some((call) => call.startsWith('DELETE') && call.includes('uploadId='))).to.equal(true);
    expect(await s3At(s3.port).read(id)).to.equal(undefined);
  });

  it('says that there is no storage where the store is away, does not answer, or refuses the key', async () => {
    const { port } = await storm(() => 'silence');
    const away = await gateBefore(s3.port, () => 'cut');
    await away.close();
    const wrong = parseS3Url(s3Url(s3.port, 'wrong'));
    if (wrong === undefined) throw new Error('no address');
    for (const files of [
      s3At(port, { timeoutMs: 50 }),
      s3At(away.port, { timeoutMs: 500 }),
      s3AttachmentFiles({ ...wrong, pauseMs: 5 }),
    ]) {
      expect(await codeOf(files.put(newId(), localFile(randomBytes(10))))).to.equal('storage_unavailable');
      expect(await codeOf(files.read(newId()))).to.equal('storage_unavailable');
    }
  });
});
