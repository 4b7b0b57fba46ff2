import type { ActionView, DisputeView } from '../../protocol/disputes.ts';
import { ACTION_FORMS } from './action-forms.ts';

/** An action that a person can start, on one version of an offer where it is about one. */
export interface OpenAction {
  readonly action: string;
  readonly version?: number;
  readonly closesAt?: string;
  readonly weight: 'main' | 'plain' | 'danger';
}

type Locked = Extract<ActionView, { open: false }>;
type Look = Pick<DisputeView, 'actions' | 'offers' | 'claimant' | 'state' | 'standing'>;

/** These have places of their own on the page. */
const ELSEWHERE: readonly string[] = ['message', 'add-evidence'];
const AT_PLATFORM: readonly string[] = ['platform-queue', 'platform-review', 'info-requested'];
const BETWEEN_PARTIES: readonly string[] = ['friendly', 'respondent-review', 'negotiation'];
const ORDER = Object.keys(ACTION_FORMS);

/**
 * What can be done now, the likeliest first; versioned actions once for each offer that they can be used on. Where the
 * table allows two ways to the same end, the plainer one is shown.
 */
export function openActions(view: Look): readonly OpenAction[] {
  const { actions, offers, claimant } = view;
  const versionsOf = (action: string): readonly number[] =>
    actions.flatMap((each) => (each.open && each.action === action ? (each.versions ?? []) : []));
  const offered = (version: number) => offers.find((offer) => offer.version === version);
  const agreeable = versionsOf('approve');
  const acceptable = [...agreeable, ...versionsOf('accept-offer')];
  // A counter to the claim, or to the platform, replaces nothing: it is an offer like any other.
  const replaceable = versionsOf('counter').filter((version) => {
    const by = offered(version)?.by;
    return by !== claimant && by !== 'platform';
  });
  // While the platform's proposal is on the table, that is what is declined; the request can be once it is not.
  const proposedFirst = (versions: readonly number[]): readonly number[] => {
    const proposed = versions.filter((version) => offered(version)?.by === 'platform');
    return proposed.length > 0 ? proposed : versions;
  };
  // Where giving in is asked twice, no shorter way leads to the same loss.
  const losing = actions.some((each) => each.open && each.action === 'agreed');
  // A formal dispute is one that the platform decides: there is one way there, the one that the case speaks of.
  const calling = view.standing?.act === 'escalate';
  const hidden: Readonly<Record<string, boolean>> = {
    escalate: !calling && hasOwnWay(actions),
    'make-formal': calling,
    // Where the platform has the case already, it is another request like any other.
    'ask-refund': AT_PLATFORM.includes(view.state),
    offer: replaceable.length > 0,
    'full-refund': [...acceptable, ...versionsOf('accept-loss')].some(
      (version) => offered(version)?.terms.kind === 'full-refund',
    ),
    'accept-loss': acceptable.some((version) => offered(version)?.by === claimant),
  };
  const versions: Readonly<Record<string, readonly number[]>> = {
    'accept-offer': versionsOf('accept-offer').filter(
      (version) => !agreeable.includes(version) && !(losing && offered(version)?.by === claimant),
    ),
    counter: replaceable,
    reject: proposedFirst(versionsOf('reject')),
    'contest-offer': proposedFirst(versionsOf('contest-offer')),
  };
  const place = (action: string): number => {
    const index = ORDER.indexOf(action);
    return index === -1 ? ORDER.length : index;
  };
  return actions
    .filter((each) => each.open && !ELSEWHERE.includes(each.action) && hidden[each.action] !== true)
    .flatMap((each): OpenAction[] => {
      if (!each.open) return [];
      const weight = ACTION_FORMS[each.action]?.weight ?? 'plain';
      const base = { action: each.action, weight, ...(each.closesAt == null ? {} : { closesAt: each.closesAt }) };
      if (each.versions === undefined) return [base];
      const shown = versions[each.action] ?? each.versions;
      return [...shown].sort((one, other) => other - one).map((version) => ({ ...base, version }));
    })
    .sort((one, other) => place(one.action) - place(other.action));
}

/**
 * The one action that the page puts forward, as a place in the list; -1 for none. Where the case stands may name it, or say
 * that nothing is asked of the reader. At the platform, settling with the other side is possible and not what one came for.
 */
export function mainAction(open: readonly OpenAction[], view: Look): number {
  const { standing } = view;
  if (standing?.act !== undefined) return open.findIndex(({ action }) => action === standing.act);
  if (standing !== undefined && standing.turn !== 'you' && standing.turn !== 'both') return -1;
  const settling = (each: OpenAction) =>
    each.action === 'accept-offer' && view.offers.find((offer) => offer.version === each.version)?.by !== 'platform';
  const between = BETWEEN_PARTIES.includes(view.state);
  return open.findIndex((each) => each.weight === 'main' && (between || !settling(each)));
}

export function lockedActions(actions: readonly ActionView[]): readonly Locked[] {
  return actions.filter((each): each is Locked => !each.open && !(each.action === 'escalate' && hasOwnWay(actions)));
}

/** Actions by which the platform is called besides, each with what it means. */
const OWN_WAYS: readonly string[] = ['make-formal', 'failed'];

const hasOwnWay = (actions: readonly ActionView[]): boolean =>
  actions.some(({ action, open }) => open && OWN_WAYS.includes(action));
