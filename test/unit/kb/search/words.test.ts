import { expect } from 'chai';
import { splitWords, stemOf } from '../../../../kb/search/analysis/analyse.ts';
import { fold, normalise } from '../../../../kb/search/analysis/normalise.ts';
import { correctWords, type Vocabulary } from '../../../../kb/search/words/correct.ts';
import { editDistance } from '../../../../kb/search/words/edit-distance.ts';
import { compileSlang, expandSlang } from '../../../../kb/search/words/slang.ts';
import { buildSpeller } from '../../../../kb/search/words/speller.ts';

describe('words of a text', () => {
  it('compares texts composed, in lower case, without stretched letters and invisible marks', () => {
    expect(normalise('SOOOO\u200b  slo\u0301w')).to.equal('so  slów');
    expect(normalise("Don't")).to.equal('dont');
    expect(normalise('don’t é')).to.equal('dont é');
  });

  it('splits Han into characters, folds them to Simplified and keeps numbers whole', () => {
    expect(splitWords('訂單 AB-1234 沒到')).to.deep.equal(['订', '单', 'ab', '1234', '没', '到']);
  });

  it('strips the marks of all Latin languages', () => {
    expect(fold('đơn hàng')).to.equal('don hang');
    expect(fold('devolución')).to.equal('devolucion');
  });

  it('stems Spanish with and without its accents alike', () => {
    expect(stemOf('devolución', 'es')).to.equal(stemOf('devolucion', 'es'));
    expect(stemOf('pengembalian', 'id')).to.equal('kembali');
    expect(stemOf('order2', 'en')).to.equal('order2');
  });

  it('stems what chats make of Indonesian and Malay words, and leaves words alone that only look like them', () => {
    for (const [word, root] of [
      ['batalin', 'batal'],
      ['dibatalkan', 'batal'],
      ['nungguin', 'tunggu'],
      ['ditukarin', 'tukar'],
      ['nukar', 'tukar'],
      ['bayarin', 'bayar'],
      ['beza', 'beda'],
      ['akaun', 'akun'],
      ['ambik', 'ambil'],
    ] as const)
      expect(stemOf(word, 'id'), word).to.equal(root);
    for (const word of ['beliau', 'antara', 'bedak', 'akuntan', 'tolong'])
      expect(stemOf(word, 'id'), word).to.equal(word);
  });

  it('reads the first 2,000 characters only', () => {
    expect(normalise('a b '.repeat(10_000)).length).to.be.at.most(2_000);
  });
});

describe('spelling', () => {
  const frequencies = new Map([
    ['refund', 9],
    ['delivery', 4],
    ['password', 3],
    ['refuse', 1],
  ]);
  const spellers = [buildSpeller(['refund', 'delivery']), buildSpeller(['password', 'refuse', 'gone'])];
  const vocabulary: Vocabulary = {
    folds: false,
    spellers,
    frequency: (word) => frequencies.get(word) ?? 0,
    knowsPair: () => false,
  };

  it('counts inserts, deletions, replacements and swaps, up to the limit', () => {
    expect(editDistance('refund', 'refnud', 2)).to.equal(1);
    expect(editDistance('refund', 'refud', 2)).to.equal(1);
    expect(editDistance('refund', 'xefundy', 2)).to.equal(2);
    expect(editDistance('refund', 'password', 2)).to.equal(3);
  });

  it('corrects one edit in short words and two in long ones', () => {
    expect(correctWords(['refnud', 'delivrry'], vocabulary).words).to.deep.equal(['refund', 'delivery']);
    expect(correctWords(['pasword', 'dellivary'], vocabulary).words).to.deep.equal(['password', 'delivery']);
    expect(correctWords(['rxfxnd'], vocabulary)).to.deep.equal({ words: ['rxfxnd'], changed: 0 });
  });

  it('never touches known words, numbers, codes and Han', () => {
    expect(correctWords(['refuse', '1234', 'refund2', '退'], vocabulary)).to.deep.equal({
      words: ['refuse', '1234', 'refund2', '退'],
      changed: 0,
    });
  });

  it('never offers a word that no article has any more', () => {
    expect(correctWords(['gonne'], vocabulary).words).to.deep.equal(['gonne']);
  });

  it('finds the same candidates as comparing with every word', () => {
    const words = ['alpha', 'alpine', 'elephant', 'relevant', 'cat', 'cart', 'chart', 'delivering'];
    const all = buildSpeller(words);
    for (const typed of ['alpna', 'elefant', 'crat', 'delivring', 'revelant', 'zzz']) {
      const limit = typed.length >= 7 ? 2 : 1;
      const near = words.filter((word) => {
        const distance = editDistance(typed, word, limit);
        return distance > 0 && distance <= limit && Math.min(limit, word.length >= 7 ? 2 : 1) >= distance;
      });
      expect(all(typed).map(({ word }) => word)).to.include.members(near);
    }
  });
});

describe('chat spellings', () => {
  const slang = compileSlang({ brg: 'barang', gk: 'nggak' }, { gk: 'tidak', 'dua kata': 'x' });

  it('stand for what they mean; a later map overrides', () => {
    expect(expandSlang(['brg', 'gk', 'ada'], slang, () => false)).to.deep.equal(['barang', 'tidak', 'ada']);
  });

  it('stay as they are where the articles use them', () => {
    expect(expandSlang(['brg'], slang, ([word]) => word === 'brg')).to.deep.equal(['brg']);
  });

  it('are not looked up on the prototype', () => {
    expect(expandSlang(['constructor', '__proto__'], slang, () => false)).to.deep.equal(['constructor', '__proto__']);
  });
});
