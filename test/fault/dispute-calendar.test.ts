import { readFileSync } from 'node:fs';
import { expect } from 'chai';
import { fireClocks } from '../../disputes/cases/fire-clocks.ts';
import { profileBook } from '../../disputes/domain/profile/profile.ts';
import { decide } from '../../disputes/domain/state-machine.ts';
import { ACTORS, claimFor, DAY, draft, HOUR } from '../unit/disputes/fakes/cases.ts';
import { MemoryStore } from '../unit/disputes/fakes/memory-store.ts';

const RULES = readFileSync(new URL('../../disputes/profiles/auracart.yaml', import.meta.url), 'utf8');
/** The deliberately broken variant: three times 24 hours instead of three working days. */
const ELAPSED = RULES.replace('within: 3 working days', 'within: 3 days');
/** And another: places that lie where the others do, and never change their clocks. */
const UNCHANGING: Readonly<Record<string, string>> = {
  'America/New_York': 'America/Panama',
  'Europe/Madrid': 'Africa/Lagos',
};

/** The first answer of a case opened then and there is in time up to and including the instant beside it. */
const ANSWERS: readonly (readonly [what: string, timeZone: string, openedAt: string, answerBy: string])[] = [
  ['a weekend', 'Asia/Kuala_Lumpur', '2026-03-06T10:00:00+08:00', '2026-03-11T10:00:00+08:00'],
  ['a holiday', 'Asia/Kuala_Lumpur', '2026-08-28T10:00:00+08:00', '2026-09-03T10:00:00+08:00'],
  ['the turn of the year', 'Asia/Kuala_Lumpur', '2026-12-31T17:59:59+08:00', '2027-01-06T17:59:59+08:00'],
  ['29 February on a working day', 'Asia/Kuala_Lumpur', '2028-02-25T10:00:00+08:00', '2028-03-01T10:00:00+08:00'],
  ['the end of a February without one', 'Asia/Kuala_Lumpur', '2027-02-26T10:00:00+08:00', '2027-03-03T10:00:00+08:00'],
  ['clocks put forward', 'America/New_York', '2026-03-06T10:00:00-05:00', '2026-03-11T10:00:00-04:00'],
  ['clocks put back', 'America/New_York', '2026-10-30T10:00:00-04:00', '2026-11-04T10:00:00-05:00'],
  ['clocks put back, elsewhere', 'Europe/Madrid', '2026-10-23T12:00:00+02:00', '2026-10-28T12:00:00+01:00'],
];

/** What goes wrong when the scheduler looks at each case an hour early, a millisecond early, in time, and again. */
async function faultsUnder(rules: string, zoneOf = (timeZone: string) => timeZone): Promise<string[]> {
  const faults: string[] = [];
  for (const [what, timeZone, openedAt, answerBy] of ANSWERS) {
    const profiles = profileBook([
      { file: 'auracart.yaml', text: rules.replace('Asia/Kuala_Lumpur', zoneOf(timeZone)) },
    ]);
    const profile = profiles.current.get('auracart');
    if (profile === undefined) throw new Error('no profile');
    const [opened, by] = [Date.parse(openedAt), Date.parse(answerBy)];
    const claim = { type: 'open', data: claimFor('auracart') } as const;
    const opening = decide(draft('auracart', { deliveredAt: opened - DAY }), claim, ACTORS.buyer, profile, opened);
    if (!opening.ok) throw new Error(opening.code);
    const store = new MemoryStore();
    await store.open(opening, 'form');
    const escalated = async (at: number) => {
      await fireClocks({ store, clocks: store, profiles }, at);
      return (await store.history('case-1')).filter(({ event }) => event.type === 'respondent-due').length;
    };
    // The clock of the machine wavers by an hour; the deadline does not.
    for (const [at, times, when] of [
      [by - HOUR, 0, 'an hour early'],
      [by - 2 * HOUR, 0, 'set back'],
      [by, 0, 'in the last millisecond'],
      [by + 1, 1, 'in time'],
      [by - HOUR, 1, 'set back after it fired'],
      [by + HOUR, 1, 'an hour later'],
      [by + 8 * DAY, 1, 'eight days later'],
    ] as const)
      if ((await escalated(at)) !== times) faults.push(`${what}: ${when}`);
  }
  return faults;
}

describe('P7: deadlines by the working calendar', () => {
  it('fire at their instant over weekends, holidays, 29 February and both changes of clocks, by a clock that wavers', async () => {
    expect(await faultsUnder(RULES)).to.deep.equal([]);
  });

  it('and the proof notices days of 24 hours', async () => {
    const faults = await faultsUnder(ELAPSED);
    for (const [what] of ANSWERS) expect(faults.join('\n'), what).to.include(what);
  });

  it('and the proof notices a calendar that knows no changes of clocks', async () => {
    const faults = await faultsUnder(RULES, (timeZone) => UNCHANGING[timeZone] ?? timeZone);
    expect(new Set(faults.map((fault) => fault.split(':')[0]))).to.deep.equal(
      new Set(['clocks put forward', 'clocks put back', 'clocks put back, elsewhere']),
    );
  });

  it('found eight days late, all have fired once, in the order in which they were due', async () => {
    const store = new MemoryStore();
    const profiles = profileBook([{ file: 'auracart.yaml', text: RULES }]);
    const profile = profiles.current.get('auracart');
    if (profile === undefined) throw new Error('no profile');
    const opened = Date.parse('2026-03-04T10:00:00+08:00');
    const claim = { type: 'open', data: claimFor('auracart') } as const;
    const opening = decide(draft('auracart', { deliveredAt: opened - DAY }), claim, ACTORS.buyer, profile, opened);
    if (!opening.ok) throw new Error(opening.code);
    await store.open(opening, 'form');
    const deps = { store, clocks: store, profiles };
    const rounds = await Promise.all([fireClocks(deps, opened + 8 * DAY), fireClocks(deps, opened + 8 * DAY)]);
    expect(rounds.reduce((sum, { fired }) => sum + fired, 0)).to.equal(2);
    const events = (await store.history('case-1')).map(({ event }) => event.type);
    expect(events).to.deep.equal(['open', 'escalation-open', 'respondent-due']);
  });
});
