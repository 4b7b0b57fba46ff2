import { expect } from 'chai';
import { article, sampleIndex } from './sample-index.ts';

const index = sampleIndex([
  article(
    'refund-time',
    'en',
    'When a refund is paid',
    ['when do i get my money back', 'how long does a refund take'],
    'A refund goes back the way you paid, once it has been approved.\n\nBanks need up to ten days.\n\nIf the bank refuses it, we send it to your wallet.',
  ),
  article(
    'return-item',
    'en',
    'How to return an item',
    ['i want to send it back', 'return my shoes'],
    'Ask for a return in your orders.\n\nSee [what it costs](help:return-cost).',
  ),
  article(
    'return-cost',
    'en',
    'Who pays the postage',
    ['who pays for the return'],
    'The seller pays for faulty items.',
  ),
  article('track-order', 'en', 'How to track an order', ['where is my parcel'], 'Open the order.'),
]);
const after = { slug: 'refund-time', passage: 'A refund goes back' };

describe('follow-ups', () => {
  it('answer from the topic with another passage than the one just shown', () => {
    const [hit] = index.search({ text: 'and if the bank refuses?', locale: 'en', after }).hits;
    expect(hit).to.deep.include({ slug: 'refund-time' });
    expect(hit?.passage).to.match(/^If the bank refuses/u);
  });

  it('go to the article that the topic links to where the new words say so', () => {
    const { hits } = index.search({ text: 'and who pays?', locale: 'en', after: { slug: 'return-item' } });
    expect(hits[0]?.slug).to.equal('return-cost');
  });

  it('follow new words away from the topic', () => {
    const { hits } = index.search({ text: 'where is my parcel', locale: 'en', after });
    expect(hits[0]?.slug).to.equal('track-order');
  });

  it('answer nothing from the topic to what is about nothing of ours, and stand a topic that is gone', () => {
    const alone = index.search({ text: 'photosynthesis chlorophyll', locale: 'en' });
    expect(index.search({ text: 'photosynthesis chlorophyll', locale: 'en', after })).to.deep.include({
      decision: alone.decision,
    });
    const gone = { slug: 'deleted-long-ago' };
    expect(index.search({ text: 'where is my parcel', locale: 'en', after: gone }).hits[0]?.slug).to.equal(
      'track-order',
    );
  });
});
