import type { DisputeView } from '../../protocol/disputes.ts';
import type { Instant } from '../../protocol/instant.ts';
import type { DisputeRecords } from '../cases/case-messages.ts';
import type { DisputeCase } from '../domain/case.ts';

/** What a mediator weighs need not be newer: each view, and each change that is told to one, asks for it. */
const KEPT_MS = 2 * 60_000;
/** Policies whose cases are kept; of more the longest known are forgotten. */
const MOST_POLICIES = 50;
/** Of one reason. */
const MOST_ALIKE = 50;
/** Closed cases of a policy are looked through in so many steps, so that a rare reason is found, too. */
const MOST_PAGES = 3;
const PAGE = 100;
/** Fewer closed cases than this are read in no time, and each changes the figures: they are not kept. */
const FEW = 50;

type Decision = Pick<NonNullable<DisputeCase['closure']>, 'outcome'> & Pick<DisputeCase, 'id'>;
type ByReason = ReadonlyMap<string, readonly Decision[]>;
export type SimilarDecisions = (row: DisputeCase) => Promise<NonNullable<DisputeView['similar']>>;

/**
 * What the newest cases about the same problem under the same policy were decided as, the most frequent first. Figures alone:
 * whose cases they were is nobody's business here.
 */
export function similarDecisions(records: Pick<DisputeRecords, 'list'>, now: () => Instant): SimilarDecisions {
  const kept = new Map<string, { readonly at: Instant; readonly read: ReturnType<typeof decidedLately> }>();
  const decidedUnder = async (profileId: string): Promise<ByReason> => {
    const known = kept.get(profileId);
    if (known !== undefined && now() - known.at < KEPT_MS) return (await known.read).decided;
    const read = decidedLately(records, profileId);
    kept.delete(profileId);
    kept.set(profileId, { at: now(), read });
    const [oldest] = kept.keys();
    if (kept.size > MOST_POLICIES && oldest !== undefined) kept.delete(oldest);
    const forget = (): void => {
      if (kept.get(profileId)?.read === read) kept.delete(profileId);
    };
    const { decided, seen } = await read.catch((error: unknown) => {
      forget();
      throw error;
    });
    if (seen < FEW) forget();
    return decided;
  };
  return async (row) => {
    const reason = row.claim?.reason;
    if (reason === undefined) return [];
    const alike = (await decidedUnder(row.profile.id)).get(reason) ?? [];
    const counts = new Map<Decision['outcome'], number>();
    for (const { id, outcome } of alike) if (id !== row.id) counts.set(outcome, (counts.get(outcome) ?? 0) + 1);
    return [...counts].map(([outcome, count]) => ({ outcome, count })).sort((one, other) => other.count - one.count);
  };
}

async function decidedLately(
  records: Pick<DisputeRecords, 'list'>,
  profileId: string,
): Promise<{ readonly decided: ByReason; readonly seen: number }> {
  let seen = 0;
  const found = new Map<string, Decision[]>();
  let after: string | undefined;
  for (let page = 0; page < MOST_PAGES; page += 1) {
    const query = { profileId, states: ['closed'], order: 'newest', limit: PAGE } as const;
    const { cases, next } = await records.list(after === undefined ? query : { ...query, after });
    seen += cases.length;
    for (const { id, claim, closure, rulings } of cases) {
      if (claim === null || closure === null || rulings.length === 0) continue;
      const alike = found.get(claim.reason) ?? [];
      if (alike.length < MOST_ALIKE) found.set(claim.reason, [...alike, { id, outcome: closure.outcome }]);
    }
    if (next === undefined) break;
    after = next;
  }
  return { decided: found, seen };
}
