import type { Chargeback, RemedyIntent } from '../case.ts';
import { chargeBackCase, chargeBackClosed } from '../case-money.ts';
import { isMinor } from '../money.ts';
import { type Refused, refuse } from '../refusal.ts';
import { closeWhenDone, disburse, enterPlatform } from '../settling.ts';
import { BOTH, isFrozen, type Look, notify, type Step, startClock, stopClock, update } from '../step.ts';
import { addEvidence, filesFault } from './evidence-and-messages.ts';
import { LIVE, type TablePart, textFault } from './rule-form.ts';

/** Carrying out, and what may freeze it. */
export const REMEDYING: TablePart<
  | 'goods-sent'
  | 'goods-received'
  | 'goods-mismatch'
  | 'remedy-done'
  | 'remedy-failed'
  | 'chargeback-open'
  | 'chargeback-closed'
  | 'legal-hold'
> = {
  'goods-sent': {
    by: ['seller'],
    from: ['remedy'],
    gate: ({ row }) =>
      row.remedy?.goods === 'due' || row.remedy?.goods === 'sent' ? undefined : refuse('goods_not_due'),
    check: (_, { tracking, courier }) =>
      textFault(tracking, refuse) ?? (courier === undefined ? undefined : textFault(courier, refuse)),
    act: (step, { tracking, courier }) => {
      const { remedy, goodsParcel } = step.row;
      if (remedy === null) return;
      const corrects = remedy.goods === 'sent';
      const sentAt = corrects ? (goodsParcel?.sentAt ?? step.at) : step.at;
      update(step, {
        item: 'to-buyer',
        remedy: { ...remedy, goods: 'sent' },
        goodsParcel: { ...(courier === undefined ? {} : { courier }), tracking, sentAt },
      });
      // A correction gives nobody more time.
      if (!corrects) startClock(step, 'goods', step.profile.goods.receiveWithin);
      notify(step, 'buyer', 'goods-sent', { until: step.row.clocks.goods?.dueAt ?? step.at });
    },
  },
  'goods-received': {
    by: ['buyer'],
    from: ['remedy'],
    gate: onTheirWay,
    act: (step) => {
      if (step.row.remedy !== null) update(step, { item: 'buyer', remedy: { ...step.row.remedy, goods: 'received' } });
      stopClock(step, 'goods');
      disburse(step);
    },
  },
  'goods-mismatch': {
    by: ['buyer'],
    from: ['remedy'],
    gate: onTheirWay,
    // Who has the goods can show what is wrong with them.
    check: (look, { arrived, why, evidence }) =>
      arrived && evidence.length === 0
        ? refuse('evidence_missing')
        : (filesFault(look, evidence, 'buyer') ?? textFault(why, refuse)),
    act: (step, { arrived, evidence }) => {
      addEvidence(step, evidence, 'buyer');
      update(step, {
        item: arrived ? 'buyer' : 'to-buyer',
        flags: { ...step.row.flags, remedyTrouble: 'goods-mismatch' },
      });
      enterPlatform(step, 'goods-mismatch');
      notify(step, BOTH, 'remedy-trouble', { because: 'goods-mismatch' });
    },
  },
  'remedy-done': {
    by: ['ledger'],
    from: ['remedy'],
    check: intentFault,
    act: (step, { key }) => {
      markIntent(step, key, { done: true, failed: false });
      closeWhenDone(step);
    },
  },
  // The intent stays as it is, to be sent again under its key; people learn once that it needs them.
  'remedy-failed': {
    by: ['ledger'],
    from: ['remedy'],
    check: (look, { key }) => {
      const known = look.row.remedy?.intents.some((intent) => intent.key === key && intent.failed);
      return intentFault(look, { key }) ?? (known === true ? refuse('failure_known', { key }) : undefined);
    },
    act: (step, { key, code }) => {
      markIntent(step, key, { failed: true });
      notify(step, 'mediators', 'remedy-trouble', { key, code });
    },
  },
  'chargeback-open': {
    by: ['payments'],
    from: [...LIVE, 'closed'],
    check: ({ row }, { reference }) => {
      const known = row.chargebacks?.find((each) => each.reference === reference);
      if (known !== undefined) return refuse(known.open ? 'chargeback_open' : 'chargeback_over', { reference });
      // An older build kept that there is one, but not which.
      return row.flags.chargebackFreeze && row.chargebacks === undefined ? refuse('chargeback_open') : undefined;
    },
    act: (step, { reference }) => {
      setChargebacks(step, [...(step.row.chargebacks ?? []), { reference, open: true }]);
      notify(step, [...BOTH, 'mediators'], step.row.state === 'closed' ? 'chargeback-late' : 'funds-frozen');
    },
  },
  'chargeback-closed': {
    by: ['payments'],
    from: [...LIVE, 'closed'],
    gate: ({ row }) => (row.flags.chargebackFreeze ? undefined : refuse('chargeback_missing')),
    check: ({ row }, { reference, toBuyer }) => {
      const own = row.chargebacks?.find((each) => each.reference === reference);
      if (own?.open === false) return refuse('chargeback_over', { reference });
      if (own === undefined && row.chargebacks !== undefined) return refuse('chargeback_missing', { reference });
      if (!isMinor(toBuyer)) return refuse('amount_invalid');
      return toBuyer > row.funds.paid ? refuse('amount_exceeds_paid', { paid: row.funds.paid }) : undefined;
    },
    act: (step, { reference, toBuyer }) => {
      const others = (step.row.chargebacks ?? []).filter((each) => each.reference !== reference);
      setChargebacks(step, [...others, { reference, open: false }]);
      // Banks decide months after a case; what it moved by then is moved, what is left still goes back.
      if (step.row.state === 'closed') {
        update(step, chargeBackClosed(step.row, toBuyer));
        notify(step, [...BOTH, 'mediators'], 'chargeback-late', { toBuyer });
        return;
      }
      update(step, chargeBackCase(step.row, toBuyer));
      const thawed = !isFrozen(step.row);
      notify(step, [...BOTH, 'mediators'], thawed ? 'funds-thawed' : 'funds-frozen', { toBuyer });
      thaw(step);
    },
  },
  'legal-hold': {
    by: ['mediator'],
    from: LIVE,
    check: ({ row }, { on, why }) => (row.flags.legalHold === on ? refuse('hold_unchanged') : textFault(why, refuse)),
    act: (step, { on }) => {
      update(step, { flags: { ...step.row.flags, legalHold: on } });
      notify(step, [...BOTH, 'mediators'], on ? 'funds-frozen' : 'funds-thawed');
      if (!on) thaw(step);
    },
  },
};

