import { expect } from 'chai';
import { fromCsv, toCsv } from '../../../../kb/word-lists/csv.ts';
import { changedLines, entryLines } from '../../../../kb/word-lists/entry-lines.ts';
import { wordListFaults } from '../../../../kb/word-lists/faults.ts';
import { ENTRY_SCHEMAS } from '../../../../kb/word-lists/schemas.ts';
import { CodedError } from '../../../../protocol/error-codes.ts';
import type { StopEntry } from '../../../../protocol/word-lists.ts';

const slang = (...pairs: [string, string][]) => pairs.map(([informal, standard]) => ({ informal, standard }));
const stop = (phrases: string[], reply = 'r', action: StopEntry['action'] = 'reply') =>
  ({ phrases, action, reply, priority: 'other' }) satisfies StopEntry;

describe('the faults of a word list', () => {
  it('name a spelling that leads back to itself, over however many steps', () => {
    expect(wordListFaults('slang', slang(['a', 'b'], ['b', 'c'], ['c', 'd']))).to.deep.equal([]);
    expect(wordListFaults('slang', slang(['ab', 'AB']))).to.deep.equal([{ entry: 0, fault: 'circular', words: 'ab' }]);
    expect(wordListFaults('slang', slang(['a', 'b'], ['b', 'c'], ['c', 'a'])).map(({ fault }) => fault)).to.deep.equal([
      'circular',
      'circular',
      'circular',
    ]);
  });

  it('name what is there twice, and what says nothing', () => {
    expect(wordListFaults('slang', slang(['Brg', 'barang'], ['brg!', 'x'], ['?!', 'x']))).to.deep.equal([
      { entry: 1, fault: 'repeated', words: 'brg!' },
      { entry: 2, fault: 'no_words', words: '?!' },
    ]);
  });

  it('name a group of one, and a word of two groups, which would make all their words the same', () => {
    expect(
      wordListFaults('synonyms', [{ words: ['parcel', 'package'] }, { words: ['Package', 'box'] }, { words: ['one'] }]),
    ).to.deep.equal([
      { entry: 1, fault: 'repeated', words: 'Package' },
      { entry: 2, fault: 'too_few', words: 'one' },
    ]);
  });

  it('name phrases that would stop everything, and a reply that is missing', () => {
    expect(wordListFaults('stops', [stop(['*', 'a*', '死'], ''), stop(['ok*', '自殺', 'sue you'])])).to.deep.equal([
      { entry: 0, fault: 'reply_missing', words: '*' },
      { entry: 0, fault: 'no_words', words: '*' },
      { entry: 0, fault: 'too_general', words: 'a*' },
      { entry: 0, fault: 'too_general', words: '死' },
      { entry: 1, fault: 'too_general', words: 'ok*' },
    ]);
    expect(wordListFaults('stops', [stop(['sue you'], '', 'offer')])).to.deep.equal([]);
  });

  it('begin with the form: lengths, counts, unknown fields', () => {
    expect(ENTRY_SCHEMAS.slang.safeParse(slang(['a'.repeat(41), 'b'])).success).to.equal(false);
    expect(ENTRY_SCHEMAS.slang.safeParse([{ informal: 'a', standard: 'b', x: 1 }]).success).to.equal(false);
    expect(ENTRY_SCHEMAS.slang.safeParse(Array.from({ length: 2_001 }, () => slang(['a', 'b'])[0])).success).to.equal(
      false,
    );
    expect(ENTRY_SCHEMAS.stops.safeParse([{ ...stop(['x y']), action: 'ban' }]).success).to.equal(false);
    expect(ENTRY_SCHEMAS.slang.parse([{ informal: ' a\u200b\n b ', standard: 'c' }])[0]).to.deep.equal({
      informal: 'a b',
      standard: 'c',
    });
  });
});

describe('a word list as a file', () => {
  it('comes back as it was, whatever stands in it', () => {
    const stops = [stop(['sue you', '自殺'], 'Line one,\n"two"; =1+1', 'offer'), stop(['x y'], "'quoted'")];
    expect(fromCsv('stops', toCsv('stops', stops))).to.deep.equal(stops);
    const synonyms = [{ words: ['mã giảm giá', 'voucher'] }, { words: ['a', 'b', 'c'] }];
    expect(fromCsv('synonyms', toCsv('synonyms', synonyms))).to.deep.equal(synonyms);
    const spellings = slang(['đh', 'đơn hàng'], ['唔見咗', '不見了']);
    expect(fromCsv('slang', toCsv('slang', spellings))).to.deep.equal(spellings);
  });

  it('holds no formula that a spreadsheet would run', () => {
    const dangerous = ['=HYPERLINK("http://x")', '+1', '-1', '@SUM(A1)', '\t=1', '＝1'];
    const csv = toCsv('slang', slang(...dangerous.map((text): [string, string] => [text, text])));
    for (const cell of csv
      .split(/\r\n/)
      .slice(1)
      .flatMap((line) => line.split(',')))
      expect(cell.replace(/^"/, ''), cell).to.not.match(/^[=+\-@\t＝]/);
    expect(fromCsv('slang', csv)).to.deep.equal(slang(...dangerous.map((text): [string, string] => [text, text])));
  });

  it('may be parted by semicolons, as spreadsheets of many countries do', () => {
    expect(fromCsv('slang', '\ufeffInformal;standard\r\nbrg;barang, benda\r\n;\r\n')).to.deep.equal(
      slang(['brg', 'barang, benda']),
    );
  });

  it('is refused with its line where it is something else', () => {
    const lineOf = (text: string) => {
      try {
        fromCsv('slang', text);
        return undefined;
      } catch (error) {
        return error instanceof CodedError && error.code === 'csv_invalid' ? error.data?.line : error;
      }
    };
    expect(lineOf('')).to.equal(1);
    expect(lineOf('a,b\nc,d')).to.equal(1);
    expect(lineOf('informal,standard\na,"b')).to.be.a('number');
  });
});

describe('what changed in a word list', () => {
  it('is what came and what went, not what moved', () => {
    const before = entryLines('slang', slang(['a', 'b'], ['c', 'd']));
    const after = entryLines('slang', slang(['c', 'd'], ['a', 'x']));
    expect(changedLines(before, after)).to.deep.equal({ added: ['a → x'], removed: ['a → b'] });
  });
});
