import { expect } from 'chai';
import { conceptsOf } from '../../../../kb/danger/concepts.ts';
import { splitWords } from '../../../../kb/search/analysis/analyse.ts';
import { fold } from '../../../../kb/search/analysis/normalise.ts';

const meanings = (text: string) => {
  const words = splitWords(text);
  return conceptsOf(words, words.map(fold)).flatMap((found) => found.meanings);
};

describe('the concepts of a message', () => {
  for (const text of [
    'the seller threatens to kill me',
    'el vendedor amenaza con asesinarme a mí',
    'penjual ugut nak bunuh saya',
    'người bán doạ sẽ giết em',
    'nguoi ban doa giet ca nha em',
    '賣家恐嚇要殺死我',
  ])
    it(`says who does what to whom: ${text}`, () => {
      const wanted = ['party', 'threaten', 'kill', 'self'];
      expect(meanings(text).filter((meaning) => wanted.includes(meaning))).to.deep.equal(wanted);
    });

  it('takes the longest entry, and the ending that `*` leaves open', () => {
    expect(meanings('he is blackmailing us')).to.include('blackmail');
    expect(meanings('she wants to end it all')).to.include('suicide');
  });

  it('finds none where no list has a word', () => {
    expect(meanings('qwertz 12345')).to.deep.equal([]);
  });
});