/** Nothing is received, nor found wrong, before it was sent. */
function onTheirWay({ row }: Look): Refused | undefined {
  return row.remedy?.goods === 'sent' ? undefined : refuse('goods_not_due');
}

/** Keeps each chargeback by its reference: a report that comes twice is known, and money is frozen while any is open. */
function setChargebacks(step: Step, chargebacks: readonly Chargeback[]): void {
  const chargebackFreeze = chargebacks.some(({ open }) => open);
  update(step, { chargebacks, flags: { ...step.row.flags, chargebackFreeze } });
}

function thaw(step: Step): void {
  if (step.row.state === 'remedy' && step.row.remedy?.withheld === true && !isFrozen(step.row)) disburse(step);
}

/** Notes what became of one movement; the case is in trouble while any of them has failed. */
function markIntent(step: Step, key: string, change: Partial<RemedyIntent>): void {
  const { remedy, flags } = step.row;
  if (remedy === null) return;
  const intents = remedy.intents.map((intent) => (intent.key === key ? { ...intent, ...change } : intent));
  const remedyTrouble = intents.some((intent) => intent.failed) ? 'ledger-failed' : null;
  update(step, { remedy: { ...remedy, intents }, flags: { ...flags, remedyTrouble } });
}

function intentFault({ row }: Look, { key }: { readonly key: string }): Refused | undefined {
  const intent = row.remedy?.intents.find((each) => each.key === key);
  if (intent === undefined) return refuse('intent_unknown', { key });
  return intent.done ? refuse('intent_confirmed', { key }) : undefined;
}
