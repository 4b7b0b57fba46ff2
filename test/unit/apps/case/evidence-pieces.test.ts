import { expect } from 'chai';
import { besideOf } from '../../../../apps/case/evidence-pieces.ts';
import type { EvidenceView } from '../../../../protocol/dispute-evidence.ts';

const piece = (fileId: string, by: EvidenceView['by']): EvidenceView => ({
  fileId,
  kind: 'photo',
  by,
  addedAt: '2026-11-22T08:00:00.000Z',
  file: { id: fileId, name: `${fileId}.jpg`, type: 'image/jpeg', size: 1, url: `/${fileId}` },
});

describe('evidence side by side', () => {
  it('begins with what the other side shows', () => {
    const pieces = [piece('a', 'buyer'), piece('b', 'buyer'), piece('c', 'seller')];
    expect(pieces.map((each) => besideOf(pieces, each)?.fileId)).to.deep.equal(['c', 'c', 'a']);
  });

  it('takes another one of the same side where the other shows none', () => {
    const pieces = [piece('a', 'buyer'), piece('b', 'buyer')];
    expect(pieces.map((each) => besideOf(pieces, each)?.fileId)).to.deep.equal(['b', 'a']);
  });
});
