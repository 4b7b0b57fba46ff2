import type { Decided } from '../domain/state-machine.ts';
import { type Act, actOnDispute, type DisputeDeps } from './act-on-dispute.ts';

/** The item's way back, goods on their way, chargebacks: what happens between a settlement and its end. Throws DisputeRefusal. */
export function carryOut(
  deps: DisputeDeps,
  act: Act<
    | 'return-label'
    | 'return-shipped'
    | 'return-received'
    | 'return-inspected'
    | 'goods-sent'
    | 'goods-received'
    | 'chargeback-open'
    | 'chargeback-closed'
  >,
): Promise<Decided> {
  return actOnDispute(deps, act);
}
