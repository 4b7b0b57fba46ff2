import type { DisputeServices, DisputeShopper } from '../../dialogs/dispute-services.ts';
import { allowedActions } from '../../disputes/allowed-actions.ts';
import type { DisputeCase } from '../../disputes/case.ts';
import { DisputeRefusal } from '../../disputes/refusal.ts';
import type { DisputeOffice } from './dispute-office.ts';

const MOST_LINES = 50;
const MOST_CASES = 50;

/** Disputes for the dialogs of the chat. */
export function dialogDisputes(office: DisputeOffice, publicUrl: () => string): DisputeServices {
  const { records, orders, profile, now } = office.ports;

  /** A case's page is its parties' alone; to others it does not exist. */
  async function own(shopper: DisputeShopper, caseId: string): Promise<DisputeCase> {
    const row = await records.find(caseId);
    if (row === undefined || row.order[shopper.role].id !== shopper.id) throw new DisputeRefusal('dispute_not_found');
    return row;
  }

  return {
    profile,
    ownOrders: (shopper) => orders.listOwn(shopper, MOST_LINES),
    order: (shopper, orderId) => office.orderLines(shopper, orderId),
    open: async (shopper, draft) => (await office.open(shopper, draft)).case,
    async ownCases(shopper) {
      const { cases } = await records.list({ party: shopper, order: 'newest', limit: MOST_CASES });
      const over = (row: DisputeCase) => Number(row.state === 'closed');
      return [...cases].sort((a, b) => over(a) - over(b));
    },
    actions: (shopper, row) => allowedActions(row, shopper, office.profileOf(row), now()),
    async act(shopper, caseId, event, attached) {
      await own(shopper, caseId);
      return office.act(shopper, caseId, event, attached);
    },
    async addEvidence(shopper, caseId, files) {
      await own(shopper, caseId);
      return office.act(shopper, caseId, { type: 'add-evidence', data: { evidence: [] } }, { files });
    },
    pageOf: (row) => `${publicUrl()}/resolution/${row.number}`,
  };
}
