import type { Delivery, OrderLine } from '../../disputes/domain/case.ts';
import type { EvidenceKind } from '../../disputes/domain/evidence-rules.ts';
import type { Profile } from '../../disputes/domain/profile/profile-schema.ts';
import type { SolutionKind } from '../../disputes/domain/solutions.ts';
import { UPLOAD_LIMITS } from '../../protocol/upload-limits.ts';
import { type Form, isPartly, lineInQuestion, reasonOf, solutionsFor } from './form.ts';

/** Puts the order in; what hung on another order's currency goes. Naming the same order again changes nothing. */
export function setOrder(form: Form, lines: readonly OrderLine[], role: Form['role']): void {
  const same = form.whole === true && form.lines?.[0]?.orderId === lines[0]?.orderId;
  form.lines = [...lines];
  form.role = role;
  if (same) return;
  form.whole = undefined;
  const before = form.line;
  form.line = lines.length === 1 ? lines[0] : lines.find(({ lineId }) => lineId === before?.lineId);
  if (form.line === undefined || form.line.currency !== before?.currency) form.amount = undefined;
  if (form.line?.lineId !== before?.lineId) form.units = undefined;
}

export function setLine(form: Form, line: OrderLine): void {
  if (line.currency !== form.line?.currency) form.amount = undefined;
  if (line.lineId !== form.line?.lineId) form.units = undefined;
  form.line = line;
  form.whole = undefined;
  dropExcess(form);
}

/** All lines of the order at once. */
export function setWhole(form: Form): void {
  const [first, ...others] = form.lines ?? [];
  if (first === undefined || others.length === 0) return;
  const { quantity: _, ...line } = first;
  const lines = [first, ...others];
  const title = lines.map((each) => each.title).join(', ');
  setLine(form, { ...line, title, paid: lines.reduce((sum, { paid }) => sum + paid, 0) });
  form.units = undefined;
  form.whole = true;
}

/** Of how many units it is; a sum that is more than was paid for them goes. */
export function setUnits(form: Form, units: number): void {
  form.units = units;
  dropExcess(form);
}

function dropExcess(form: Form): void {
  if ((lineInQuestion(form)?.paid ?? 0) < (form.amount ?? 0)) form.amount = undefined;
}

/** Puts the reason in; what only the old reason allowed goes. */
export function setReason(form: Form, reason: string, profile: Profile): void {
  if (form.reason !== reason) {
    form.delivery = undefined;
    form.declared = [];
    form.noEvidence = false;
    form.filesDone = false;
  }
  form.reason = reason;
  const [only, ...others] = solutionsFor(form, profile);
  if (form.wanted !== undefined && !solutionsFor(form, profile).includes(form.wanted)) setWanted(form, undefined);
  // What cannot be chosen is not asked; the review names it.
  if (only !== undefined && others.length === 0) setWanted(form, only);
}

export function setWanted(form: Form, wanted: SolutionKind | undefined): void {
  form.wanted = wanted;
  if (!isPartly(wanted)) form.amount = undefined;
}

/** Sets a part of the money, and the solution that pays one where none is chosen yet; false where the reason has none. */
export function setAmount(form: Form, minor: number, profile: Profile): boolean {
  if (!isPartly(form.wanted)) {
    const partly = solutionsFor(form, profile).find(isPartly);
    if (partly === undefined) return false;
    form.wanted = partly;
  }
  form.amount = minor;
  return true;
}

/** Adds files; false where there were more than can be handed in at once. */
export function addFiles(
  form: Pick<Form, 'files'>,
  files: readonly { readonly fileId: string; readonly kind: EvidenceKind; readonly name: string }[],
): boolean {
  const known = new Set(form.files.map(({ fileId }) => fileId));
  const all = [...form.files, ...files.filter(({ fileId }) => !known.has(fileId))];
  form.files = all.slice(0, UPLOAD_LIMITS.filesPerSubmission);
  return all.length <= UPLOAD_LIMITS.filesPerSubmission;
}

/** The shopper has no evidence: the solutions that need none remain. False where the reason allows none. */
export function setNoEvidence(form: Form, profile: Profile): boolean {
  if (reasonOf(form, profile)?.evidence.without === undefined) return false;
  form.noEvidence = true;
  form.filesDone = true;
  if (form.wanted !== undefined && !solutionsFor(form, profile).includes(form.wanted)) setWanted(form, undefined);
  return true;
}

/** How the parcel came: what was said, else what the order and the reason tell. */
export function deliveryOf(form: Form): Delivery {
  if (form.delivery !== undefined) return form.delivery;
  return form.reason === 'not-received' ? 'not-received' : 'signed';
}

/** What a case takes. */
const LONGEST_STORY = 4000;

/** Puts more of the story behind what was told. */
export function lengthen(form: Form, text: string): void {
  form.details = `${form.details}\n${text}`.slice(0, LONGEST_STORY);
}
