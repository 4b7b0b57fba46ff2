import type { DisputeServices, DisputeShopper } from '../dialogs/dispute-services.ts';
import type { OrderNumber } from '../dialogs/entities/order-number.ts';
import type { DisputeOffice } from '../disputes/cases/dispute-office.ts';
import type { OrderGuests } from '../disputes/cases/order-guests.ts';
import { allowedActions } from '../disputes/domain/allowed-actions.ts';
import type { DisputeCase } from '../disputes/domain/case.ts';
import { settledFault } from '../disputes/domain/claimed-items.ts';
import { itemAtOpening } from '../disputes/domain/line-account.ts';
import { DisputeRefusal } from '../disputes/domain/refusal.ts';
import { type Actor, otherParty } from '../disputes/domain/roles.ts';
import { lastWordsOf } from '../disputes/views/last-words.ts';
import { standingOf } from '../disputes/views/standing/standing.ts';
import type { VisitorNetworks } from '../people/visitors/visitor-networks.ts';
import { CodedError } from '../protocol/error-codes.ts';

const MOST_LINES = 50;
const MOST_CASES = 50;

const actorOf = ({ role, id, via }: DisputeShopper): Actor => ({ role, id, ...(via === undefined ? {} : { via }) });

/** Disputes for the dialogs of the chat. */
export function dialogDisputes(
  office: DisputeOffice,
  guests: OrderGuests,
  networks: VisitorNetworks,
  publicUrl: () => string,
  orderNumber: OrderNumber,
): DisputeServices {
  const { records, messages, orders, profile, profiles, now } = office.ports;

  /** A case's page is its parties' alone; to others it does not exist. */
  async function own(shopper: DisputeShopper, caseId: string): Promise<DisputeCase> {
    const row = await records.find(caseId);
    const theirs = row?.order[shopper.role].id === shopper.id;
    if (row === undefined || !theirs || (shopper.order !== undefined && row.order.orderId !== shopper.order))
      throw new DisputeRefusal('dispute_not_found');
    return row;
  }

  return {
    profile,
    orderNumber,
    ownOrders: (shopper) =>
      shopper.order === undefined ? orders.listOwn(shopper, MOST_LINES) : orders.linesOf(shopper.order, shopper),
    async prove(visitorId, orderId, fact) {
      try {
        return await guests.prove({ visitorId, address: networks.of(visitorId) }, orderId, fact);
      } catch (error) {
        if (error instanceof CodedError && error.code === 'rate_limited') return 'limited';
        throw error;
      }
    },
    order: (shopper, orderId) => office.orderLines(shopper, orderId),
    async settledBy(line) {
      const account = await records.accountOf(line.orderId, line.lineId);
      if (account === undefined) return undefined;
      const item = itemAtOpening(line, account);
      return settledFault(item, profile) === undefined ? undefined : item.earlier?.number;
    },
    open: async (shopper, form) => (await office.open(shopper, form)).case,
    async ownCases(shopper) {
      const { role, id, order: orderId } = shopper;
      const only = orderId === undefined ? {} : { orderId };
      const { cases } = await records.list({ party: { role, id }, ...only, order: 'newest', limit: MOST_CASES });
      const over = (row: DisputeCase) => Number(row.state === 'closed');
      return [...cases].sort((a, b) => over(a) - over(b));
    },
    seen: (shopper, row) => office.seen(row, shopper),
    actions(shopper, row) {
      const rules = profiles.find(row.profile.id, row.profile.version);
      return rules === undefined ? [] : allowedActions(row, shopper, rules, now());
    },
    standing({ role }, row) {
      const rules = profiles.find(row.profile.id, row.profile.version);
      return rules === undefined ? undefined : standingOf({ row, party: role, profile: rules, at: now() });
    },
    async lastWords({ role }, { id }) {
      const [history, said] = await Promise.all([records.history(id), messages.of(id)]);
      return lastWordsOf(otherParty(role), history, said);
    },
    async act(shopper, caseId, command) {
      await own(shopper, caseId);
      return office.act(actorOf(shopper), caseId, command);
    },
    timeZoneOf: (row) => (profiles.find(row.profile.id, row.profile.version) ?? profile).calendar.timeZone,
    pageOf: (row) => `${publicUrl()}/resolution/${row.number}`,
  };
}
