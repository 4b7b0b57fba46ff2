import { expect } from 'chai';
import { parseClean } from '../../../transport/clean-json.ts';

describe('JSON that comes from outside', () => {
  it('brings no NUL and no half character into any text, however deep', () => {
    const given = '{"a":"x\\u0000y","b":[{"c":"\\uD83D"},"\\ud83d\\ude00"],"d":7,"e":null}';
    expect(parseClean(given)).to.deep.equal({ a: 'xy', b: [{ c: '\ufffd' }, '😀'], d: 7, e: null });
    expect(parseClean('"\\\\u0000"'), 'a backslash is no escape').to.equal('\\u0000');
  });
});
