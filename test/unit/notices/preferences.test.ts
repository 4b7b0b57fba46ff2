import { expect } from 'chai';
import { DEFAULT_PREFERENCES } from '../../../notices/preferences/preferences.ts';
import { quietMinutes, quietUntil } from '../../../notices/preferences/quiet-hours.ts';
import { caseLetterWanted } from '../../../notices/preferences/wanted.ts';

const at = (time: string) => Date.parse(time);
const NIGHT = { from: '22:00', to: '07:30', timeZone: 'Asia/Kuala_Lumpur' } as const;
const MIDNIGHT_IN_KL = at('2026-11-30T16:00:00Z');
const MORNING_IN_KL = at('2026-11-30T23:30:00Z');

describe('quiet hours', () => {
  it('go over midnight by the reader’s clock, from the first minute until before the last', () => {
    for (const [time, until] of [
      ['2026-11-30T13:59:59Z', undefined],
      ['2026-11-30T14:00:00Z', MORNING_IN_KL],
      ['2026-11-30T16:00:00Z', MORNING_IN_KL],
      ['2026-11-30T23:29:59Z', MORNING_IN_KL],
      ['2026-11-30T23:30:00Z', undefined],
    ] as const)
      expect(quietUntil(NIGHT, at(time)), time).to.equal(until);
    expect(quietUntil(null, MIDNIGHT_IN_KL)).to.equal(undefined);
  });

  it('may lie within one day, and keep their times where the clocks change', () => {
    const siesta = { from: '14:00', to: '16:00', timeZone: 'Europe/Madrid' };
    expect(quietUntil(siesta, at('2026-07-01T12:30:00Z'))).to.equal(at('2026-07-01T14:00:00Z'));
    expect(quietUntil(siesta, at('2026-07-01T14:00:00Z'))).to.equal(undefined);
    const night = { from: '23:00', to: '07:00', timeZone: 'Europe/Madrid' };
    // On 29 March 2026 the clocks went from 2 to 3.
    expect(quietUntil(night, at('2026-03-28T22:30:00Z'))).to.equal(at('2026-03-29T05:00:00Z'));
  });

  it('have a length', () => {
    expect(quietMinutes(NIGHT)).to.equal(570);
    expect(quietMinutes({ from: '08:00', to: '08:00' })).to.equal(0);
  });
});

describe('letters about cases', () => {
  const ruled = { template: 'ruled', data: {} } as const;
  const evidence = { template: 'evidence-added', data: {} } as const;
  const needed = { ...DEFAULT_PREFERENCES, caseMails: 'needed' } as const;
  const quiet = { ...DEFAULT_PREFERENCES, quiet: NIGHT };

  it('go by mail whenever they ask or decide something; else unless only what is needed is wanted', () => {
    expect(caseLetterWanted(DEFAULT_PREFERENCES, 'email', [evidence], MIDNIGHT_IN_KL)).to.equal('now');
    expect(caseLetterWanted(needed, 'email', [evidence], MIDNIGHT_IN_KL)).to.equal('never');
    expect(caseLetterWanted(needed, 'email', [evidence, ruled], MIDNIGHT_IN_KL)).to.equal('now');
    expect(caseLetterWanted(quiet, 'email', [evidence], MIDNIGHT_IN_KL), 'a mail makes no sound').to.equal('now');
    // With it the time runs in which the seller looks at what came back.
    const arrived = { template: 'return-received', data: {} } as const;
    expect(caseLetterWanted(needed, 'email', [arrived], MIDNIGHT_IN_KL), 'it asks').to.equal('now');
  });

  it('go as text messages where these are wanted, after the quiet hours unless a deadline is near', () => {
    expect(caseLetterWanted({ ...quiet, textMessages: false }, 'sms', [ruled], MORNING_IN_KL)).to.equal('never');
    expect(caseLetterWanted(quiet, 'sms', [ruled], MORNING_IN_KL)).to.equal('now');
    expect(caseLetterWanted(quiet, 'sms', [ruled], MIDNIGHT_IN_KL)).to.equal(MORNING_IN_KL);
    const asked = (until: string) => ({ template: 'info-wanted', data: { until: at(until) } }) as const;
    const due = (until: string) => caseLetterWanted(quiet, 'sms', [ruled, asked(until)], MIDNIGHT_IN_KL);
    expect(due('2026-12-01T05:00:00Z')).to.equal('now');
    expect(due('2026-12-02T05:00:00Z')).to.equal(MORNING_IN_KL);
  });
});
