import type { ActionView, DisputeView } from '../../../protocol/disputes.ts';
import { ACTION_FORMS } from './action-forms.ts';

/** An action that a person can start, on one version of an offer where it is about one. */
export interface OpenAction {
  readonly action: string;
  readonly version?: number;
  readonly closesAt?: string;
  readonly weight: 'main' | 'plain' | 'danger';
}

type Locked = Extract<ActionView, { open: false }>;

/** These have places of their own on the page. */
const ELSEWHERE: readonly string[] = ['message', 'add-evidence'];
const ORDER = Object.keys(ACTION_FORMS);

/** What can be done now, the likeliest first; versioned actions once for each offer that they can be used on. */
export function openActions(actions: readonly ActionView[]): readonly OpenAction[] {
  const place = (action: string): number => {
    const index = ORDER.indexOf(action);
    return index === -1 ? ORDER.length : index;
  };
  // Agreeing to the claim and accepting it as an offer come to the same; the plainer one is shown.
  const agreeable = actions.flatMap((each) => (each.open && each.action === 'approve' ? (each.versions ?? []) : []));
  // Where giving in is asked twice, no shorter way leads to the same loss.
  const losing = actions.some((each) => each.open && each.action === 'agreed');
  return actions
    .filter((each) => each.open && !ELSEWHERE.includes(each.action) && !(losing && each.action === 'accept-offer'))
    .flatMap((each): OpenAction[] => {
      if (!each.open) return [];
      const weight = ACTION_FORMS[each.action]?.weight ?? 'plain';
      const base = { action: each.action, weight, ...(each.closesAt == null ? {} : { closesAt: each.closesAt }) };
      if (each.versions === undefined) return [base];
      const versions =
        each.action === 'accept-offer' ? each.versions.filter((one) => !agreeable.includes(one)) : each.versions;
      return [...versions].sort((one, other) => other - one).map((version) => ({ ...base, version }));
    })
    .sort((one, other) => place(one.action) - place(other.action));
}

export function lockedActions(actions: readonly ActionView[]): readonly Locked[] {
  return actions.filter((each): each is Locked => !each.open);
}

/** Whether the reader is the one whom the case waits for: something is asked of them, not merely possible. */
export function isAsked(view: Pick<DisputeView, 'actions' | 'offers' | 'state'>): boolean {
  const waiting = view.offers.filter((offer) => offer.status === 'open').map((offer) => offer.version);
  // At the platform the parties may still settle, but the case waits for the platform.
  const between = ['friendly', 'respondent-review', 'negotiation'].includes(view.state);
  const answers = between ? ['approve', 'accept-offer'] : [];
  const asked = ['agreed', 'confirm-agreed', 'reply-info', 'return-label', 'return-shipped'];
  const carryOut = ['return-received', 'return-inspected', 'goods-sent', 'goods-received'];
  return view.actions.some(
    (each) =>
      each.open &&
      ([...asked, ...carryOut].includes(each.action) ||
        (answers.includes(each.action) && each.versions?.some((version) => waiting.includes(version)) === true)),
  );
}
