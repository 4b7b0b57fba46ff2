import { readdirSync, readFileSync } from 'node:fs';
import { expect } from 'chai';
import type { ClockName } from '../../../../disputes/domain/case.ts';
import { CLOCK_STATES } from '../../../../disputes/domain/clock-table.ts';
import { readProfile } from '../../../../disputes/domain/profile/profile.ts';
import type { Profile } from '../../../../disputes/domain/profile/profile-schema.ts';
import { afterClock } from '../../../../disputes/views/after-clock.ts';

const FOLDER = new URL('../../../../disputes/profiles/', import.meta.url);
const LOCALES = new URL('../../../../locales/', import.meta.url);

const profiles = new Map<string, Profile>(
  readdirSync(FOLDER).map((name) => {
    const read = readProfile(name, readFileSync(new URL(name, FOLDER), 'utf8'));
    if (!('profile' in read)) throw new Error(name);
    return [read.profile.id, read.profile];
  }),
);
const told = (clock: ClockName, id: string) => afterClock(clock, profiles.get(id) as Profile);

describe('what is told to happen after a deadline', () => {
  it('follows the policy of the case: one silence escalates, another only unlocks', () => {
    expect(told('first-answer', 'auracart')).to.equal('to-platform');
    expect(told('first-answer', 'p2p')).to.equal('to-platform-adverse');
    expect(told('first-answer', 'taobao')).to.equal('unlocks-buyer');
    expect(told('first-answer', 'tokopedia')).to.equal('unlocks-both');
    expect(told('escalation', 'auracart')).to.equal('unlocks-buyer');
    expect(told('buyer-silence', 'tokopedia')).to.equal('unlocks-seller');
  });

  it('has words for every clock of every policy, in every language', () => {
    for (const file of readdirSync(LOCALES).filter((name) => name.endsWith('.json'))) {
      const { afterwards } = JSON.parse(readFileSync(new URL(file, LOCALES), 'utf8')).disputes;
      for (const id of profiles.keys())
        for (const clock of Object.keys(CLOCK_STATES) as ClockName[])
          expect(afterwards, `${file}, ${clock}`).to.have.property(told(clock, id));
    }
  });
});
