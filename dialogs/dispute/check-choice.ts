import type { DisputeCase } from '../../disputes/domain/case.ts';
import { type Profile, reasonNamed } from '../../disputes/domain/profile/profile-schema.ts';
import { openingWindow } from '../../disputes/domain/rules/opening.ts';
import type { SuggestedAction } from '../../protocol/conversation.ts';
import type { Instant } from '../../protocol/instant.ts';
import type { DisputeServices } from '../dispute-services.ts';
import type { Turn } from '../services.ts';
import { caseButton } from './choices.ts';
import { contactAdvised } from './contact-note.ts';
import { type Form, reasonOf, reasonsFor } from './form.ts';
import { shopperIn } from './guest.ts';
import { tell, timeIn } from './words.ts';

/** Who really paid must not cancel: that would say that nothing was paid. */
const PAID_AND_LOCKED = 'order-not-unlocked';

export interface Notes {
  readonly texts: string[];
  readonly buttons: SuggestedAction[];
}

/**
 * Looks at a fresh choice of item or reason, so that nobody fills in a form that cannot be opened. Takes the choice back
 * where it cannot stand. Advice only: the state machine decides at the opening.
 */
export async function checkChoice(
  turn: Turn,
  form: Form,
  before: Pick<Form, 'line' | 'reason'>,
  disputes: DisputeServices,
): Promise<Notes> {
  const notes: Notes = { texts: [], buttons: [] };
  const { line } = form;
  if (line !== undefined && line.lineId !== before.line?.lineId) {
    const cases = await disputes.ownCases(shopperIn(turn, form.role));
    const live = cases.find(
      (row) => row.state !== 'closed' && row.order.orderId === line.orderId && isAbout(row, takenIn(form)),
    );
    const settled = live === undefined ? await disputes.settledBy(line) : undefined;
    if (settled !== undefined) {
      const earlier = cases.find((each) => each.number === settled);
      notes.texts.push(tell(turn, 'refusals', earlier?.rulings.length ? 'ruled' : 'settled', { number: settled }));
      if (earlier !== undefined) notes.buttons.push(caseButton(settled, { caseId: earlier.id }));
    }
    if (live !== undefined) {
      notes.texts.push(tell(turn, 'say', 'hasCase', { item: line.title, number: live.number }));
      notes.buttons.push(caseButton(live.number, { caseId: live.id }));
    }
    if (live !== undefined || settled !== undefined) {
      form.line = undefined;
      form.lines = undefined;
    }
  }
  if (form.line !== undefined && form.line.lineId !== before.line?.lineId) {
    const over = allOver(turn, form, form.line, disputes);
    if (over !== undefined) {
      notes.texts.push(tell(turn, 'say', 'lateAll', { item: form.line.title, time: timeIn(turn, over, 'ended').time }));
      form.line = undefined;
      form.lines = undefined;
    }
  }
  const changed = line?.lineId !== before.line?.lineId || form.reason !== before.reason;
  if (form.line !== undefined && changed) notes.texts.push(...checkWindow(turn, form, form.line, disputes, before));
  return notes;
}

/** The lines that the form takes into a case. */
function takenIn({ line, lines = [], whole }: Form): readonly string[] {
  if (whole === true) return lines.map(({ lineId }) => lineId);
  return line === undefined ? [] : [line.lineId];
}

/** Whether a case is about one of these lines. */
function isAbout({ order, items = [] }: DisputeCase, lineIds: readonly string[]): boolean {
  return [order.lineId, ...items.map((item) => item.line.lineId)].some((lineId) => lineIds.includes(lineId));
}

/** The reasons whose time to open a case is not over yet. */
export function reasonsInTime(turn: Turn, form: Form, profile: Profile): readonly string[] {
  const { line } = form;
  return reasonsFor(form, profile).filter((name) => {
    const reason = reasonNamed(profile, name);
    const window = line === undefined || reason === undefined ? undefined : openingWindow(profile, reason, line);
    return window === undefined || turn.at < window.endsAt;
  });
}

/** When the last window for this line closed; undefined while there is a problem that it can still be opened for. */
function allOver(
  turn: Turn,
  form: Form,
  line: NonNullable<Form['line']>,
  { profile }: DisputeServices,
): Instant | undefined {
  const ends = reasonsFor(form, profile).map((name) => {
    const reason = reasonNamed(profile, name);
    return reason === undefined ? undefined : openingWindow(profile, reason, line)?.endsAt;
  });
  const over = ends.flatMap((endsAt) => (endsAt !== undefined && turn.at >= endsAt ? [endsAt] : []));
  return over.length > 0 && over.length === ends.length ? Math.max(...over) : undefined;
}

function checkWindow(
  turn: Turn,
  form: Form,
  line: NonNullable<Form['line']>,
  { profile }: DisputeServices,
  before: Pick<Form, 'line' | 'reason'>,
): string[] {
  const reason = reasonOf(form, profile);
  if (reason === undefined) return [];
  const window = openingWindow(profile, reason, line);
  const late = window !== undefined && turn.at >= window.endsAt;
  if (window !== undefined && turn.at >= window.opensAt && !late) {
    const fresh = before.line === undefined || form.reason !== before.reason;
    const advised = reason.contactFirst && fresh;
    if (fresh && form.reason === PAID_AND_LOCKED) return [tell(turn, 'say', 'keepOrder')];
    return advised ? [contactAdvised(turn, form, profile)] : [];
  }
  form.reason = undefined;
  if (window === undefined) return [tell(turn, 'refusals', 'earlyOpen')];
  return [
    late
      ? tell(turn, 'refusals', 'late', timeIn(turn, window.endsAt, 'ended'))
      : tell(turn, 'refusals', 'early', timeIn(turn, window.opensAt, 'from')),
  ];
}
