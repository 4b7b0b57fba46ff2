import type { EvidenceFile } from '../evidence-rules.ts';
import { isAgreed, mostPostage, postageDue } from '../freight.ts';
import { isMinor } from '../money.ts';
import type { Postage } from '../parcels.ts';
import { openPostage, setPostage } from '../postage.ts';
import { type Refused, refuse } from '../refusal.ts';
import { isParty, type Role } from '../roles.ts';
import { actingParty, type Look, type Step } from '../step.ts';

/** What somebody wants to have back for postage is within the policy's bound, proven by a file of their own, and claimed once. */
export function claimFault(
  { row, profile, actor }: Look,
  postage: number | undefined,
  evidence: readonly EvidenceFile[],
): Refused | undefined {
  if (postage === undefined) return undefined;
  // Courier and platform hand a label on; what it has cost the seller says itself.
  if (!isParty(actor.role)) return refuse('actor_not_permitted');
  if (!isMinor(postage) || postage === 0) return refuse('amount_invalid');
  const most = mostPostage(row, profile);
  if (postage > most) return refuse('postage_too_high', { most, currency: row.order.currency });
  const known = row.returnParcel?.postage;
  if (known !== undefined && !canReplace(row, known, actor.role, postage)) return refuse('postage_claimed');
  const proven = known !== undefined && known.by === actor.role && postage <= known.minor;
  return evidence.length === 0 && !proven ? refuse('receipt_missing') : undefined;
}

/**
 * One's own sum can be corrected until somebody objects, or has let it pass. Of the other side's there is but one that moves
 * nothing: of who bears the postage itself.
 */
function canReplace(row: Look['row'], known: Postage, by: Role, minor: number): boolean {
  if (known.contested !== undefined || known.decided !== undefined) return false;
  const due = postageDue(row);
  // The same sum comes again with a parcel whose number is put right.
  if (due !== undefined && isAgreed(due)) return known.by === by && known.minor === minor;
  return known.by === by || known.by === row.settlement?.freight;
}

/** @param receipt the file that shows it; absent where a sum that is proven is corrected */
export function claimPostage(step: Step, minor: number, receipt: string | undefined): void {
  const by = actingParty(step);
  const postage = step.row.returnParcel?.postage;
  const known = postage?.by === by ? postage : undefined;
  const same = known?.minor === minor;
  const passed = same && known.passed !== undefined ? { passed: known.passed } : {};
  // Whoever let it pass did so on the receipt that they were shown.
  const shown = passed.passed === undefined ? (receipt ?? known?.receipt) : known?.receipt;
  setPostage(step, { by, minor, ...(shown === undefined ? {} : { receipt: shown }), ...passed });
  // The same sum once more gives nobody more time.
  if (!same) openPostage(step);
}
