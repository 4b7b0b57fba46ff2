import type { OrderLine, State } from '../../../../../disputes/domain/case.ts';
import { itemsOf } from '../../../../../disputes/domain/case-money.ts';
import type { Funds, MoneyIntent } from '../../../../../disputes/domain/funds.ts';
import type { Moment } from '../stage.ts';
import { buyersShare, type Decision, decisionOf, demandOf, SENDS_GOODS, stakeIn, stakeOf } from './decisions.ts';
import type { Property } from './property.ts';

const movements = ({ effects }: Moment): MoneyIntent[] =>
  effects.flatMap((effect) => (effect.kind === 'money' ? [effect.intent] : []));

const pays = (moment: Moment): boolean => movements(moment).some(({ to }) => to !== 'escrow');

export const BOOKS_BALANCE: Property = {
  says: 'paid = held + released + refunded, of each line, over all its cases and at every moment',
  fault: ({ stage }) => {
    const keys = new Set<string>();
    const { order, more } = stage.setup;
    const books = new Map([order, ...more].map((line) => [line.lineId, bookOf(line)]));
    for (const moment of stage.moments) {
      const { before, row, event } = moment;
      for (const intent of movements(moment)) {
        if (keys.has(intent.key)) return `${event.type} moves under ${intent.key} a second time`;
        keys.add(intent.key);
        // No part of the sum in dispute; see `NO_POSTAGE_UNASKED`.
        if (intent.kind === 'freight') continue;
        const book = books.get(intent.lineId ?? '');
        if (book === undefined) return `${event.type} moves money of no line`;
        enter(book, intent);
      }
      for (const [nth, { line, funds }] of itemsOf(row).entries()) {
        const book = books.get(line.lineId) as Book;
        takenByBank(book, before.state === 'draft' ? undefined : itemsOf(before)[nth]?.funds, funds, before.state);
        const lowest = Math.min(...Object.values(book));
        const all = Object.values(book).reduce((sum, each) => sum + each, 0);
        if (lowest < 0 || all !== line.paid || book.held !== heldOf(funds))
          return `after ${event.type} the books of line ${line.lineId} are ${JSON.stringify(book)}, the case holds ${heldOf(funds)}`;
      }
      const inCase = itemsOf(row).map(({ line }) => line.lineId);
      for (const [lineId, { held }] of books)
        if (held !== 0 && !inCase.includes(lineId))
          return `after ${event.type} ${held} of line ${lineId} is held for no case`;
    }
    return undefined;
  },
};

interface Book {
  escrow: number;
  held: number;
  buyer: number;
  seller: number;
  bank: number;
}

const bookOf = ({ paid }: OrderLine): Book => ({ escrow: paid, held: 0, buyer: 0, seller: 0, bank: 0 });

function enter(book: Book, { kind, to, minor }: MoneyIntent): void {
  if (kind === 'hold' || kind === 'unhold') {
    const held = kind === 'hold' ? minor : -minor;
    book.held += held;
    book.escrow -= held;
  } else {
    book.held -= minor;
    book[to === 'buyer' ? 'buyer' : 'seller'] += minor;
  }
}

/** What the bank gave back of the sum in dispute, and of what lies apart in ordinary escrow. */
function takenByBank(
  book: Book,
  before: Funds | undefined,
  { chargedBack, apartChargedBack = 0 }: Funds,
  state: State,
) {
  const own = chargedBack - (before?.chargedBack ?? 0);
  const apart = apartChargedBack - (before?.apartChargedBack ?? 0);
  book.bank += own + apart;
  book.escrow -= apart;
  book[state === 'closed' ? 'escrow' : 'held'] -= own;
}

const heldOf = ({ held, refunded, released, chargedBack, unheld }: Funds): number =>
  held - refunded - released - chargedBack - unheld;

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
      const stake = stakeIn(row);
      const due = buyersShare(decision.terms, stakeIn(row, decision.terms));
      const items = itemsOf(row);
      const named = items.filter(({ line }) => decision?.terms.items?.includes(line.lineId) ?? true);
      const there = named.reduce((sum, item) => sum + stakeOf(item.funds) - item.funds.chargedBack, 0);
      if (funds.refunded !== Math.min(Math.max(0, due - funds.chargedBack), there))
        return `${who} refunds ${funds.refunded} where ${decision.terms.kind} gives ${due} of ${stake}, ${funds.chargedBack} charged back`;
      if (funds.released > Math.max(0, stake - funds.chargedBack - funds.refunded))
        return `${who} pays the seller ${funds.released} where ${decision.terms.kind} leaves ${stake - due}`;
      const other = items.find((item) => !named.includes(item) && item.funds.refunded > 0);
      if (other !== undefined)
        return `${who} refunds line ${other.line.lineId}, which ${decision.terms.kind} is not about`;
      for (const { line, funds: own } of named) {
        // Each line gives what it has of the sum, to the coin.
        const share = there === 0 ? 0 : (funds.refunded * (stakeOf(own) - own.chargedBack)) / there;
        if (Math.abs(own.refunded - share) >= 1)
          return `${who} refunds ${own.refunded} of line ${line.lineId}, whose share is ${share}`;
      }
    }
    return undefined;
  },
};

export const PROMISES_ANSWERED: Property = {
  says: 'who is promised the money back for what is not genuine gets all of it, or is told why not',
  fault: ({ stage }) => {
    for (const { before, event, actor } of stage.moments) {
      if (event.type !== 'rule' && event.type !== 'overturn') continue;
      const { terms, promise = '' } = event.data;
      const promised = stage.profile.reasons[before.claim?.reason ?? '']?.protection === 'authenticity';
      if (promised && promise === '' && buyersShare(terms, stakeIn(before, terms)) < stakeIn(before))
        return `${event.type} of ${actor.role} leaves something of the promise out and does not say why`;
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
      const { kind, amount, items } = decision.terms;
      const settled = row.settlement;
      if (
        settled !== null &&
        settled !== before.settlement &&
        (settled.terms.kind !== kind ||
          settled.terms.amount !== amount ||
          String(settled.terms.items) !== String(items))
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
