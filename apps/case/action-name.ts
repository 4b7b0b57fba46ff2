import type { Words } from '../../browser/load-words.ts';
import type { DisputeView } from '../../protocol/disputes.ts';
import { isCorrection } from './parcels.ts';
import { word } from './word-for-code.ts';

type Look = Pick<DisputeView, 'offers' | 'claimant' | 'role' | 'flags' | 'returnParcel' | 'goodsParcel'>;

/**
 * What an action is called on a button and over its form. What somebody complains about is a request, what the platform puts
 * forward a proposal; and who complains does not offer, but asks.
 */
export function actionName(words: Words, view: Look, action: string, version?: number): string {
  const { actions, actionsOn } = words.disputes;
  if (isCorrection(view, action)) return word(words.resolution.actions.corrections, action);
  if (action === 'legal-hold' && view.flags.legalHold) return actions['legal-release'];
  if (asksElse(view, action)) return actionsOn['ask-else'];
  const by = version === undefined ? undefined : view.offers.find((offer) => offer.version === version)?.by;
  if (by === 'platform') {
    if (action === 'accept-offer') return actionsOn['accept-proposal'];
    if (action === 'reject') return actionsOn['reject-proposal'];
    if (action === 'contest-offer') return actionsOn['contest-proposal'];
  }
  if (by !== undefined && by === view.claimant) {
    if (action === 'accept-offer') return actions.approve;
    if (action === 'contest-offer') return actionsOn['contest-request'];
  }
  return word(actions, action);
}

/** Whether an offer is that of whoever complains: another request. */
export function asksElse({ role, claimant }: Pick<Look, 'role' | 'claimant'>, action: string): boolean {
  return role === claimant && (action === 'offer' || action === 'counter');
}
