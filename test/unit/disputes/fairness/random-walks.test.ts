import { expect } from 'chai';
import { PROFILE_IDS } from '../fakes/cases.ts';
import { OURS } from './machine.ts';
import { FAIRNESS } from './properties/all.ts';
import { seedOf, WALKS } from './run-length.ts';
import { told } from './shrink.ts';
import { walk } from './walk.ts';

describe('fairness, whatever the parties do in their own interest', () => {
  for (const profile of PROFILE_IDS) {
    it(`${WALKS} walks keep to every property (${profile})`, () => {
      const ends = new Set<string>();
      for (let nth = 0; nth < WALKS; nth += 1) {
        const seed = seedOf(nth);
        const walked = walk(OURS, profile, seed);
        const tale = { ...walked, machine: OURS };
        for (const property of FAIRNESS)
          if (property.fault(tale) !== undefined) throw new Error(told(OURS, property, seed, walked));
        ends.add(walked.stage.row.closure?.basis ?? 'live');
      }
      if (WALKS >= 500) expect([...ends]).include.members(['ruling', 'agreement', 'cancelled']);
    }).timeout(Math.max(60_000, WALKS * 100));
  }
});
