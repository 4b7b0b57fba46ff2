import { expect } from 'chai';
import { ApiError } from '../../../browser/api.ts';
import { upload } from '../../../browser/upload.ts';
import { ACCEPTED_FILES, refusalBeforeUpload, worthRetrying } from '../../../browser/upload-rules.ts';
import { UPLOAD_LIMITS, UPLOAD_TYPES } from '../../../protocol/upload-limits.ts';

/** What a page's request did; the test answers in the server's place. */
class FakeRequest extends EventTarget {
  static last = new FakeRequest();
  readonly upload = new EventTarget();
  readonly headers: Record<string, string> = {};
  opened = '';
  status = 0;
  response: unknown;
  constructor() {
    super();
    FakeRequest.last = this;
  }
  open(method: string, address: string): void {
    this.opened = `${method} ${address}`;
  }
  setRequestHeader(name: string, value: string): void {
    this.headers[name] = value;
  }
  send(): void {}
  abort(): void {
    this.dispatchEvent(new Event('abort'));
  }
  answer(status: number, response: unknown): void {
    this.status = status;
    this.response = response;
    this.dispatchEvent(new Event('load'));
  }
}

const FILE = new File(['x'], 'a.png', { type: 'image/png' });
const codeOfRefusal = (promise: Promise<unknown>) =>
  promise.then(
    () => 'none',
    (error: unknown) => (error instanceof ApiError ? error.code : String(error)),
  );

describe('one upload', () => {
  const own = globalThis.XMLHttpRequest;
  before(() => void Object.assign(globalThis, { XMLHttpRequest: FakeRequest }));
  after(() => void Object.assign(globalThis, { XMLHttpRequest: own }));

  it('goes with a token to another server, tells the part sent, and is done when the server has it', async () => {
    const parts: number[] = [];
    const { done } = upload(FILE, (part) => parts.push(part), { token: 't1', server: 'https://help.example' });
    const request = FakeRequest.last;
    expect(request.opened).to.equal('POST https://help.example/v1/uploads');
    expect(request.headers).to.deep.equal({ authorization: 'Bearer t1' });
    request.upload.dispatchEvent(Object.assign(new Event('progress'), { lengthComputable: true, loaded: 1, total: 4 }));
    request.answer(201, { attachmentId: 'a1', state: 'ready' });
    expect((await done).attachmentId).to.equal('a1');
    expect(parts).to.deep.equal([0.25]);
  });

  it('goes with the session of staff where there is no token', () => {
    upload(FILE, () => undefined);
    expect([FakeRequest.last.opened, FakeRequest.last.headers]).to.deep.equal(['POST /v1/uploads', {}]);
  });

  it('fails with the code of the server, of a proxy’s limit, of a lost link, of a cancellation', async () => {
    const outcome = (end: (request: FakeRequest, cancel: () => void) => void) => {
      const { sent, cancel } = upload(FILE, () => undefined);
      end(FakeRequest.last, cancel);
      return codeOfRefusal(sent);
    };
    expect(await outcome((request) => request.answer(422, { error: { code: 'file_damaged' } }))).to.equal(
      'file_damaged',
    );
    expect(await outcome((request) => request.answer(413, '<html>'))).to.equal('payload_too_large');
    expect(await outcome((request) => request.dispatchEvent(new Event('error')))).to.equal('unreachable');
    expect(await outcome((_request, cancel) => cancel())).to.equal('upload_cancelled');
  });

  it('is refused at once for the scan of its content', async () => {
    const { done } = upload(FILE, () => undefined);
    FakeRequest.last.answer(201, { attachmentId: 'a1', state: 'refused' });
    expect(await codeOfRefusal(done)).to.equal('attachment_rejected');
  });
});

describe('what is refused before it is sent', () => {
  const refusal = (type: string, size = 1) => refusalBeforeUpload({ type, size });

  it('is every kind that the server refuses, and none that it takes', () => {
    for (const type of [...UPLOAD_TYPES, 'image/heif', 'video/x-m4v']) expect(refusal(type), type).to.equal(undefined);
    expect([refusal('image/svg+xml'), refusal('application/zip')]).to.deep.equal([
      'file_type_refused',
      'file_type_refused',
    ]);
  });

  it('is nothing that only the content can tell: a file without a type, another name of text', () => {
    expect([refusal(''), refusal('text/csv')]).to.deep.equal([undefined, undefined]);
  });

  it('is what is empty or larger than its limit, and another try does not help', () => {
    expect(refusal('application/pdf', 0)).to.equal('file_damaged');
    expect(refusal('image/png', UPLOAD_LIMITS.bytesPerFile + 1)).to.equal('payload_too_large');
    expect(refusal('video/mp4', UPLOAD_LIMITS.bytesPerFile + 1)).to.equal(undefined);
    expect(refusal('video/mp4', UPLOAD_LIMITS.bytesPerVideo + 1)).to.equal('payload_too_large');
    expect(['payload_too_large', 'file_damaged', 'unreachable', 'rate_limited'].map(worthRetrying)).to.deep.equal([
      false,
      false,
      true,
      true,
    ]);
  });

  it('lets a phone offer its camera', () => {
    expect(ACCEPTED_FILES).to.match(/^image\/\*,video\/\*,/);
  });
});
