import type { DisputeCase } from '../../../../disputes/domain/case.ts';
import type { Effect } from '../../../../disputes/domain/effects.ts';
import type { EventType } from '../../../../disputes/domain/events.ts';
import { refuse } from '../../../../disputes/domain/refusal.ts';
import type { Decided } from '../../../../disputes/domain/state-machine.ts';
import { type Decide, type Machine, OURS } from './machine.ts';

type Change = (row: DisputeCase) => Partial<DisputeCase>;

/** Rules that take a case for another one when they decide these events: as if a guard had been forgotten. */
export function blindTo(types: readonly EventType[], change: Change): Machine {
  const seen = (row: DisputeCase): DisputeCase => ({ ...row, ...change(row) });
  return {
    decide: (row, event, ...rest) => {
      if (!types.includes(event.type)) return OURS.decide(row, event, ...rest);
      const wrong = seen(row);
      const answer = OURS.decide(wrong, event, ...rest);
      return answer.ok ? withCase(answer, untouched(row, wrong, answer.case)) : answer;
    },
    allowed: (row, ...rest) => [
      ...OURS.allowed(row, ...rest).filter(({ action }) => !types.includes(action)),
      ...OURS.allowed(seen(row), ...rest).filter(({ action }) => types.includes(action)),
    ],
  };
}

/** What was only seen wrong, and not decided anew. */
function untouched(row: DisputeCase, seen: DisputeCase, after: DisputeCase): Partial<DisputeCase> {
  const keys = Object.keys(row) as (keyof DisputeCase)[];
  return Object.fromEntries(keys.filter((key) => after[key] === seen[key]).map((key) => [key, row[key]]));
}

/** Rules that decide rightly, and then do something else. */
export function spoiled(spoil: (answer: Decided, before: DisputeCase) => Decided): Machine {
  const decide: Decide = (row, event, ...rest) => {
    const answer = OURS.decide(row, event, ...rest);
    return answer.ok ? spoil(answer, row) : answer;
  };
  return { ...OURS, decide };
}

/** Rules that refuse these events where they should not. */
export function refusing(types: readonly EventType[], when: (row: DisputeCase) => boolean): Machine {
  return {
    decide: (row, event, ...rest) =>
      types.includes(event.type) && when(row)
        ? refuse('action_not_in_state', { state: row.state })
        : OURS.decide(row, event, ...rest),
    allowed: (row, ...rest) =>
      OURS.allowed(row, ...rest).filter(({ action }) => !(types.includes(action) && when(row))),
  };
}

export function withCase(answer: Decided, change: Partial<DisputeCase>): Decided {
  return { ...answer, case: { ...answer.case, ...change } };
}

/** Lets go of the money by paying the seller. */
export function paysTheSeller(answer: Decided): Decided {
  const effects = answer.effects.map(
    (effect): Effect =>
      effect.kind === 'money' && effect.intent.kind === 'unhold'
        ? { ...effect, intent: { ...effect.intent, kind: 'release', to: 'seller' } }
        : effect,
  );
  const { funds } = answer.case;
  return { ...withCase(answer, { funds: { ...funds, released: funds.released + funds.unheld, unheld: 0 } }), effects };
}

/** A yes counts for what is asked for by now, whatever was read. */
export function anyVersion(): Machine {
  return {
    ...OURS,
    decide: (row, event, ...rest) => {
      const version = row.offers.findLast(({ by }) => by === row.claimant)?.version ?? 1;
      return OURS.decide(row, event.type === 'approve' ? { type: 'approve', data: { version } } : event, ...rest);
    },
  };
}

/** A ruling is carried out for all items, whichever it names. */
export function aboutAllItems(): Machine {
  return {
    ...OURS,
    decide: (row, event, ...rest) => {
      if (event.type !== 'rule') return OURS.decide(row, event, ...rest);
      const { items: _, ...terms } = event.data.terms;
      return OURS.decide(row, { ...event, data: { ...event.data, terms } }, ...rest);
    },
  };
}

/** Hears nothing but the formal answers. */
export function hearsNoWords(answer: Decided): Decided {
  if (!['message', 'add-evidence'].includes(answer.entry.event.type)) return answer;
  const { heard: _, ...row } = answer.case;
  return { ...answer, case: row };
}

/** Refunds again what a chargeback has given back. */
export function paysBesideTheBank(answer: Decided): Decided {
  const { chargedBack } = answer.case.funds;
  const effects = answer.effects.map(
    (effect): Effect =>
      effect.kind === 'money' && effect.intent.to === 'buyer'
        ? { ...effect, intent: { ...effect.intent, minor: effect.intent.minor + chargedBack } }
        : effect,
  );
  return { ...answer, effects };
}

/** Any sum can be claimed for the way back. */
export function withoutBound(): Machine {
  return {
    ...OURS,
    decide: (row, event, actor, profile, at) => {
      const postage = { ...profile.returns.postage, upToPercent: 100 };
      return OURS.decide(row, event, actor, { ...profile, returns: { ...profile.returns, postage } }, at);
    },
  };
}

/** Postage is paid with the rest, whoever has objected or still could. */
export function paysPostageAtOnce({ clocks, returnParcel }: DisputeCase): Partial<DisputeCase> {
  const { postage: _, ...others } = clocks;
  if (returnParcel?.postage === undefined) return { clocks: others };
  const { contested: __, ...postage } = returnParcel.postage;
  return { clocks: others, returnParcel: { ...returnParcel, postage } };
}

/** Postage counts as one that nobody has had the time to contest. */
export function forgetsAgreed({ returnParcel }: DisputeCase): Partial<DisputeCase> {
  if (returnParcel?.postage === undefined) return {};
  const { passed: _, ...postage } = returnParcel.postage;
  return { returnParcel: { ...returnParcel, postage } };
}

/** What came back has arrived as far as the case is concerned. */
export function forgetsReturns(answer: Decided, { reach, flags }: DisputeCase): Decided {
  const { event } = answer.entry;
  if (event.type !== 'unreached' || event.data.returned !== true || reach === undefined) return answer;
  return withCase(answer, { reach, flags });
}

/** Nobody looks again at a mark once it is set. */
export function keepsMarks(answer: Decided, { flags }: DisputeCase): Decided {
  return answer.entry.event.type === 'unreached' ? withCase(answer, { flags }) : answer;
}
