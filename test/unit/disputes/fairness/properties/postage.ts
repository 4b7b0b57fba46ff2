import { dueAfter } from '../../../../../calendar/period.ts';
import { isParty } from '../../../../../disputes/domain/roles.ts';
import type { Moment, Stage } from '../stage.ts';
import { stakeIn } from './decisions.ts';
import type { Property } from './property.ts';

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
  if (claimed > (stake * stage.profile.returns.postage.upToPercent) / 100) return `where ${stake} is at stake`;
  const decided = before.findLast(({ event }) => event.type === 'decide-postage')?.event;
  if (decided?.type === 'decide-postage')
    return decided.data.postage === minor ? undefined : `where the platform gave ${decided.data.postage}`;
  if (minor !== claimed) return `where ${claimed} was asked for`;
  const since = before.slice(before.indexOf(claim) + 1);
  if (since.some(({ event }) => event.type === 'contest-postage')) return 'that was contested, and nobody decided';
  if (from === undefined || !isParty(from as 'buyer')) return undefined;
  const settled = before.findLast(({ row: after, before: old }) => after.settlement !== old.settlement)?.at ?? 0;
  const first = before.find(
    ({ at: then, event, actor }) => then >= settled && actor.role === to && claimedIn(event) === claimed,
  );
  const asked = Math.max(settled, first?.at ?? claim.at);
  const told = stage.contacts.find((contact) => contact.party === from && contact.at >= asked)?.at;
  if (told === undefined || told > at) return 'who was not told of it';
  const within = stage.profile.returns.postage.contestWithin;
  const early = at < dueAfter(within, Math.max(asked, told - AT_ONCE), stage.profile.calendar);
  return early ? `too soon: asked at ${asked}, told at ${told}, now ${at} (${row.state})` : undefined;
}

function claimedIn(event: Moment['event']): number | undefined {
  return event.type === 'return-label' || event.type === 'return-shipped' ? event.data.postage : undefined;
}
