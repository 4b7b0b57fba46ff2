import type { DisputeView } from '../../protocol/disputes.ts';

/** Which sentence says what a case waits for, to this reader (`disputes.stateHints`). */
export function hintFor(
  view: Pick<DisputeView, 'state' | 'role' | 'claimant' | 'untold' | 'goods' | 'actions'>,
): string {
  const { state, role, claimant, untold, goods, actions } = view;
  if (state === 'respondent-review' && role !== claimant) return 'your-answer';
  // Nobody has been told of what they were not told of.
  if (state === 'respondent-review' && untold.length > 0)
    return untold.some((one) => one.state === 'unreachable') ? 'respondent-unreachable' : 'respondent-untold';
  const party = role === 'buyer' || role === 'seller';
  if (state === 'ruled' && party && !actions.some(({ action }) => action === 'appeal')) return 'ruled-won';
  if (state === 'remedy' && (goods === 'due' || goods === 'sent'))
    return `goods-${goods}${role === 'seller' ? '-seller' : ''}`;
  return state;
}
