import { z } from 'zod';
import type { Ledger } from '../cases/ports.ts';
import { type MarketplaceClient, MarketplaceUnreachable } from './marketplace-client.ts';

const answerSchema = z.object({ result: z.enum(['done', 'accepted', 'failed']), code: z.string().max(80).optional() });

/** The marketplace's money by its HTTP interface (docs/INTEGRATION.md); the key of a movement makes repeating it safe. */
export function httpLedger(client: MarketplaceClient): Ledger {
  return {
    async submit(caseId, intent) {
      const { key, ...movement } = intent;
      try {
        const { status, body } = await client.call('POST', '', { key, caseId, ...movement }, key);
        const parsed = answerSchema.safeParse(body);
        if (status >= 300 || !parsed.success) return { result: 'failed', code: `ledger_${status}` };
        const { result, code = 'refused' } = parsed.data;
        return result === 'failed' ? { result, code } : { result };
      } catch (error) {
        if (!(error instanceof MarketplaceUnreachable)) throw error;
        return { result: 'failed', code: 'ledger_unreachable' };
      }
    },
  };
}
