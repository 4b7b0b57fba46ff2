import { expect } from 'chai';
import { ApiError } from '../../../browser/api.ts';
import { refusalBeforeUpload } from '../../../browser/upload-rules.ts';
import type { UploadCreated } from '../../../protocol/api.ts';
import { createUploads } from '../../../web-widget/uploads.ts';
import { settle } from './fakes/session-page.ts';

function tray() {
  const running: {
    token: string;
    progress: (share: number) => void;
    finish: () => void;
    fail: (code: string) => void;
    cancelled: boolean;
  }[] = [];
  const uploads = createUploads({
    send(token, file, progress) {
      const { promise: done, resolve, reject } = Promise.withResolvers<UploadCreated>();
      const id = `f${running.length + 1}`;
      const one = {
        token,
        progress,
        cancelled: false,
        finish: () =>
          resolve({ attachmentId: id, name: file.name, type: file.type, size: file.size, sha256: '', state: 'ready' }),
        fail: (code: string) => reject(new ApiError(code)),
      };
      running.push(one);
      return {
        done,
        cancel() {
          one.cancelled = true;
          one.fail('upload_cancelled');
        },
      };
    },
    token: async () => 't1',
    renewToken: async () => 't2',
    refusal: refusalBeforeUpload,
    previewFor: () => 'blob:x',
    onChange: () => undefined,
  });
  return { uploads, running };
}
const png = (name = 'a.png') => new File(['x'], name, { type: 'image/png' });

describe('files in the composer', () => {
  it('show their progress and are taken once the server has them', async () => {
    const { uploads, running } = tray();
    uploads.add([png()]);
    await settle();
    running[0]?.progress(0.5);
    expect(uploads.list()[0]).to.include({ state: 'uploading', progress: 0.5 });
    running[0]?.finish();
    await settle();
    expect(uploads.list()[0]).to.include({ state: 'ready', progress: 1 });
    expect(uploads.take()).to.deep.equal([{ id: 'f1', name: 'a.png', type: 'image/png', size: 1 }]);
    expect([uploads.list(), uploads.previewOf('f1')]).to.deep.equal([[], 'blob:x']);
  });

  it('are refused before they are sent when too large, empty or of another kind', async () => {
    const { uploads, running } = tray();
    const large = Object.defineProperty(png(), 'size', { value: 10 * 1024 * 1024 + 1 });
    uploads.add([
      large,
      new File([], 'b.png', { type: 'image/png' }),
      new File(['x'], 'c.svg', { type: 'image/svg+xml' }),
    ]);
    await settle();
    expect(uploads.list().map(({ failure }) => failure)).to.deep.equal([
      'payload_too_large',
      'file_damaged',
      'file_type_refused',
    ]);
    expect(running).to.have.length(0);
    expect(uploads.take()).to.deep.equal([]);
  });

  it('can be cancelled, and tried again after the link broke', async () => {
    const { uploads, running } = tray();
    uploads.add([png('a.png'), png('b.png')]);
    await settle();
    running[0]?.fail('unreachable');
    await settle();
    const [lost, second] = uploads.list();
    expect(lost).to.include({ state: 'failed', failure: 'unreachable' });
    uploads.remove(second?.key ?? '');
    expect(running[1]?.cancelled).to.equal(true);
    uploads.retry(lost?.key ?? '');
    await settle();
    running[2]?.finish();
    await settle();
    expect(uploads.list().map(({ name, state }) => [name, state])).to.deep.equal([['a.png', 'ready']]);
  });

  it('are sent again with a new token when the old one has expired, once', async () => {
    const { uploads, running } = tray();
    uploads.add([png()]);
    await settle();
    running[0]?.fail('token_expired');
    await settle();
    expect(running[1]?.token).to.equal('t2');
    running[1]?.fail('token_expired');
    await settle();
    expect(uploads.list()[0]).to.include({ state: 'failed', failure: 'token_expired' });
  });

  it('are at most ten', () => {
    const { uploads } = tray();
    uploads.add(Array.from({ length: 12 }, (_, at) => png(`${at}.png`)));
    expect(uploads.list()).to.have.length(10);
  });
});
