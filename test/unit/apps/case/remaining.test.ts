import { expect } from 'chai';
import { beat, remaining } from '../../../../apps/case/remaining.ts';
import { spanText } from '../../../../protocol/time/span-text.ts';

const START = '2026-11-22T00:00:00.000Z';
const DUE = '2026-11-26T00:00:00.000Z';
const at = (text: string) => Date.parse(text);
const HOUR = 3_600_000;

describe('time that remains', () => {
  it('tells the part that is left', () => {
    expect(remaining(START, DUE, at('2026-11-23T00:00:00.000Z'))).to.deep.equal({
      left: 72 * HOUR,
      part: 0.75,
      pressure: 'calm',
    });
  });

  it('presses on the last day, and is over from the instant that it is due', () => {
    expect(remaining(START, DUE, at('2026-11-25T12:00:00.000Z')).pressure).to.equal('soon');
    expect(remaining(START, DUE, at('2026-11-25T23:59:59.999Z')).pressure).to.equal('soon');
    expect(remaining(START, DUE, at(DUE))).to.deep.equal({ left: 0, part: 0, pressure: 'over' });
  });

  it('does not press at the start of a short period', () => {
    expect(remaining(START, '2026-11-22T20:00:00.000Z', at('2026-11-22T01:00:00.000Z')).pressure).to.equal('calm');
  });

  it('stays whole for a clock of the reader that is slow', () => {
    expect(remaining(START, DUE, at('2026-11-21T00:00:00.000Z')).part).to.equal(1);
  });

  it('speaks in the two largest units, in the language', () => {
    expect(spanText('en', 75 * HOUR)).to.equal('3 days 3 hours');
    expect(spanText('en', 24 * HOUR)).to.equal('1 day');
    expect(spanText('en', 2 * HOUR + 5 * 60_000)).to.equal('2 hours 5 minutes');
    expect(spanText('en', 65_000)).to.equal('1 minute 5 seconds');
    expect(spanText('en', 10 * 60_000 + 5000)).to.equal('10 minutes');
    expect(spanText('vi', 75 * HOUR)).to.equal('3 ngày 3 giờ');
    expect(spanText('es', 24 * HOUR)).to.equal('1 día');
  });

  it('draws the last minutes every second', () => {
    expect(beat(299_000)).to.equal(1000);
    expect(beat(300_000)).to.be.above(1000);
  });
});
