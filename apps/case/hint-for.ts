import type { DisputeView } from '../../protocol/disputes.ts';
import { isTrade } from './trade.ts';

/** The name of the text that says what an action does; where the same action leads elsewhere, there is another. */
export function hintFor(view: Pick<DisputeView, 'settlement' | 'wanted' | 'offers'>, action: string): string {
  if (action === 'return-inspected' && view.settlement?.terms.kind === 'exchange') return 'return-inspected-exchange';
  return action === 'cancel' && isTrade(view) ? 'cancel-trade' : action;
}
