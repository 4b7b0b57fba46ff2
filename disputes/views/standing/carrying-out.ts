import { postageDue, postageWaits } from '../../domain/freight.ts';
import { hasInstructions } from '../../domain/parcels.ts';
import { SOLUTIONS } from '../../domain/solutions.ts';
import { gateFor } from '../../domain/state-machine.ts';
import type { PartyLook, Said } from './party-look.ts';
import type { NextStep, SentenceCode } from './sentences.ts';

type Sides = Readonly<Record<PartyLook['party'], SentenceCode>>;

/** The item on its way back. */
export function returning(look: PartyLook): Said {
  const { row, party, profile } = look;
  const next = afterReturn(look);
  if (row.state === 'return-label') return { says: sendingBack(look), next };
  const warehouse = profile.returns.inspector === 'warehouse';
  if (row.state === 'return-shipped') {
    if (warehouse) return { says: 'return-to-warehouse', next };
    return { says: party === 'buyer' ? 'return-on-way' : 'return-arriving', next };
  }
  if (warehouse) return { says: 'return-checked-by-warehouse', next };
  return { says: party === 'buyer' ? 'return-checked-by-other' : 'return-to-check', next };
}

function sendingBack({ row, party, profile, at }: PartyLook): SentenceCode {
  const warehouse = profile.returns.inspector === 'warehouse';
  const actor = { role: 'buyer', id: row.order.buyer.id } as const;
  const gate = gateFor({ row, actor, profile, at }, 'return-shipped');
  const ready = 'open' in gate && gate.open;
  if (party === 'buyer') return ready ? 'send-back' : warehouse ? 'label-awaited-warehouse' : 'label-awaited';
  if (hasInstructions(row)) return 'send-back-awaited';
  return warehouse ? 'label-wanted-warehouse' : 'label-wanted';
}

function afterReturn({ row, party }: PartyLook): NextStep | undefined {
  const kind = row.settlement?.terms.kind;
  if (kind === undefined) return undefined;
  if (SOLUTIONS[kind].goods) return party === 'buyer' ? 'replacement-to-you' : 'replacement-from-you';
  return party === 'buyer' ? 'refund-to-you' : 'refund-to-buyer';
}

const GOODS: Readonly<Record<'due' | 'back' | 'sent', Sides>> = {
  due: { buyer: 'goods-awaited', seller: 'goods-to-send' },
  back: { buyer: 'item-back-awaited', seller: 'item-to-send-back' },
  sent: { buyer: 'goods-to-confirm', seller: 'goods-on-way' },
};

/** Of a trade between two people the locked sum goes to the buyer, or back to the seller. */
const TRADE: Readonly<Record<'unlocking' | 'unlocked' | 'cancelling' | 'cancelled', Sides>> = {
  unlocking: { buyer: 'trade-unlocking-you', seller: 'trade-unlocking' },
  unlocked: { buyer: 'trade-unlocked-you', seller: 'trade-unlocked' },
  cancelling: { buyer: 'trade-cancelling', seller: 'trade-cancelling-you' },
  cancelled: { buyer: 'trade-cancelled', seller: 'trade-cancelled-you' },
};

/** Goods on their way to the buyer, then money. */
export function remedying(look: PartyLook): Said {
  const { row, party } = look;
  const { remedy, settlement, flags, funds } = row;
  const terms = settlement?.terms;
  const next = afterReceipt(look);
  if (remedy?.goods === 'due')
    return { says: GOODS[settlement?.itemTo === 'buyer' ? 'back' : 'due'][party], next, terms };
  if (remedy?.goods === 'sent') return { says: GOODS.sent[party], next, terms };
  if (remedy?.withheld === true) return { says: 'money-frozen', terms };
  if (flags.remedyTrouble === 'ledger-failed') return { says: 'money-trouble', terms };
  const postage = postageSaid(look);
  if (postage !== undefined) return { ...postage, terms };
  if (terms?.kind === 'unlock-order') return { says: TRADE.unlocking[party], terms, minor: funds.refunded };
  if (terms?.kind === 'cancel-order') return { says: TRADE.cancelling[party], terms, minor: funds.released };
  return { says: 'money-moving', terms };
}

/** Who is paid once the buyer has the goods; where an item goes back and a part is refunded, both are. */
function afterReceipt({ row, party }: PartyLook): NextStep {
  const kind = row.settlement?.terms.kind;
  const inParts = kind !== undefined && SOLUTIONS[kind].pays === 'buyer-part';
  if (party === 'seller') return inParts ? 'parts-paid-after-receipt' : 'paid-after-receipt';
  return inParts ? 'parts-after-receipt' : 'seller-paid-after-receipt';
}

/** All else is under way: what one side wants for the way back waits for the other, or for the platform. */
function postageSaid({ row, party }: PartyLook): Said | undefined {
  const due = postageDue(row);
  if (due === undefined || !postageWaits(row)) return undefined;
  const { minor, contested } = due.postage;
  if (contested !== undefined) return { says: 'postage-contested', minor };
  if (due.from === 'platform') return { says: 'postage-at-platform', minor };
  return { says: due.from === party ? 'postage-to-check' : 'postage-asked', minor };
}

/** How a case has ended. */
export function ended({ row, party, profile }: PartyLook): Said {
  const { closure, settlement, funds, remedy } = row;
  const trade = profile.outcomes.includes('unlock-order');
  if (closure?.outcome === 'cancelled') return { says: trade ? 'trade-withdrawn' : 'closed-withdrawn' };
  if (closure === null || closure.outcome === 'lapsed') return { says: 'closed-idle' };
  const terms = settlement?.terms;
  if (closure.outcome === 'unlock-order') return { says: TRADE.unlocked[party], terms, minor: funds.refunded };
  if (closure.outcome === 'cancel-order') return { says: TRADE.cancelled[party], terms, minor: funds.released };
  const { goods } = SOLUTIONS[closure.outcome];
  if (goods && remedy?.goods === 'received' && funds.released > 0)
    return { says: party === 'buyer' ? 'closed-goods-to-you' : 'closed-goods-from-you', terms, minor: funds.released };
  if (goods) return { says: 'closed-carried-out', terms };
  const [yours, theirs] = party === 'buyer' ? [funds.refunded, funds.released] : [funds.released, funds.refunded];
  if (yours > 0 && theirs > 0) return { says: 'closed-shared', terms, minor: yours };
  if (yours === 0 && theirs === 0) return { says: 'closed-carried-out', terms };
  return yours > 0 ? { says: 'closed-to-you', terms, minor: yours } : { says: 'closed-to-other', terms, minor: theirs };
}
