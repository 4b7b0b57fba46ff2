import { expect } from 'chai';
import { codeOf } from '../../../browser/api.ts';
import { renewingUpload } from '../../../browser/renewing-upload.ts';
import { fakeUploads, png, settle } from './fakes/uploads.ts';

function uploadOf(file: File) {
  const { begun, send } = fakeUploads();
  const tokens: string[] = [];
  const upload = renewingUpload({
    token: async () => 't1',
    renewToken: async (refused) => `${refused}, renewed`,
    send(token) {
      tokens.push(token);
      return send(file, () => undefined);
    },
  });
  const outcome = upload.done.then(({ attachmentId }) => attachmentId, codeOf);
  return { upload, begun, tokens, outcome };
}

describe('an upload in the name of a token', () => {
  it('is sent once where the token is taken', async () => {
    const { begun, tokens, outcome } = uploadOf(png());
    await settle();
    begun[0]?.take();
    expect([await outcome, tokens]).to.deep.equal(['f1', ['t1']]);
  });

  it('is sent again with a new token when the old one has run out, once', async () => {
    const { begun, tokens, outcome } = uploadOf(png());
    await settle();
    begun[0]?.fail('token_expired');
    await settle();
    expect(tokens).to.deep.equal(['t1', 't1, renewed']);
    begun[1]?.fail('token_expired');
    expect(await outcome).to.equal('token_expired');
    expect(tokens).to.have.length(2);
  });

  it('is not sent again for another reason', async () => {
    const { begun, tokens, outcome } = uploadOf(png());
    await settle();
    begun[0]?.fail('file_damaged');
    expect([await outcome, tokens]).to.deep.equal(['file_damaged', ['t1']]);
  });

  it('can be cancelled before the token is there, and after', async () => {
    const early = uploadOf(png());
    early.upload.cancel();
    expect([await early.outcome, early.begun]).to.deep.equal(['upload_cancelled', []]);
    const late = uploadOf(png());
    await settle();
    late.upload.cancel();
    expect([await late.outcome, late.begun[0]?.cancelled]).to.deep.equal(['upload_cancelled', true]);
  });
});
