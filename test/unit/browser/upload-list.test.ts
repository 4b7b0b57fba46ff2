import { expect } from 'chai';
import { createUploadList, readyFiles, type SentFile, uploadState } from '../../../browser/upload-list.ts';
import { UPLOAD_LIMITS } from '../../../protocol/upload-limits.ts';
import { fakeUploads, png, settle } from './fakes/uploads.ts';

function list(more: { held?: () => number; onReady?: (file: SentFile) => void } = {}) {
  const { begun, send } = fakeUploads();
  let changes = 0;
  const uploads = createUploadList({ send, onChange: () => void changes++, ...more });
  const states = () => uploads.files.map((file) => `${file.file.name} ${file.errorCode ?? uploadState(file)}`);
  return { uploads, begun, states, changes: () => changes };
}

describe('the files of a message or a form', () => {
  it('show how far they have come, wait for their scan, and then can be sent on', async () => {
    const { uploads, begun, states, changes } = list();
    uploads.add([png()]);
    const before = changes();
    begun[0]?.progress(0.5);
    expect(uploads.files[0]).to.include({ part: 0.5 });
    expect([states(), changes()]).to.deep.equal([['a.png sending'], before + 1]);
    begun[0]?.progress(1);
    expect(states()).to.deep.equal(['a.png checking']);
    begun[0]?.take('quarantined');
    await settle();
    expect(uploads.files[0]?.sent?.id).to.equal('f1');
    expect([states(), readyFiles(uploads.files)]).to.deep.equal([['a.png checking'], []]);
    begun[0]?.clear();
    await settle();
    expect([states(), readyFiles(uploads.files)]).to.deep.equal([
      ['a.png ready'],
      [{ id: 'f1', name: 'a.png', type: 'image/png', size: 1 }],
    ]);
  });

  it('are refused before they are sent when too large, empty or of another kind', () => {
    const { uploads, begun, states } = list();
    const large = Object.defineProperty(png(), 'size', { value: UPLOAD_LIMITS.bytesPerFile + 1 });
    uploads.add([large, png('b.png', ''), new File(['x'], 'c.svg', { type: 'image/svg+xml' })]);
    expect(states()).to.deep.equal(['a.png payload_too_large', 'b.png file_damaged', 'c.svg file_type_refused']);
    expect([begun, readyFiles(uploads.files)]).to.deep.equal([[], []]);
  });

  it('can be taken off the list, and tried again after the link broke or the scan found something', async () => {
    const { uploads, begun, states } = list();
    uploads.add([png('a.png'), png('b.png'), png('c.png')]);
    begun[0]?.fail('unreachable');
    begun[2]?.take('quarantined');
    await settle();
    begun[2]?.fail('attachment_rejected');
    await settle();
    expect(states()).to.deep.equal(['a.png unreachable', 'b.png sending', 'c.png attachment_rejected']);
    const [lost, second] = uploads.files;
    uploads.remove(second?.key ?? 0);
    expect(begun[1]?.cancelled).to.equal(true);
    uploads.retry(lost?.key ?? 0);
    begun[3]?.take();
    await settle();
    expect(states()).to.deep.equal(['a.png ready', 'c.png attachment_rejected']);
    expect(readyFiles(uploads.files).map(({ name }) => name)).to.deep.equal(['a.png']);
  });

  it('have no more to say once they are off the list', async () => {
    const taken: SentFile[] = [];
    const { uploads, begun, states } = list({ onReady: (file) => taken.push(file) });
    uploads.add([png()]);
    uploads.clear();
    begun[0]?.take();
    await settle();
    expect([states(), taken]).to.deep.equal([[], []]);
  });

  it('are at most as many as one message takes, those included that stand elsewhere; what is left out is said', () => {
    const { uploads } = list({ held: () => 3 });
    const many = (count: number) => Array.from({ length: count }, (_, at) => png(`${at}.png`));
    uploads.add(many(5));
    expect([uploads.files.length, uploads.excess]).to.deep.equal([5, false]);
    uploads.add(many(4));
    expect([uploads.files.length, uploads.excess]).to.deep.equal([UPLOAD_LIMITS.filesPerSubmission - 3, true]);
    uploads.remove(uploads.files[0]?.key ?? 0);
    expect(uploads.excess).to.equal(false);
  });

  it('leave the list where somebody takes them over, and what was left out is still said', async () => {
    const taken: string[] = [];
    const { uploads, begun, states } = list({ held: () => 8, onReady: ({ id }) => taken.push(id) });
    uploads.add([png('a.png'), png('b.png'), png('c.png')]);
    begun[0]?.take();
    await settle();
    expect([taken, states(), uploads.excess]).to.deep.equal([['f1'], ['b.png sending'], true]);
  });

  it('are there again after a reload, without being sent', () => {
    const { uploads, begun, states } = list();
    const kept = { id: 'f9', name: 'old.pdf', type: 'application/pdf', size: 7 };
    uploads.restore([kept]);
    expect([states(), readyFiles(uploads.files), begun]).to.deep.equal([['old.pdf ready'], [kept], []]);
  });
});
