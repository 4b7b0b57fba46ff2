import type { DisputeCase } from '../../../../../disputes/domain/case.ts';
import type { MoneyIntent } from '../../../../../disputes/domain/funds.ts';
import type { Moment } from '../stage.ts';
import { buyersShare, type Decision, decisionOf, demandOf, SENDS_GOODS } from './decisions.ts';
import type { Property } from './property.ts';

const movements = ({ effects }: Moment): MoneyIntent[] =>
  effects.flatMap((effect) => (effect.kind === 'money' ? [effect.intent] : []));

const pays = (moment: Moment): boolean => movements(moment).some(({ to }) => to !== 'escrow');

export const BOOKS_BALANCE: Property = {
  says: 'paid = held + released + refunded, over all cases of the line and at every moment',
  fault: ({ stage }) => {
    const keys = new Set<string>();
    const book = { escrow: stage.setup.order.paid, held: 0, buyer: 0, seller: 0, bank: 0 };
    for (const moment of stage.moments) {
      const { before, row, event } = moment;
      for (const { key, kind, to, minor } of movements(moment)) {
        if (keys.has(key)) return `${event.type} moves under ${key} a second time`;
        keys.add(key);
        if (kind === 'hold' || kind === 'unhold') {
          const held = kind === 'hold' ? minor : -minor;
          book.held += held;
          book.escrow -= held;
        } else {
          book.held -= minor;
          book[to === 'buyer' ? 'buyer' : 'seller'] += minor;
        }
      }
      const taken = row.funds.chargedBack - (before.state === 'draft' ? 0 : before.funds.chargedBack);
      book.bank += taken;
      book[before.state === 'closed' ? 'escrow' : 'held'] -= taken;
      const lowest = Math.min(...Object.values(book));
      const all = Object.values(book).reduce((sum, each) => sum + each, 0);
      if (lowest < 0 || all !== stage.setup.order.paid || book.held !== heldBy(row))
        return `after ${event.type} the books are ${JSON.stringify(book)}, the case holds ${heldBy(row)}`;
    }
    return undefined;
  },
};

function heldBy({ funds, state }: DisputeCase): number {
  return state === 'draft' ? 0 : funds.held - funds.refunded - funds.released - funds.chargedBack - funds.unheld;
}

export const PAID_BY_DECISION: Property = {
  says: 'nobody is paid without a ruling, or the yes of the side that pays, and nobody is paid more than it says',
  fault: ({ stage }) => {
    let decision: Decision | undefined;
    for (const moment of stage.moments) {
      const { row, event, actor } = moment;
      if (event.type === 'open') decision = undefined;
      decision = decisionOf(moment) ?? decision;
      if (!pays(moment)) continue;
      const who = `${event.type} of ${actor.role}`;
      if (decision === undefined) return `${who} pays though nobody has decided or agreed`;
      const { funds } = row;
      const stake = funds.paid - funds.gone;
      const due = buyersShare(decision.terms, stake);
      if (funds.refunded !== Math.min(Math.max(0, due - funds.chargedBack), stake - funds.chargedBack))
        return `${who} refunds ${funds.refunded} where ${decision.terms.kind} gives ${due} of ${stake}, ${funds.chargedBack} charged back`;
      if (funds.released > Math.max(0, stake - funds.chargedBack - funds.refunded))
        return `${who} pays the seller ${funds.released} where ${decision.terms.kind} leaves ${stake - due}`;
    }
    return undefined;
  },
};

export const WIN_STANDS: Property = {
  says: 'what was decided or agreed is what is carried out, whatever the other side does last',
  fault: ({ stage }) => {
    let decision: Decision | undefined;
    for (const { before, row, event, actor, ...rest } of stage.moments) {
      const moment = { before, row, event, actor, ...rest };
      if (event.type === 'open') decision = undefined;
      decision = decisionOf(moment) ?? decision;
      const who = `${event.type} of ${actor.role}`;
      if (decision === undefined) continue;
      const { kind, amount } = decision.terms;
      const settled = row.settlement;
      if (
        settled !== null &&
        settled !== before.settlement &&
        (settled.terms.kind !== kind || settled.terms.amount !== amount)
      )
        return `${who} makes ${settled.terms.kind} of ${kind}`;
      if (row.closure !== null && before.closure === null && row.closure.outcome !== kind)
        return `${who} ends the case as ${row.closure.outcome} after it was decided as ${kind}`;
    }
    return undefined;
  },
};

export const READ_BEFORE_AGREED: Property = {
  says: 'nobody gives in to anything else than what their page showed when they read it',
  fault: ({ stage }) => {
    for (const moment of stage.moments) {
      if (moment.readAt === moment.at || decisionOf(moment)?.by !== 'agreement') continue;
      if (!['accept-loss', 'agreed', 'approve'].includes(moment.event.type)) continue;
      const read = stage.moments.findLast(({ at }) => at <= moment.readAt)?.row;
      const [then, now] = [read && demandOf(read), demandOf(moment.before)];
      if (then !== undefined && JSON.stringify(then) !== JSON.stringify(now))
        return `${moment.event.type} of ${moment.actor.role} gives ${JSON.stringify(now)}, the page read said ${JSON.stringify(then)}`;
    }
    return undefined;
  },
};

export const SENT_BEFORE_PAID: Property = {
  says: 'a receipt pays nobody before something was sent',
  fault: ({ stage }) => {
    let sent = false;
    let received = false;
    for (const moment of stage.moments) {
      const { event, before, row, actor } = moment;
      if (row.settlement !== before.settlement) [sent, received] = [false, false];
      if (event.type === 'goods-sent') sent = true;
      if (event.type === 'goods-received') {
        if (!sent) return 'goods are received that nobody has sent';
        received = true;
      }
      const goods =
        row.settlement !== null &&
        (SENDS_GOODS.includes(row.settlement.terms.kind) || row.settlement.itemTo === 'buyer');
      if (goods && pays(moment) && !(sent && received))
        return `${event.type} of ${actor.role} pays for goods that the buyer does not have`;
    }
    return undefined;
  },
};
