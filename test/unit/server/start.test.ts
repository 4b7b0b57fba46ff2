import { chmodSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { renderMarkdown } from '../../../kb/articles/render-markdown.ts';
import { openDataDir, probeDataDir } from '../../../server/data-dir.ts';
import { listenFault, StartError } from '../../../server/start-error.ts';

const modeOf = (path: string) => statSync(path).mode & 0o777;

describe('the data folder', () => {
  let root: string;
  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'kaunter-folder-'));
  });
  afterEach(() => rmSync(root, { recursive: true, force: true }));

  it('is made for its owner alone, with those above it', () => {
    const folder = join(root, 'a', 'b');
    openDataDir(folder);
    expect(modeOf(folder)).to.equal(0o700);
    expect(readdirSync(folder), 'the probe is gone').to.deep.equal([]);
  });

  it('is mended where an earlier release left it open to every user', () => {
    chmodSync(root, 0o755);
    const database = join(root, 'kaunter.db');
    writeFileSync(database, '', { mode: 0o644 });
    openDataDir(root);
    expect([modeOf(root), modeOf(database)]).to.deep.equal([0o700, 0o600]);
  });

  it('that cannot be written to is named, with the setting', () => {
    const file = join(root, 'file');
    writeFileSync(file, '');
    for (const folder of [file, join(file, 'below')])
      expect(() => openDataDir(folder), folder)
        .to.throw(StartError)
        .with.property('message')
        .that.matches(/^DATA_DIR: the folder .*file.* cannot be written to \(.+\)\.$/);
  });

  it('is asked whether it takes writes, and keeps nothing of the question', async () => {
    await probeDataDir(root);
    expect(readdirSync(root)).to.deep.equal([]);
    const gone = await probeDataDir(join(root, 'gone')).catch((error: NodeJS.ErrnoException) => error.code);
    expect(gone).to.equal('ENOENT');
  });
});

describe('a start that fails', () => {
  it('names the setting for each way an address cannot be listened on', () => {
    const sentence = (code: string) => listenFault(Object.assign(new Error(code), { code }), 80, '10.1.2.3').message;
    expect(sentence('EADDRINUSE')).to.equal('PORT: 80 is in use by another program.');
    expect(sentence('EACCES')).to.equal('PORT: this user may not listen on 80.');
    expect(sentence('EADDRNOTAVAIL')).to.equal('HOST: 10.1.2.3 is not an address of this machine.');
    expect(sentence('EOTHER')).to.equal('EOTHER');
  });
});

describe('links in articles', () => {
  it('that look like our own and lead elsewhere stay text', () => {
    expect(renderMarkdown('[a](//elsewhere.example.com/x)', 'en')).not.to.include('<a');
    expect(renderMarkdown('[a](/help/en/track-order) [b](https://shop.example.com)', 'en'))
      .to.include('href="/help/en/track-order"')
      .and.to.include('href="https://shop.example.com"');
  });
});
