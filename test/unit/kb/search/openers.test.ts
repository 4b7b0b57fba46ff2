import { expect } from 'chai';
import { followUpOpeners, opensFollowUp } from '../../../../kb/search/openers.ts';
import type { ShelfEntry } from '../../../../kb/search/shelf-documents.ts';

const followUp: ShelfEntry = {
  kind: 'intent',
  intent: 'follow-up',
  document: { title: '', phrasings: ['and what then', 'and what after', 'how do i', 'how do you', 'so why'], body: '' },
};
const article: ShelfEntry = {
  kind: 'article',
  slug: 'track-order',
  document: { title: 'how do things arrive', phrasings: [], body: '' },
};
const openers = followUpOpeners([article, followUp], ({ document }) => [document.title, ...document.phrasings]);

describe('Openers of follow-ups', () => {
  it('are beginnings that several follow-ups share and no other entry has', () => {
    expect([...openers]).to.deep.equal(['and what']);
  });

  it('tell a short message with new words', () => {
    expect(opensFollowUp(openers, 'and what about insurance')).to.equal(true);
    expect(opensFollowUp(openers, 'how do i pay')).to.equal(false);
  });

  it('do not count in a message that is long enough to stand alone', () => {
    expect(opensFollowUp(openers, 'and what if my parcel came broken and wet')).to.equal(false);
  });
});
