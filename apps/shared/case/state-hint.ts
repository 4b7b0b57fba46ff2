import type { DisputeView } from '../../../protocol/disputes.ts';

/** Which sentence says what a case waits for, to this reader (`disputes.stateHints`). */
export function hintFor(view: Pick<DisputeView, 'state' | 'role' | 'claimant' | 'goods' | 'actions'>): string {
  const { state, role, claimant, goods, actions } = view;
  if (state === 'respondent-review' && role !== claimant) return 'your-answer';
  const party = role === 'buyer' || role === 'seller';
  if (state === 'ruled' && party && !actions.some(({ action }) => action === 'appeal')) return 'ruled-won';
  if (state === 'remedy' && (goods === 'due' || goods === 'sent'))
    return `goods-${goods}${role === 'seller' ? '-seller' : ''}`;
  return state;
}
