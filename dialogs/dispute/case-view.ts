import type { AllowedAction } from '../../disputes/domain/allowed-actions.ts';
import { isAskedBy, openRequests } from '../../disputes/domain/asked-parties.ts';
import type { DisputeCase } from '../../disputes/domain/case.ts';
import type { Loss } from '../../disputes/domain/loss.ts';
import { whyText } from '../../disputes/domain/prepared-reasons.ts';
import { otherParty, type PartyRole } from '../../disputes/domain/roles.ts';
import type { Terms } from '../../disputes/domain/solutions.ts';
import type { LastWords } from '../../disputes/views/last-words.ts';
import type { SuggestedAction } from '../../protocol/conversation.ts';
import type { StandingView } from '../../protocol/disputes.ts';
import type { DisputeServices } from '../dispute-services.ts';
import type { CaseWish } from '../entities/case-wishes.ts';
import type { Turn } from '../services.ts';
import type { Utterance } from '../utterance.ts';
import type { Acting } from './acting-schema.ts';
import { actName, CHAT_ACTS, type ChatAct } from './case-acts.ts';
import { caseButton, formButton } from './choices.ts';
import { shopperIn } from './guest.ts';
import { quoted } from './review.ts';
import { aboutIn, dueIn, nameOf, standsIn, tell, termsIn, timeIn } from './words.ts';

export interface OwnCase {
  readonly row: DisputeCase;
  readonly role: PartyRole;
}

const MOST_CASES = 6;

/** The shopper's cases in both seats, live ones first. */
export async function ownCases(turn: Turn, disputes: DisputeServices): Promise<readonly OwnCase[]> {
  const roles: readonly PartyRole[] = ['buyer', 'seller'];
  const found = await Promise.all(
    roles.map(async (role) => (await disputes.ownCases(shopperIn(turn, role))).map((row) => ({ row, role }))),
  );
  const all = found.flat();
  return [...all.filter(({ row }) => row.state !== 'closed'), ...all.filter(({ row }) => row.state === 'closed')];
}

/** Which of several cases is meant. */
export function caseList(turn: Turn, cases: readonly OwnCase[], wish?: CaseWish): Utterance {
  return {
    text: tell(turn, 'say', 'whichCase'),
    buttons: cases.slice(0, MOST_CASES).map(({ row }) =>
      caseButton(`${row.number} · ${aboutIn(turn, row)}`, {
        caseId: row.id,
        ...(wish === undefined ? {} : { wish }),
      }),
    ),
  };
}

/** A case in plain words: where it stands, until when, what was said last, and exactly what can be done now. */
export function caseView(turn: Turn, { row, role }: OwnCase, disputes: DisputeServices, said?: LastWords): Utterance {
  const shopper = shopperIn(turn, role);
  const actions = disputes.actions(shopper, row);
  const standing = disputes.standing(shopper, row);
  const buttons = actionButtons(turn, row, role === row.claimant, actions);
  return {
    text: [
      tell(turn, 'say', 'case', {
        number: row.number,
        title: aboutIn(turn, row),
        state: nameOf(turn, 'states', row.state),
      }),
      ...(standing === undefined ? outcome(turn, row) : [standsIn(turn, standing)]),
      ...(said === undefined ? [] : [wroteText(turn, row, otherParty(role), said)]),
      ...questions(turn, row, role),
      ...offers(turn, row, role, standing),
      ...rulings(turn, row),
      ...(standing?.deadline === undefined ? [] : [dueIn(turn, standing)]),
      ...locked(turn, row, actions),
      tell(turn, 'say', 'page', { number: row.number, url: disputes.pageOf(row) }),
      tell(turn, 'say', buttons.length > 0 ? 'canDo' : 'nothingToDo'),
    ].join('\n\n'),
    buttons,
  };
}

function wroteText(turn: Turn, row: DisputeCase, by: PartyRole, { text, at }: LastWords): string {
  const { time } = timeIn(turn, at, 'at', zoneOf(turn, row));
  return tell(turn, 'say', 'wrote', { who: row.order[by].name, time, text: quoted(text) });
}

/** One button to each open act; where several offers can be answered, one to each of them. */
function actionButtons(
  turn: Turn,
  row: DisputeCase,
  isClaimant: boolean,
  actions: readonly AllowedAction[],
): SuggestedAction[] {
  // Another request also is the answer to an offer.
  const twice = isClaimant && openAct(actions, 'counter') !== undefined;
  return CHAT_ACTS.filter((act) => !isRoundabout(act, actions, row) && !(twice && act === 'offer')).flatMap((act) => {
    const open = openAct(actions, act);
    return open === undefined
      ? []
      : [caseButton(nameOf(turn, 'acts', actName(act, isClaimant)), { caseId: row.id, act })];
  });
}

