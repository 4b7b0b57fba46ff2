import { expect } from 'chai';
import type { WorkingCalendar } from '../../../../calendar/working-calendar.ts';
import { tickets } from '../../../../handoff/queue/tickets.ts';

const WEEKDAYS_9_TO_18: WorkingCalendar = {
  timeZone: 'Asia/Kuala_Lumpur',
  week: Object.fromEntries(
    ['monday', 'tuesday', 'wednesday', 'thursday', 'friday'].map((day) => [day, [{ start: 540, end: 1080 }]]),
  ),
  holidays: [],
};
const SUNDAY_NOON = Date.parse('2026-11-29T12:00:00+08:00');
const MONDAY_NOON = Date.parse('2026-11-30T12:00:00+08:00');

function desk(at: number, languages: readonly string[], reply = { amount: 24, unit: 'hour' } as const) {
  return tickets({
    calendar: WEEKDAYS_9_TO_18,
    reply,
    somebodyServes: (locale) => languages.includes(locale),
    now: () => at,
    newNumber: () => 'T-1',
  });
}

describe('tickets', () => {
  it('are made where nobody who takes the language is online, or the desk is closed', () => {
    expect(desk(MONDAY_NOON, ['en']).where('en')).to.equal(undefined);
    expect(desk(MONDAY_NOON, ['en']).where('vi')?.number).to.equal('T-1');
    expect(desk(MONDAY_NOON, []).where('en')?.number).to.equal('T-1');
    expect(desk(SUNDAY_NOON, ['en']).where('en')?.number).to.equal('T-1');
  });

  it('promise an answer within what the profile states, from when the desk can read them', () => {
    const promised = (at: number) => new Date(desk(at, []).fresh().promisedAt).toISOString();
    expect(promised(MONDAY_NOON)).to.equal('2026-12-01T04:00:00.000Z');
    expect(promised(SUNDAY_NOON), 'Monday 09:00 and 24 hours').to.equal('2026-12-01T01:00:00.000Z');
  });
});
