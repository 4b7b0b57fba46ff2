import type { DisputeCase } from '../../disputes/domain/case.ts';
import type { DisputeEvent, EventType } from '../../disputes/domain/events.ts';
import type { Loss } from '../../disputes/domain/loss.ts';
import type { PartyRole } from '../../disputes/domain/roles.ts';
import type { Terms } from '../../disputes/domain/solutions.ts';

/** What an act on a case needs from the shopper, asked in this order. */
export type Need =
  | 'version'
  | 'kind'
  | 'amount'
  | 'why'
  | 'text'
  | 'words'
  | 'explanation'
  | 'tracking'
  | 'files'
  | 'confirm'
  | 'again';

/** The acts of a party that the chat offers. The others (a return that does not match, labels) live on the case's page. */
export const NEEDS = {
  'confirm-agreed': ['confirm'],
  'accept-offer': ['version', 'confirm'],
  'reply-info': ['text', 'files'],
  approve: ['confirm'],
  counter: ['version', 'kind', 'amount'],
  offer: ['kind', 'amount'],
  'contest-offer': ['version', 'why'],
  reject: ['version', 'why'],
  agreed: ['confirm', 'again'],
  failed: ['why'],
  escalate: ['why'],
  'make-formal': ['why'],
  'ask-refund': ['kind', 'amount', 'why'],
  appeal: ['explanation', 'files'],
  'add-evidence': ['files'],
  message: ['words'],
  'return-shipped': ['tracking'],
  'return-received': ['confirm'],
  'return-inspected': ['confirm'],
  'goods-sent': ['tracking'],
  'goods-received': ['confirm'],
  'full-refund': ['confirm'],
  'accept-loss': ['confirm'],
  cancel: ['confirm'],
} as const satisfies Partial<Record<EventType, readonly Need[]>>;

export type ChatAct = keyof typeof NEEDS;
export const CHAT_ACTS = Object.keys(NEEDS) as ChatAct[];

export interface Given {
  readonly version: number;
  readonly terms: Terms;
  readonly words: string;
  readonly messageId: string;
  /** What the shopper was told that they lose, and said yes to. */
  readonly loss: Loss | undefined;
}

/** The event of an act whose needs are met. Files come beside it; the services put them in. */
export function eventOf(act: ChatAct, { version, terms, words, messageId, loss }: Given): DisputeEvent {
  switch (act) {
    case 'approve':
      return { type: act, data: { version } };
    case 'accept-offer':
      return { type: act, data: { version, ...(loss === undefined ? {} : { confirm: loss }) } };
    case 'reject':
    case 'contest-offer':
      return { type: act, data: { version, why: words } };
    case 'offer':
      return { type: act, data: { terms } };
    case 'counter':
      return { type: act, data: { version, terms } };
    case 'ask-refund':
      return { type: act, data: { terms, why: words } };
    case 'agreed':
      return { type: act, data: loss === undefined ? {} : { confirm: loss } };
    case 'failed':
    case 'escalate':
    case 'make-formal':
      return { type: act, data: { why: words } };
    case 'cancel':
      return { type: act, data: { confirmed: true } };
    case 'appeal':
      return { type: act, data: { explanation: words, evidence: [] } };
    case 'reply-info':
      return { type: act, data: { evidence: [], messageId } };
    case 'add-evidence':
      return { type: act, data: { evidence: [] } };
    case 'message':
      return { type: act, data: { messageId } };
    case 'return-shipped':
    case 'goods-sent':
      return { type: act, data: { tracking: words } };
    case 'confirm-agreed':
    case 'full-refund':
    case 'accept-loss':
    case 'return-received':
    case 'return-inspected':
    case 'goods-received':
      return { type: act, data: {} };
  }
}

/**
 * Whether a case shows that this act has been done by this party: then a refusal means that the turn, which crashed after
 * the act, is running again, and the shopper is told what is true.
 */
export function alreadyDone(row: DisputeCase, role: PartyRole, event: DisputeEvent, files: readonly string[]): boolean {
  switch (event.type) {
    case 'approve':
    case 'accept-loss':
    case 'confirm-agreed':
    case 'full-refund':
      return row.settlement !== null && row.settlement.basis === 'agreement';
    case 'accept-offer':
      return row.offers.some((each) => each.version === event.data.version && each.acceptedBy.includes(role));
    case 'reject':
    case 'contest-offer':
      return row.offers.some(
        ({ version, status }) => version === event.data.version && (status === 'rejected' || status === 'contested'),
      );
    case 'agreed':
      return row.agreedAt !== null;
    case 'failed':
    case 'escalate':
    case 'make-formal':
      return row.escalatedAt !== null && row.state.startsWith('platform');
    case 'cancel':
      return row.closure?.basis === 'cancelled';
    case 'appeal':
      return row.appeal?.by === role || row.crossAppeal?.by === role;
    case 'add-evidence':
      return files.length > 0 && files.every((fileId) => row.evidence.some((item) => item.fileId === fileId));
    case 'reply-info':
      return row.requests.at(-1)?.answeredBy.includes(role) === true;
    case 'return-shipped':
      return row.returnParcel?.tracking === event.data.tracking;
    case 'goods-sent':
      return row.remedy?.goods === 'sent';
    case 'goods-received':
      return row.remedy?.goods === 'received';
    default:
      return false;
  }
}
