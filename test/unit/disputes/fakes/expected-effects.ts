import type { DisputeCase } from '../../../../disputes/domain/case.ts';
import type { EventType } from '../../../../disputes/domain/events.ts';
import type { ProfileId } from './cases.ts';

/** Notices that an allowed event always gives, whatever the profile. */
export const TELLS: Partial<Readonly<Record<EventType, string>>> = {
  open: 'opened answer-wanted',
  approve: 'settled',
  'contest-offer': 'offer-contested',
  'accept-offer': 'offer-accepted settled',
  agreed: 'agreed-confirm',
  'confirm-agreed': 'settled',
  failed: 'escalated',
  'make-formal': 'escalated',
  escalate: 'escalated',
  'full-refund': 'settled',
  'accept-loss': 'settled',
  cancel: 'closed',
  'add-evidence': 'evidence-added',
  claim: 'claimed',
  'request-info': 'info-wanted',
  'extend-info': 'info-wanted',
  'withdraw-info': 'info-withdrawn',
  'reply-info': 'info-replied',
  propose: 'proposal-made',
  'courier-check': 'courier-asked',
  'courier-result': 'courier-answered',
  'decline-ruling': 'ruling-declined',
  appeal: 'appealed',
  uphold: 'appeal-decided settled',
  overturn: 'appeal-decided settled',
  'return-label': 'return-instructions',
  'return-shipped': 'return-shipped',
  'return-received': 'return-received',
  'return-mismatch': 'escalated return-trouble',
  'contest-postage': 'postage-contested',
  'decide-postage': 'postage-decided',
  'goods-sent': 'goods-sent',
  'goods-mismatch': 'escalated remedy-trouble',
  'remedy-done': 'closed',
  'remedy-failed': 'remedy-trouble',
  'chargeback-open': 'funds-frozen',
  'chargeback-closed': 'funds-thawed',
  'proposal-due': 'escalated',
  'agreement-due': 'escalated',
  'info-due': 'info-replied',
  'platform-due': 'review-overdue',
  'courier-due': 'courier-answered',
  'appeal-window-end': 'settled',
  'return-due': 'escalated return-trouble',
  'goods-due': 'escalated remedy-trouble',
};

/** What an allowed event leaves in the case beside its state. */
export const LEAVES: Partial<
  Readonly<Record<EventType, (after: DisputeCase, before: DisputeCase, profile: ProfileId) => boolean>>
> = {
  open: ({ funds, clocks }) => funds.held === funds.paid && clocks['first-answer'] !== undefined,
  cancel: ({ closure, funds }) =>
    closure?.outcome === 'cancelled' && funds.unheld === funds.paid && funds.released + funds.refunded === 0,
  'idle-close': ({ closure, funds }) => closure?.outcome === 'lapsed' && funds.unheld === funds.paid,
  claim: ({ assignedTo }) => assignedTo !== null,
  release: ({ assignedTo }) => assignedTo === null,
  agreed: ({ agreedAt, clocks }) => agreedAt !== null && clocks.agreement !== undefined,
  appeal: ({ appeal, crossAppeal, clocks }, before) =>
    before.appeal === null
      ? appeal?.result === 'pending' && clocks.platform !== undefined
      : crossAppeal?.result === 'pending',
  'extend-info': ({ clocks }) => clocks.info !== undefined,
  'withdraw-info': ({ requests }) => requests.every(({ ended }) => ended === 'withdrawn'),
  'withdraw-ruling': ({ pendingRuling, rulings }) => pendingRuling === null && rulings.length === 0,
  // A file of whoever is asked is their answer.
  'add-evidence': ({ requests }, { state }) =>
    state !== 'info-requested' || requests.some(({ answeredBy }) => answeredBy.length > 0),
  uphold: ({ appeal }) => appeal?.result === 'upheld',
  overturn: ({ appeal }) => appeal?.result === 'overturned',
  'request-info': ({ clocks, requests }) => clocks.info !== undefined && requests.length > 0,
  'chargeback-open': ({ flags }) => flags.chargebackFreeze,
  'chargeback-closed': ({ flags }) => !flags.chargebackFreeze,
  'legal-hold': ({ flags }, before) => flags.legalHold !== before.flags.legalHold,
  'platform-due': ({ flags }) => flags.reviewOverdue,
  'return-due': ({ flags }) => flags.remedyTrouble === 'return-overdue',
  'return-mismatch': ({ flags }) => flags.remedyTrouble === 'return-mismatch',
  'return-label': ({ returnParcel }) => returnParcel?.label === 'l',
  'contest-postage': ({ returnParcel, clocks }) =>
    returnParcel?.postage?.contested?.why === 'w' && clocks.postage !== undefined,
  'decide-postage': ({ returnParcel, clocks }) =>
    returnParcel?.postage?.decided?.minor === 5 && clocks.postage === undefined,
  'postage-due': ({ clocks, remedy }, { state }) =>
    clocks.postage === undefined &&
    (state !== 'remedy' || remedy?.intents.some(({ kind }) => kind === 'freight') === true),
  'goods-sent': ({ item, goodsParcel }) => item === 'to-buyer' && goodsParcel?.tracking === 't',
  'goods-received': ({ item }) => item === 'buyer',
  'goods-mismatch': ({ item, flags }) => item === 'buyer' && flags.remedyTrouble === 'goods-mismatch',
  'return-shipped': ({ item, returnParcel }, { state }) =>
    (item === 'to-seller' || state === 'return-shipped') && returnParcel?.tracking === 't',
  'return-received': ({ item }, _, profile) => item === (profile === 'taobao' ? 'warehouse' : 'seller'),
  'goods-due': ({ flags }) => flags.remedyTrouble === 'goods-overdue',
  'info-due': ({ flags }) => flags.adverse.length > 0,
  'respondent-due': ({ flags, claimant, state }, _, profile) =>
    profile === 'p2p'
      ? flags.adverse.some((party) => party !== claimant) && state === 'platform-queue'
      : flags.adverse.length === 0 && (profile !== 'auracart' || state === 'platform-queue'),
};
