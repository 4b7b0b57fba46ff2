import type { DisputeCase } from '../../disputes/domain/case.ts';
import type { Command, CommandType } from '../../disputes/domain/commands.ts';
import type { NamedFile } from '../../disputes/domain/evidence-rules.ts';
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

/**
 * The acts of a party that the chat offers. What settles a case, sends it on or can be done once is shown as a whole before it is
 * done. The others (a return that does not match, labels) live on the case's page.
 */
export const NEEDS = {
  'confirm-agreed': ['confirm'],
  'accept-offer': ['version', 'confirm'],
  'reply-info': ['text', 'files'],
  approve: ['confirm'],
  counter: ['version', 'kind', 'amount', 'confirm'],
  offer: ['kind', 'amount', 'confirm'],
  'contest-offer': ['version', 'why', 'confirm'],
  reject: ['version', 'why', 'confirm'],
  agreed: ['confirm', 'again'],
  failed: ['why', 'confirm'],
  escalate: ['why', 'confirm'],
  'make-formal': ['why', 'confirm'],
  'ask-refund': ['kind', 'amount', 'why', 'confirm'],
  appeal: ['explanation', 'files', 'confirm'],
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
} as const satisfies Partial<Record<CommandType, readonly Need[]>>;

export type ChatAct = keyof typeof NEEDS;
export const CHAT_ACTS = Object.keys(NEEDS) as ChatAct[];

/** What an act is called: an offer of whoever complains is another request, here as on the page. */
export function actName(act: ChatAct, isClaimant: boolean): ChatAct | 'ask-else' {
  return isClaimant && (act === 'offer' || act === 'counter') ? 'ask-else' : act;
}

export interface Given {
  readonly version: number;
  readonly terms: Terms;
  readonly words: string;
  /** Id of the message that holds the words. */
  readonly wordsIn: string;
  readonly files: readonly NamedFile[];
  /** What the shopper was told that they lose, and said yes to. */
  readonly loss: Loss | undefined;
}

/** The command of an act whose needs are met. */
export function commandOf(act: ChatAct, { version, terms, words, wordsIn, files, loss }: Given): Command {
  switch (act) {
    case 'approve':
      return { type: act, data: { version } };
    case 'accept-loss':
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
      return { type: act, data: { explanation: words, files } };
    case 'reply-info':
      return { type: act, data: { ...(words === '' ? {} : { clientId: wordsIn }), text: words, files } };
    case 'add-evidence':
      return { type: act, data: { files } };
    case 'message':
      return { type: act, data: { clientId: wordsIn, text: words, files } };
    case 'return-shipped':
      return { type: act, data: { tracking: words, files } };
    case 'goods-sent':
      return { type: act, data: { tracking: words } };
    case 'confirm-agreed':
    case 'full-refund':
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
export function alreadyDone(row: DisputeCase, role: PartyRole, command: Command): boolean {
  switch (command.type) {
    case 'approve':
    case 'accept-loss':
      return row.settlement?.basis === 'agreement' && isAccepted(row, command.data.version);
    case 'confirm-agreed':
      return row.settlement?.basis === 'agreement';
    case 'full-refund':
      return row.settlement?.basis === 'agreement' && row.settlement.terms.kind === 'full-refund';
    case 'accept-offer':
      return row.offers.some((each) => each.version === command.data.version && each.acceptedBy.includes(role));
    case 'reject':
    case 'contest-offer':
      return row.offers.some(
        ({ version, status }) => version === command.data.version && (status === 'rejected' || status === 'contested'),
      );
    case 'agreed':
      return row.agreedAt !== null;
    case 'failed':
    case 'escalate':
    case 'make-formal':
      // Time, or the other side, may have brought it there first.
      return row.escalatedBy === role && row.state.startsWith('platform');
    case 'cancel':
      return row.closure?.basis === 'cancelled';
    case 'appeal':
      return row.appeal?.by === role || row.crossAppeal?.by === role;
    case 'add-evidence':
      return (
        command.data.files.length > 0 &&
        command.data.files.every(({ fileId }) => row.evidence.some((item) => item.fileId === fileId))
      );
    case 'return-shipped':
      return row.returnParcel?.tracking === command.data.tracking;
    case 'goods-sent':
      return row.remedy?.goods === 'sent';
    case 'goods-received':
      return row.remedy?.goods === 'received';
    default:
      return false;
  }
}

function isAccepted({ offers }: DisputeCase, version: number | undefined): boolean {
  return offers.some((offer) => offer.version === version && offer.status === 'accepted');
}
