import { expect } from 'chai';
import {
  addWorkingDays,
  addWorkingHours,
  isOpen,
  nextOpening,
  type WorkingCalendar,
  workingCalendarSchema,
} from '../../../calendar/working-calendar.ts';

const OFFICE = ['09:00-13:00', '14:00-18:00'];
const weekdays = (hours: string[]) => ({
  monday: hours,
  tuesday: hours,
  wednesday: hours,
  thursday: hours,
  friday: hours,
});

function calendar(timeZone: string, holidays: string[] = [], hours = OFFICE, more = {}): WorkingCalendar {
  return workingCalendarSchema.parse({ timeZone, holidays, week: { ...weekdays(hours), ...more } });
}

const at = (iso: string) => Date.parse(iso);
const iso = (instant: number) => new Date(instant).toISOString();
const KL = calendar('Asia/Kuala_Lumpur', ['2026-05-01', '08-31']);

describe('working calendar', () => {
  it('is open within its hours and closed at their end, at lunch, at night, on days off', () => {
    expect(isOpen(KL, at('2026-03-04T09:00:00+08:00'))).equal(true);
    expect(isOpen(KL, at('2026-03-04T12:59:59.999+08:00'))).equal(true);
    expect(isOpen(KL, at('2026-03-04T13:00:00+08:00'))).equal(false);
    expect(isOpen(KL, at('2026-03-04T18:00:00+08:00'))).equal(false);
    expect(isOpen(KL, at('2026-03-04T08:59:59.999+08:00'))).equal(false);
    expect(isOpen(KL, at('2026-03-07T10:00:00+08:00')), 'Saturday').equal(false);
    expect(isOpen(KL, at('2026-05-01T10:00:00+08:00')), 'holiday of one year').equal(false);
    expect(isOpen(KL, at('2027-08-31T10:00:00+08:00')), 'holiday of every year').equal(false);
    expect(isOpen(KL, at('2028-05-01T10:00:00+08:00')), 'holiday of another year').equal(true);
  });

  it('finds the next opening: now, after lunch, tomorrow, after a long weekend', () => {
    expect(iso(nextOpening(KL, at('2026-03-04T10:00:00+08:00')))).equal('2026-03-04T02:00:00.000Z');
    expect(iso(nextOpening(KL, at('2026-03-04T13:30:00+08:00')))).equal('2026-03-04T06:00:00.000Z');
    expect(iso(nextOpening(KL, at('2026-03-04T18:00:00+08:00')))).equal('2026-03-05T01:00:00.000Z');
    // Thursday evening, then the holiday, then the weekend.
    expect(iso(nextOpening(KL, at('2026-04-30T19:00:00+08:00')))).equal('2026-05-04T01:00:00.000Z');
  });

  it('counts working days to the same local time, over weekends and holidays', () => {
    expect(iso(addWorkingDays(KL, at('2026-03-04T15:20:00+08:00'), 3))).equal('2026-03-09T07:20:00.000Z');
    expect(iso(addWorkingDays(KL, at('2026-04-30T10:00:00+08:00'), 1))).equal('2026-05-04T02:00:00.000Z');
    expect(addWorkingDays(KL, at('2026-03-04T15:20:00+08:00'), 0)).equal(at('2026-03-04T15:20:00+08:00'));
  });

  it('leaves full days to a start on a day off', () => {
    const saturdayNoon = at('2026-03-07T12:00:00+08:00');
    expect(iso(addWorkingDays(KL, saturdayNoon, 3))).equal(iso(at('2026-03-12T00:00:00+08:00')));
    expect(iso(addWorkingDays(KL, saturdayNoon, 0))).equal(iso(at('2026-03-09T00:00:00+08:00')));
  });

  it('counts 29 February as the working day it is, and as a holiday where it is named', () => {
    const leapTuesday = at('2028-02-28T10:00:00+08:00');
    expect(iso(addWorkingDays(KL, leapTuesday, 1))).equal(iso(at('2028-02-29T10:00:00+08:00')));
    const closed = calendar('Asia/Kuala_Lumpur', ['02-29']);
    expect(iso(addWorkingDays(closed, leapTuesday, 1))).equal(iso(at('2028-03-01T10:00:00+08:00')));
  });

  it('keeps the local time when clocks go forward or back between start and end', () => {
    const newYork = calendar('America/New_York');
    expect(iso(addWorkingDays(newYork, at('2026-03-06T10:00:00-05:00'), 1))).equal(
      iso(at('2026-03-09T10:00:00-04:00')),
    );
    expect(iso(addWorkingDays(newYork, at('2026-10-30T10:00:00-04:00'), 1))).equal(
      iso(at('2026-11-02T10:00:00-05:00')),
    );
  });

  it('takes the later reading where a local time is missing or occurs twice, so that no deadline is early', () => {
    const daily = calendar('America/New_York', [], ['00:00-24:00'], {
      saturday: ['00:00-24:00'],
      sunday: ['00:00-24:00'],
    });
    // 02:30 does not exist on 8 March; 01:30 occurs twice on 1 November.
    expect(iso(addWorkingDays(daily, at('2026-03-07T02:30:00-05:00'), 1))).equal(iso(at('2026-03-08T03:30:00-04:00')));
    expect(iso(addWorkingDays(daily, at('2026-10-31T01:30:00-04:00'), 1))).equal(iso(at('2026-11-01T01:30:00-05:00')));
  });

  it('counts real open time in working hours, also through the hour that is lost or doubled', () => {
    expect(iso(addWorkingHours(KL, at('2026-03-04T12:00:00+08:00'), 2))).equal(iso(at('2026-03-04T15:00:00+08:00')));
    expect(iso(addWorkingHours(KL, at('2026-03-06T17:00:00+08:00'), 2))).equal(iso(at('2026-03-09T10:00:00+08:00')));
    expect(iso(addWorkingHours(KL, at('2026-03-04T09:00:00+08:00'), 8))).equal(iso(at('2026-03-04T18:00:00+08:00')));
    const daily = calendar('America/New_York', [], ['00:00-24:00'], {
      saturday: ['00:00-24:00'],
      sunday: ['00:00-24:00'],
    });
    expect(iso(addWorkingHours(daily, at('2026-03-08T00:00:00-05:00'), 24))).equal(
      iso(at('2026-03-09T01:00:00-04:00')),
    );
    expect(iso(addWorkingHours(daily, at('2026-11-01T00:00:00-04:00'), 24))).equal(
      iso(at('2026-11-01T23:00:00-05:00')),
    );
  });

  it('takes midnight where a day begins later than at midnight', () => {
    // Clocks in Beirut go forward at midnight of 29 March 2026.
    const beirut = calendar('Asia/Beirut', [], OFFICE, { sunday: ['00:00-24:00'] });
    expect(iso(nextOpening(beirut, at('2026-03-28T12:00:00+02:00')))).equal(iso(at('2026-03-29T01:00:00+03:00')));
  });

  it('never ends a period before its start nor shortens it when it starts later', () => {
    const madrid = calendar('Europe/Madrid', ['12-25']);
    let before = 0;
    for (let hour = 0; hour < 24 * 400; hour += 7) {
      const start = at('2026-01-01T00:00:00Z') + hour * 3_600_000;
      const end = addWorkingDays(madrid, start, 3);
      expect(end).greaterThan(start);
      expect(end, `started ${iso(start)}`).not.lessThan(before);
      before = end;
    }
  });

  it('refuses what is no calendar, and says what is wrong', () => {
    const faults = (input: unknown) =>
      workingCalendarSchema.safeParse(input).error?.issues.map((issue) => `${issue.path.join('.')} ${issue.message}`) ??
      [];
    const good = { timeZone: 'Asia/Jakarta', week: weekdays(OFFICE), holidays: [] };
    expect(faults(good)).deep.equal([]);
    expect(faults({ ...good, timeZone: 'Asia/Nowhere' }).join()).contain('no time zone');
    expect(faults({ ...good, week: { monday: ['18:00-09:00'] } }).join()).contain('week.monday.0');
    expect(faults({ ...good, week: { monday: ['09:00-12:00', '11:00-13:00'] } }).join()).contain('overlap');
    expect(faults({ ...good, week: {} }).join()).contain('no open hours');
    expect(faults({ ...good, holidays: ['2026-02-30'] }).join()).contain('no day');
    expect(faults({ ...good, week: { funday: OFFICE } }).join()).contain('funday');
  });

  it('gives up on a calendar whose holidays cover everything', () => {
    const days = Array.from({ length: 366 }, (_, day) =>
      new Date(Date.UTC(2028, 0, 1 + day)).toISOString().slice(5, 10),
    );
    const shut = calendar('Asia/Jakarta', days);
    expect(() => nextOpening(shut, at('2026-03-04T00:00:00Z'))).throw('calendar_never_opens');
    expect(() => addWorkingDays(shut, at('2026-03-04T00:00:00Z'), 1)).throw('calendar_never_opens');
  });
});
