import { dueAfter } from '../../../../../calendar/period.ts';
import { isParty } from '../../../../../disputes/domain/roles.ts';
import { decimalsOf } from '../../../../../protocol/money/currencies.ts';
import type { Moment, Stage } from '../stage.ts';
import { stakeIn } from './decisions.ts';
import type { Property } from './property.ts';
import { countsAt } from './telling.ts';

/** Letters are read some minutes after the time has begun that they announce. */
const AT_ONCE = 6 * 60_000;

export const NO_POSTAGE_UNASKED: Property = {
  says: 'nobody bears postage that is above the bound, undecided though contested, or that they could not contest in their whole time',
  fault: ({ stage }) => {
    for (const moment of stage.moments)
      for (const effect of moment.effects) {
        if (effect.kind !== 'money' || effect.intent.kind !== 'freight') continue;
        const wrong = wrongWith(stage, moment, effect.intent);
        if (wrong !== undefined)
          return `${moment.event.type} of ${moment.actor.role} takes ${effect.intent.minor} from ${effect.intent.from} ${wrong}`;
      }
    return undefined;
  },
};

function wrongWith(stage: Stage, moment: Moment, { from, to, minor }: { from?: string; to: string; minor: number }) {
  const { row, nth, at } = moment;
  const before = stage.moments.slice(0, stage.moments.indexOf(moment) + 1).filter((each) => each.nth === nth);
  const claim = before.findLast(({ actor, event }) => actor.role === to && claimedIn(event) !== undefined);
  const claimed = claim === undefined ? undefined : claimedIn(claim.event);
  if (claim === undefined || claimed === undefined) return `that ${to} never asked for`;
  const { settlement } = claim.row;
  const stake = settlement === null ? 0 : stakeIn(claim.row, settlement.terms);
  if (claimed > Math.min(stake, Math.max(shareOf(stage, stake), leastIn(stage)))) return `where ${stake} is at stake`;
  const decided = before.findLast(({ event }) => event.type === 'decide-postage')?.event;
  if (decided?.type === 'decide-postage')
    return decided.data.postage === minor ? undefined : `where the platform gave ${decided.data.postage}`;
  if (minor !== claimed) return `where ${claimed} was asked for`;
  const since = before.slice(before.indexOf(claim) + 1);
  if (since.some(({ event }) => event.type === 'contest-postage')) return 'that was contested, and nobody decided';
  if (from === undefined || !isParty(from as 'buyer')) return undefined;
  // Who has had their time and still bears it is asked nothing by a later decision.
  const bearsAnew = before.findLastIndex(({ row: after, before: old }) => freightOf(after) !== freightOf(old));
  const another = before.findLastIndex(({ actor, event }) => {
    const other = claimedIn(event);
    return other !== undefined && (actor.role !== to || other !== claimed);
  });
  const passed = before.find(
    ({ event }, index) => event.type === 'postage-due' && index > bearsAnew && index > another,
  );
  const until = passed?.at ?? at;
  const seen = passed === undefined ? before : before.slice(0, before.indexOf(passed) + 1);
  const settled = seen.findLast(({ row: after, before: old }) => after.settlement !== old.settlement)?.at ?? 0;
  const first = before.find(
    ({ at: then, event, actor }) => then >= settled && actor.role === to && claimedIn(event) === claimed,
  );
  const asked = Math.max(settled, first?.at ?? claim.at);
  // A letter that comes back later counts as long as it has not.
  const letters = stage.returned.filter((each) => each.nth === nth && countsAt(stage, each, until));
  const known = [...stage.contacts, ...letters].filter(({ party, at: then }) => party === from && then >= asked);
  const told = known.length === 0 ? undefined : Math.min(...known.map((each) => each.at));
  if (told === undefined || told > until) return 'who was not told of it';
  const within = stage.profile.returns.postage.contestWithin;
  const early = until < dueAfter(within, Math.max(asked, told - AT_ONCE), stage.profile.calendar);
  return early ? `too soon: asked at ${asked}, told at ${told}, over at ${until} (${row.state})` : undefined;
}

const freightOf = ({ settlement }: Moment['row']) => settlement?.freight ?? undefined;

const shareOf = ({ profile }: Stage, stake: number): number => (stake * profile.returns.postage.upToPercent) / 100;

/** What the policy grants for the way back of however cheap an item. */
function leastIn({ profile, setup: { order } }: Stage): number {
  const least = Number(profile.returns.postage.atLeast?.[order.currency] ?? 0);
  return Math.round(least * 10 ** decimalsOf(order.currency));
}

/** Postage whose time to contest was over, by whoever bore it then. */
interface LetPass {
  readonly nth: number;
  readonly from: string;
  readonly claim: string;
}

export const LET_PASS_STAYS: Property = {
  says: 'postage that somebody let pass is not open again while they bear it',
  fault: ({ stage }) => {
    let passed: LetPass | undefined;
    for (const { event, actor, before, row, nth } of stage.moments) {
      const { settlement, returnParcel, clocks } = row;
      const postage = returnParcel?.postage;
      const claim = `${postage?.by} ${postage?.minor}`;
      const from = settlement?.freight ?? undefined;
      if (passed !== undefined && (passed.nth !== nth || passed.claim !== claim || passed.from !== from))
        passed = undefined;
      // What e-mails alone had asked for may not have been asked for at all.
      if (event.type === 'unreached' && event.data.returned === true && event.data.party === from) passed = undefined;
      if (passed !== undefined && (clocks.postage !== undefined || postage?.contested !== undefined))
        return `the ${passed.from} let it pass, and ${event.type} of ${actor.role} opens it again`;
      const over = event.type === 'postage-due' && before.returnParcel?.postage?.contested === undefined;
      if (over && postage?.contested === undefined && from !== undefined) passed = { nth, from, claim };
    }
    return undefined;
  },
};

function claimedIn(event: Moment['event']): number | undefined {
  return event.type === 'return-label' || event.type === 'return-shipped' ? event.data.postage : undefined;
}