/** Where giving in to the claim is asked twice, no shorter way leads to the same loss; a proposal of the platform is another matter. */
function isRoundabout(act: ChatAct, actions: readonly AllowedAction[], { claimant, offers }: DisputeCase): boolean {
  if (act !== 'accept-offer' || openAct(actions, 'agreed') === undefined) return false;
  const versions = openAct(actions, act)?.versions ?? [];
  return versions.every((version) => offers.find((offer) => offer.version === version)?.by === claimant);
}

/** The act with its open versions, if it can be done now. */
export function openAct(
  actions: readonly AllowedAction[],
  name: string,
): { readonly act: ChatAct; readonly versions: readonly number[] } | undefined {
  const act = CHAT_ACTS.find((each) => each === name);
  const open = actions.find(({ action }) => action === act);
  return act !== undefined && open?.open === true ? { act, versions: open.versions ?? [] } : undefined;
}

/** What the act that is under way would cost the shopper, where that is asked twice. */
export function lossIn(actions: readonly AllowedAction[], { act, version }: Acting): Loss | undefined {
  const open = actions.find(({ action }) => action === act);
  const found = open?.open
    ? open.losses?.find((loss) => loss.version === undefined || loss.version === version)
    : undefined;
  return found && { solution: found.solution, minor: found.minor, currency: found.currency };
}

function outcome(turn: Turn, row: DisputeCase): string[] {
  const { closure, settlement } = row;
  if (closure !== null) {
    const { outcome: code } = closure;
    const name = code === 'cancelled' || code === 'lapsed' ? tell(turn, 'say', code) : nameOf(turn, 'solutions', code);
    return [tell(turn, 'say', 'outcome', { outcome: name })];
  }
  return settlement === null ? [] : [tell(turn, 'say', 'outcome', { outcome: termsIn(turn, settlement.terms, row) })];
}

/** All that the platform waits for: one answer is the answer to each of them. */
function questions(turn: Turn, row: DisputeCase, role: PartyRole): string[] {
  return openRequests(row)
    .filter((request) => isAskedBy(request, role))
    .map((request) => tell(turn, 'say', 'question', { question: quoted(request.question) }));
}

/** What the others offer and can still be accepted, beside what was said of it already; a claim is a request, no offer. */
function offers(turn: Turn, row: DisputeCase, role: PartyRole, said: StandingView | undefined): string[] {
  const told = (terms: Terms) =>
    said?.terms?.kind === terms.kind && (said.terms.amount?.amount ?? null) === terms.amount;
  return row.offers
    .filter((offer) => offer.status === 'open' && offer.by !== role && (offer.expiresAt ?? turn.at + 1) > turn.at)
    .filter((offer) => offer.by !== row.claimant && !told(offer.terms))
    .map((offer) => {
      const who = offer.by === 'platform' ? tell(turn, 'say', 'team') : row.order[offer.by].name;
      const terms = termsIn(turn, offer.terms, row);
      return offer.expiresAt === null
        ? tell(turn, 'say', 'offer', { who, terms })
        : tell(turn, 'say', 'offerUntil', {
            who,
            terms,
            time: timeIn(turn, offer.expiresAt, 'until', zoneOf(turn, row)).time,
          });
    });
}

function rulings(turn: Turn, row: DisputeCase): string[] {
  const last = row.rulings.at(-1);
  if (last === undefined) return [];
  return [
    tell(turn, 'say', 'ruling', {
      terms: termsIn(turn, last.terms, row),
      reasons: quoted(whyText(last, turn.locale)),
    }),
  ];
}

/** The clock of the policy that the case is pinned to. */
function zoneOf(turn: Turn, row: DisputeCase): string | undefined {
  return turn.services.disputes?.timeZoneOf(row);
}

/** When the platform can be called, where that is still locked. */
function locked(turn: Turn, row: DisputeCase, actions: readonly AllowedAction[]): string[] {
  const escalate = actions.find(({ action }) => action === 'escalate');
  if (escalate === undefined || escalate.open) return [];
  const because = nameOf(turn, 'locks', escalate.because);
  if (escalate.opensAt === null) return [tell(turn, 'locks', 'later', { because })];
  return [tell(turn, 'locks', 'at', { because, ...timeIn(turn, escalate.opensAt, 'from', zoneOf(turn, row)) })];
}

export function noCases(turn: Turn): Utterance {
  return {
    text: tell(turn, 'say', 'noCases'),
    buttons: [formButton(tell(turn, 'buttons', 'newDispute'), { do: 'begin' })],
  };
}
