import type { Period } from '../../calendar/period.ts';
import type { Instant } from '../../protocol/instant.ts';
import { askedParties } from './asked-parties.ts';
import { type ClockName, type DisputeCase, respondentOf } from './case.ts';
import { hasInstructions } from './parcels.ts';
import type { Profile } from './profile/profile-schema.ts';
import type { PartyRole } from './roles.ts';

/** By what a party was told: a letter that its provider took, or a page, an inbox or a chat that they opened. */
export type ToldBy = 'email' | 'sms' | 'page';

/** Letters leave within seconds of the decision: a deadline that they name stays as it was announced. */
const AT_ONCE_MS = 5 * 60_000;

/** A case that opened before this was kept counts both of its parties as told. */
export function isTold(row: DisputeCase, party: PartyRole): boolean {
  return row.reach === undefined || row.reach[party]?.state === 'told';
}

/** The running clocks that this party can lose something by, with the time that each gives. */
export function clocksAgainst(
  row: DisputeCase,
  profile: Profile,
  party: PartyRole,
): readonly { readonly name: ClockName; readonly startedAt: Instant; readonly period: Period }[] {
  const given: Partial<Record<ClockName, Period | undefined>> = {
    'first-answer': party === respondentOf(row) ? profile.firstAnswer.within : undefined,
    'buyer-silence': party === 'buyer' ? profile.buyerSilence?.longerThan : undefined,
    info: askedParties(row).includes(party) ? profile.infoRequest.within : undefined,
    'appeal-window': profile.appeal?.within,
    return:
      row.state === 'return-label' && party === (hasInstructions(row) ? 'buyer' : 'seller')
        ? profile.returns.shipWithin
        : undefined,
    goods: party === 'seller' && row.remedy?.goods === 'due' ? profile.goods.sendWithin : undefined,
  };
  return (Object.entries(given) as [ClockName, Period | undefined][]).flatMap(([name, period]) => {
    const clock = row.clocks[name];
    return period === undefined || clock === undefined ? [] : [{ name, startedAt: clock.startedAt, period }];
  });
}

/** Whether a clock that began at `startedAt` gives a party who is told now less than it promises. */
export function cameLate(startedAt: Instant, toldAt: Instant): boolean {
  return toldAt - startedAt > AT_ONCE_MS;
}
