import type { DisputeCase } from '../../../../disputes/domain/case.ts';
import { otherParty, type PartyRole } from '../../../../disputes/domain/roles.ts';
import { BOTH } from '../../../../disputes/domain/step.ts';
import type { PartyLook } from '../../../../disputes/views/standing/party-look.ts';
import { standingOf } from '../../../../disputes/views/standing/standing.ts';
import type { StandingView } from '../../../../protocol/disputes.ts';
import { DAY, PROFILE_IDS, type ProfileId, profileNamed } from './cases.ts';
import { seeded } from './random.ts';
import { walk } from './walk.ts';

/** One thing that a party can be told of a case, with a look at which it is. */
export interface StandingCell {
  readonly profile: ProfileId;
  readonly look: PartyLook;
  readonly standing: StandingView;
}

const STEPS = 60;

/** Every different thing that the parties of a profile's cases were told on this many walks. */
function standingCells(profileId: ProfileId, walks: number): readonly StandingCell[] {
  const cells = new Map<string, StandingCell>();
  const profile = profileNamed(profileId);
  for (let index = 0; index < walks; index += 1) {
    const { draft, entries } = walk(profileId, seeded(index * 6007 + profileId.length), STEPS);
    let row = draft;
    for (const { patch, at } of entries) {
      row = { ...row, ...patch };
      for (const variant of variantsOf(row, index))
        for (const party of BOTH)
          for (const later of [0, 8 * DAY]) {
            const look = { row: variant, party, profile, at: at + later };
            const standing = standingOf(look);
            const key = keyOf(look, standing);
            if (!cells.has(key)) cells.set(key, { profile: profileId, look, standing });
          }
    }
  }
  return [...cells.values()].sort((one, other) =>
    keyOf(one.look, one.standing) < keyOf(other.look, other.standing) ? -1 : 1,
  );
}

function keyOf({ row, party }: PartyLook, { says, next, warning, deadline }: StandingView): string {
  const role = party === row.claimant ? 'claimant' : 'respondent';
  const reason = /^(answer|claim)/.test(says) ? (row.claim?.reason ?? '') : '';
  return [row.state, party, role, says, reason, deadline?.label, deadline?.afterwards, next, warning].join(' · ');
}

/** The row as walked, and the same where somebody does not know of the case, or complains of something else. */
function variantsOf(row: DisputeCase, index: number): readonly DisputeCase[] {
  const { claimant, claim } = row;
  const known = { [claimant]: { state: 'told', at: 0 } } as const;
  const { reach: _, ...told } = row;
  const reasons = reasonsOf(row, claimant);
  const reason = reasons[index % reasons.length];
  return [
    told,
    { ...row, reach: known },
    { ...row, reach: { ...known, [otherParty(claimant)]: { state: 'unreachable', at: 0 } } },
    ...(claim === null || reason === undefined ? [] : [{ ...told, claim: { ...claim, reason } }]),
  ];
}

function reasonsOf(row: DisputeCase, by: PartyRole): readonly string[] {
  return Object.entries(profileNamed(row.profile.id).reasons).flatMap(([name, reason]) =>
    reason.by === undefined || reason.by.includes(by) ? [name] : [],
  );
}

export function allCells(walks: number): readonly StandingCell[] {
  return PROFILE_IDS.flatMap((id) => standingCells(id, walks));
}
