import type { DisputeView } from '../../protocol/disputes.ts';
import { isTrade } from './trade.ts';

/** The name of the text that says what an action does; where the same action leads elsewhere, there is another. */
export function hintFor(
  view: Pick<DisputeView, 'settlement' | 'wanted' | 'offers' | 'standing'>,
  action: string,
): string {
  if (action === 'return-label' && view.standing?.says === 'label-wanted-warehouse') return 'return-label-warehouse';
  if (action === 'return-inspected' && view.settlement?.terms.kind === 'exchange') return 'return-inspected-exchange';
  return action === 'cancel' && isTrade(view) ? 'cancel-trade' : action;
}

/** Next to each other, these are not told apart by their names: each says what it leads to before it is pressed. */
const ALIKE: readonly (readonly string[])[] = [
  ['make-formal', 'ask-refund'],
  ['agreed', 'failed'],
];

/** Whether what an action leads to is told under its button already. */
export function toldBefore(action: string, open: readonly string[]): boolean {
  return ALIKE.some((group) => group.includes(action) && group.every((each) => open.includes(each)));
}
