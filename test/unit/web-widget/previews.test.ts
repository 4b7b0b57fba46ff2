import { expect } from 'chai';
import { createPreviews } from '../../../web-widget/previews.ts';

describe('local pictures of sent files', () => {
  const listed = (file: { name: string; type: string; size: number }) => ({ key: 1, file, part: 1 });
  const sent = { id: 'f1', name: 'a.png', type: 'image/png', size: 1 };

  it('are made once for each picture of this page, and found by the attachment that it became', () => {
    let made = 0;
    const previews = createPreviews(() => `blob:${++made}`);
    const picture = listed(new File(['x'], 'a.png', { type: 'image/png' }));
    expect([previews.of(picture), previews.of(picture)]).to.deep.equal(['blob:1', 'blob:1']);
    expect(previews.ofSent('f1')).to.equal(undefined);
    previews.keep([{ ...picture, sent }]);
    expect(previews.ofSent('f1')).to.equal('blob:1');
  });

  it('are none of other kinds of file, and of files that another page has sent', () => {
    const previews = createPreviews(() => 'blob:x');
    expect(previews.of(listed(new File(['x'], 'a.pdf', { type: 'application/pdf' })))).to.equal(undefined);
    expect(previews.of(listed(sent))).to.equal(undefined);
  });
});
