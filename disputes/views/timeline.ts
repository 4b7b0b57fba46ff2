import type { TimelineEntry } from '../../protocol/disputes.ts';
import type { DisputeCase, State } from '../domain/case.ts';
import type { Funds } from '../domain/funds.ts';
import { isTold } from '../domain/reach.ts';
import { otherParty } from '../domain/roles.ts';
import type { LogEntry } from '../domain/state-machine.ts';
import type { Reader } from './reader.ts';
import { termsView, whyView } from './view-parts.ts';

/** What the platform keeps to itself while it decides. */
const STAFF_ONLY: ReadonlySet<string> = new Set([
  'legal-hold',
  'decline-ruling',
  'withdraw-ruling',
  'downtime',
  'remedy-failed',
  'told',
]);
/** Part of the messages already. */
const SHOWN_ELSEWHERE: ReadonlySet<string> = new Set(['message']);

/** What somebody puts right by saying it again at the same stage. */
const CORRECTED: Readonly<Partial<Record<string, string>>> = {
  'return-label': 'return-label-corrected',
  'return-shipped': 'tracking-corrected',
  'goods-sent': 'tracking-corrected',
};

/** The log of a case as its reader may see it. */
export function timelineFor(
  entries: readonly LogEntry[],
  reader: Reader,
  row: DisputeCase,
  nameOf: (actor: LogEntry['actor']) => string,
): TimelineEntry[] {
  const staff = reader.role === 'mediator' || reader.role === 'supervisor';
  let state: State = 'draft';
  /** What has been done at this stage. */
  const done = new Set<string>();
  let funds: Moved = { refunded: 0, released: 0 };
  let known: Known = { reach: undefined, claimant: 'buyer' };
  const lines: TimelineEntry[] = [];
  for (const entry of entries) {
    const { type } = entry.event;
    if ((entry.patch.state ?? state) !== state) done.clear();
    state = entry.patch.state ?? state;
    const again = done.has(type);
    done.add(type);
    const before = funds;
    funds = entry.patch.funds ?? funds;
    known = { reach: entry.patch.reach ?? known.reach, claimant: entry.patch.claimant ?? known.claimant };
    if (SHOWN_ELSEWHERE.has(type) || (!staff && (STAFF_ONLY.has(type) || isPendingRuling(entry)))) continue;
    lines.push({
      seq: entry.seq,
      at: new Date(entry.at).toISOString(),
      event: (again ? CORRECTED[type] : undefined) ?? shownAs(entry, known),
      by: { role: entry.actor.role, name: nameOf(entry.actor) },
      state,
      ...contentOf(entry, reader, staff, row),
      ...movedBetween(before, funds, row.order.currency),
    });
  }
  return lines;
}

type Known = Pick<DisputeCase, 'reach' | 'claimant'>;

/** A time that ran out on somebody who was not told of it did something else than its name says. */
function shownAs({ event: { type }, patch }: LogEntry, known: Known): string {
  if (type === 'respondent-due' && !respondentTold(known)) return 'respondent-unreached';
  // Past the platform's own target; or nobody was there to contest it.
  if (type === 'postage-due' && patch.flags !== undefined) return 'platform-due';
  if (type === 'postage-due' && patch.returnParcel?.postage?.contested !== undefined) return 'postage-unasked';
  return type === 'idle-close' && patch.state === 'platform-queue' ? 'claimant-unreached' : type;
}

/** Whether the time that was over had ever begun for the other side. */
function respondentTold({ reach, claimant }: Known): boolean {
  return isTold({ reach }, otherParty(claimant));
}

/** Of a log's funds; entries of older builds know no end of a hold. */
type Moved = Pick<Funds, 'refunded' | 'released'> & Partial<Pick<Funds, 'unheld'>>;

function movedBetween(before: Moved, after: Moved, currency: string): Pick<TimelineEntry, 'moved'> {
  const sums = [
    { to: 'buyer' as const, amount: { currency, amount: after.refunded - before.refunded } },
    { to: 'seller' as const, amount: { currency, amount: after.released - before.released } },
    { to: 'escrow' as const, amount: { currency, amount: (after.unheld ?? 0) - (before.unheld ?? 0) } },
  ];
  const moved = sums.filter(({ amount }) => amount.amount > 0);
  return moved.length === 0 ? {} : { moved };
}

/** A ruling that waits for its second person. */
function isPendingRuling({ event, patch }: LogEntry): boolean {
  return event.type === 'rule' && patch.rulings === undefined;
}

function contentOf({ event }: LogEntry, reader: Reader, staff: boolean, row: DisputeCase) {
  const data = event.data as Readonly<Record<string, unknown>>;
  const words = [data.why, data.details, data.question, data.reasons, data.explanation, data.label, data.tracking];
  const text = words.find((one): one is string => typeof one === 'string');
  const terms = 'terms' in event.data ? event.data.terms : 'wanted' in event.data ? event.data.wanted : undefined;
  const asked = event.type === 'request-info' ? event.data.to : undefined;
  const forMe = staff || asked === undefined || asked.some((party) => party === reader.role);
  return {
    ...(text === undefined || !forMe ? {} : { text }),
    ...('prepared' in event.data || 'writtenIn' in event.data ? whyView(event.data) : {}),
    ...(terms === undefined ? {} : { terms: termsView(terms, row) }),
  };
}
