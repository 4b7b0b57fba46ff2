import type { PastCaseView, PolicyView } from '../../protocol/dispute-desk.ts';
import type { DisputeView } from '../../protocol/disputes.ts';
import type { DisputeRecords } from '../cases/case-messages.ts';
import type { DisputeCase } from '../domain/case.ts';
import { linesOf } from '../domain/case-money.ts';
import type { Profile } from '../domain/profile/profile-schema.ts';
import type { PartyRole } from '../domain/roles.ts';
import { policyRules } from './policy-rules.ts';
import { iso } from './view-parts.ts';

/** Of each side. */
const MOST_PAST_CASES = 5;

/** What the mediator may weigh: how often the parties were in disputes, and how the parcel went. */
export async function signalsOf(
  { records }: { readonly records: Pick<DisputeRecords, 'countOf'> },
  row: DisputeCase,
): Promise<DisputeView['signals']> {
  const [buyer, seller] = await Promise.all(
    (['buyer', 'seller'] as const).map((role) => records.countOf({ role, id: row.order[role].id })),
  );
  const lines = linesOf(row);
  const late = Math.max(
    0,
    ...lines.map(({ deliveredAt, promisedAt }) => (deliveredAt ?? 0) - (promisedAt ?? Number.POSITIVE_INFINITY)),
  );
  return [
    { code: 'buyer-disputes-live', count: buyer?.live ?? 0 },
    { code: 'buyer-disputes-closed', count: buyer?.closed ?? 0 },
    { code: 'seller-disputes-live', count: seller?.live ?? 0 },
    { code: 'seller-disputes-closed', count: seller?.closed ?? 0 },
    ...(['buyer', 'seller'] as const).flatMap((role) => {
      const count = row.reach?.[role]?.returned ?? 0;
      return count === 0 ? [] : [{ code: `${role}-letters-returned`, count }];
    }),
    { code: 'proof-of-delivery', count: Number(lines.every((line) => line.proofOfDelivery)) },
    { code: 'days-late', count: Math.max(0, Math.ceil(late / 86_400_000)) },
  ];
}

/** The newest other cases of both sides, with what came of them. */
export async function pastCasesOf(
  { records }: { readonly records: Pick<DisputeRecords, 'list'> },
  row: DisputeCase,
): Promise<readonly PastCaseView[]> {
  const sides = await Promise.all(
    (['buyer', 'seller'] as const).map(async (party) => {
      const query = {
        party: { role: party, id: row.order[party].id },
        order: 'newest',
        limit: MOST_PAST_CASES + 1,
      } as const;
      const { cases } = await records.list(query);
      const others = cases.filter(({ id, state }) => id !== row.id && state !== 'draft');
      return others.slice(0, MOST_PAST_CASES).map((each) => pastCase(each, party));
    }),
  );
  return sides.flat();
}

function pastCase({ number, claimant, claim, state, closure, openedAt }: DisputeCase, party: PartyRole): PastCaseView {
  return {
    number,
    party,
    claimant: claimant === party,
    reason: claim?.reason ?? '',
    state,
    openedAt: iso(openedAt ?? 0),
    ...(closure === null ? {} : { outcome: closure.outcome }),
  };
}

/** What the policy says of a case like this. */
export function policyView(row: DisputeCase, profile: Profile): PolicyView {
  return { outcomes: profile.outcomes, rules: policyRules(row, profile) };
}
