import type { TurnContext } from 'botbuilder-core';
import type { DisputeCase } from '../../disputes/domain/case.ts';
import type { OrderLine } from '../../disputes/domain/case-items.ts';
import type { OpeningForm } from '../../disputes/domain/opening-form.ts';
import type { DisputeServices } from '../dispute-services.ts';
import { say } from '../say.ts';
import type { Turn } from '../services.ts';
import { turnOf } from '../turn-context.ts';
import { caseButton } from './choices.ts';
import { boughtOf, type Form, isPartly } from './form.ts';
import { shopperIn } from './guest.ts';
import { deliveryOf } from './set-fields.ts';
import { moneyIn, tell, timeIn } from './words.ts';

/**
 * Opens the case of a complete form. Called directly, not as a wish of the turn: the key makes a second call, by a turn that
 * crashed and runs again, find the case of the first (docs/adr/0004).
 */
export async function submit(turn: Turn, form: Form, disputes: DisputeServices): Promise<DisputeCase | undefined> {
  const { line, reason, details, wanted } = form;
  if (line === undefined || reason === undefined || details === undefined || wanted === undefined) return undefined;
  return disputes.open(shopperIn(turn, form.role), {
    submissionKey: `${turn.conversation.id}:${form.id}`,
    orderId: line.orderId,
    lines: claimedOf(form, line),
    reason,
    details,
    delivery: deliveryOf(form),
    wanted: { kind: wanted, amount: isPartly(wanted) ? (form.amount ?? null) : null },
    files: form.files.map(({ fileId, kind }) => ({ fileId, kind })),
    declared: form.declared,
    ...(typeof form.contacted === 'number' ? { contactedAt: form.contacted } : {}),
  });
}

function claimedOf(form: Form, { lineId }: OrderLine): OpeningForm['lines'] {
  if (form.whole === true) return (form.lines ?? []).map((each) => ({ lineId: each.lineId }));
  const some = form.units !== undefined && form.units < boughtOf(form);
  return [{ lineId, ...(some ? { quantity: form.units } : {}) }];
}

const NEXT = {
  escalate: 'nextEscalate',
  'unlock-buyer': 'nextUnlock',
  'unlock-both': 'nextUnlock',
  'adverse-flag': 'nextAdverse',
} as const;

/** The case number, the clock, and what comes next. */
export async function sayOpened(context: TurnContext, row: DisputeCase, disputes: DisputeServices): Promise<void> {
  const turn = turnOf(context);
  const { order, claimant } = row;
  const respondent = claimant === 'buyer' ? order.seller.name : order.buyer.name;
  const clock = row.clocks['first-answer'];
  const answer =
    clock === undefined
      ? []
      : [
          tell(turn, 'say', 'answerBy', { seller: respondent, ...timeIn(turn, clock.dueAt) }),
          tell(turn, 'say', NEXT[disputes.profile.firstAnswer.effect]),
        ];
  // What is asked from here on is about the case.
  turn.memory.lastShown = undefined;
  turn.memory.lastSlugs = [];
  delete turn.memory.lastQuestion;
  await say(context, {
    text: [
      tell(turn, 'say', 'opened', { number: row.number }),
      [...answer, heldIn(turn, row, disputes)].join(' '),
      tell(turn, 'say', 'page', { number: row.number, url: disputes.pageOf(row) }),
    ].join('\n\n'),
    buttons: [caseButton(tell(turn, 'buttons', 'status'), {})],
  });
}

/** In a trade of payments nothing of the buyer's is with the marketplace: the seller's side of it is locked. */
function heldIn(turn: Turn, { order, funds }: DisputeCase, { profile }: DisputeServices): string {
  if (profile.outcomes.includes('unlock-order')) return tell(turn, 'say', 'locked');
  return tell(turn, 'say', 'held', { paid: moneyIn(turn, order.currency, funds.held) });
}
