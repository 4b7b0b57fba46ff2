import type { DisputeCase } from '../../disputes/domain/case.ts';
import { stakeOf } from '../../disputes/domain/funds.ts';
import { lossOf, warningOf } from '../../disputes/domain/loss.ts';
import { negotiable } from '../../disputes/domain/offers.ts';
import { type Profile, reasonNamed } from '../../disputes/domain/profile/profile-schema.ts';
import { agreedRest } from '../../disputes/domain/settling.ts';
import type { SolutionKind, Terms } from '../../disputes/domain/solutions.ts';
import { inOne } from '../../locales/standing-text.ts';
import type { Turn } from '../services.ts';
import type { Utterance } from '../utterance.ts';
import type { Acting } from './acting-schema.ts';
import { actName, type ChatAct, NEEDS, type Need } from './case-acts.ts';
import { caseButton } from './choices.ts';
import { isPartly } from './form.ts';
import { fileNames, quoted } from './review.ts';
import { moneyIn, nameOf, othersIn, tell, termsIn, warningIn } from './words.ts';

/** Confirmed once more where something is lost by them. */
const ASKED_TWICE: readonly ChatAct[] = ['accept-offer', 'accept-loss'];

/** By these both sides agree to the terms of an offer. */
const AGREEING: readonly ChatAct[] = ['accept-offer', 'approve', 'accept-loss'];

/** What is asked next; undefined where all is given. */
export function nextNeed(acting: Acting, profile: Profile): Need | undefined {
  const needs: readonly Need[] = [
    ...NEEDS[acting.act],
    ...(ASKED_TWICE.includes(acting.act) && acting.loss !== undefined ? (['again'] as const) : []),
    ...(acting.unasked === true ? (['confirm'] as const) : []),
  ];
  return needs.find((need) => !isMet(need, acting, profile));
}

function isMet(need: Need, acting: Acting, profile: Profile): boolean {
  switch (need) {
    case 'version':
      return acting.version !== undefined;
    case 'kind':
      return acting.kind !== undefined;
    case 'amount':
      return !isPartly(acting.kind) || acting.amount !== undefined;
    case 'why':
    case 'text':
    case 'words':
    case 'explanation':
    case 'tracking':
      return acting.words !== undefined;
    case 'files':
      return acting.filesDone && (acting.files.length > 0 || !filesNeeded(acting.act, profile));
    case 'confirm':
      return acting.confirmed >= 1;
    case 'again':
      return acting.confirmed >= 2;
  }
}

/** Whether the act is nothing without files. */
export function filesNeeded(act: ChatAct, profile: Profile): boolean {
  return act === 'add-evidence' || (act === 'appeal' && profile.appeal?.evidence === 'required');
}

/** What may be proposed in this act. */
export function kindsFor(act: ChatAct, row: DisputeCase, profile: Profile): readonly SolutionKind[] {
  const all = negotiable(row, profile);
  return act === 'ask-refund' ? all.filter((kind) => kind.endsWith('refund')) : all;
}

/** Which kinds of evidence the case's reason asks for. */
export function kindsOfEvidence(row: DisputeCase, profile: Profile) {
  const { requireOneOf = [], advise = [] } = reasonNamed(profile, row.claim?.reason ?? '')?.evidence ?? {};
  return [...requireOneOf, ...advise];
}

/** The question for a need. */
export function askNeed(
  turn: Turn,
  need: Need,
  acting: Acting,
  row: DisputeCase,
  profile: Profile,
  versions: readonly number[],
): Utterance {
  const no = caseButton(turnNo(turn), { act: acting.act, do: 'no' });
  switch (need) {
    case 'version':
      return {
        text: tell(turn, 'wants', 'version'),
        buttons: [
          ...row.offers
            .filter(({ version }) => versions.includes(version))
            .map(({ version, terms }) =>
              caseButton(termsIn(turn, terms, row), { act: acting.act, do: 'set', version }),
            ),
          no,
        ],
      };
    case 'kind':
      return {
        text: tell(turn, 'ask', 'wanted'),
        buttons: [
          ...kindsFor(acting.act, row, profile).map((kind) =>
            caseButton(nameOf(turn, 'solutions', kind), { act: acting.act, do: 'set', value: kind }),
          ),
          no,
        ],
      };
    case 'amount':
      return {
        text: tell(turn, 'wants', acting.role === 'seller' ? 'amountToGive' : 'amount', { paid: stakeIn(turn, row) }),
        buttons: [no],
      };
    case 'files':
      return askFiles(turn, acting, profile);
    case 'confirm':
    case 'again':
      return {
        text: confirmText(turn, need, acting, row, profile),
        buttons: [
          { ...caseButton(tell(turn, 'buttons', 'confirm'), { act: acting.act, do: 'yes' }), primary: true },
          no,
        ],
      };
    default:
      return { text: tell(turn, 'wants', need), buttons: [no] };
  }
}

function askFiles(turn: Turn, acting: Acting, profile: Profile): Utterance {
  const goOn = caseButton(tell(turn, 'buttons', 'goOn'), { act: acting.act, do: 'go-on' });
  const no = caseButton(turnNo(turn), { act: acting.act, do: 'no' });
  if (acting.files.length > 0)
    return { text: tell(turn, 'wants', 'filesMore', { files: fileNames(acting.files) }), buttons: [goOn, no] };
  if (!filesNeeded(acting.act, profile)) return { text: tell(turn, 'wants', 'filesOptional'), buttons: [goOn, no] };
  return { text: tell(turn, 'wants', acting.act === 'appeal' ? 'filesNeeded' : 'files'), buttons: [no] };
}

function confirmText(
  turn: Turn,
  need: 'confirm' | 'again',
  acting: Acting,
  row: DisputeCase,
  profile: Profile,
): string {
  const { act, version, loss, kind, amount } = acting;
  const { currency } = row.order;
  const offer =
    row.offers.find((each) => each.version === version) ?? row.offers.findLast(({ by }) => by === row.claimant);
  const proposed: Terms | undefined = kind !== undefined ? { kind, amount: amount ?? null } : offer?.terms;
  const values: Record<string, string> = {
    number: row.number,
    words: quoted(acting.words ?? ''),
    paid: stakeIn(turn, row),
    terms: proposed === undefined ? '' : termsIn(turn, proposed, row),
    loss: moneyIn(turn, currency, loss?.minor ?? 0),
    warning: offer === undefined ? '' : warningFor(turn, acting.role, row, offer.terms),
  };
  const key = need === 'confirm' ? confirmKey(acting, row, profile) : act === 'agreed' ? 'agreedAgain' : 'acceptAgain';
  const asked = Object.entries(values).reduce(
    (text, [name, value]) => text.replace(`{${name}}`, () => value),
    nameOf(turn, 'confirms', key),
  );
  const leavesOut = offer?.terms.items !== undefined && AGREEING.includes(act);
  return leavesOut ? inOne([othersIn(turn, agreedRest(profile)), asked], turn.locale) : asked;
}

/** Where the same act leads elsewhere, it is asked in other words. */
function confirmKey({ act, role }: Acting, { settlement, claimant }: DisputeCase, { outcomes }: Profile): string {
  if (act === 'return-inspected' && settlement?.terms.kind === 'exchange') return 'return-inspected-exchange';
  return act === 'cancel' && outcomes.includes('unlock-order') ? 'cancel-trade' : actName(act, role === claimant);
}

function warningFor(turn: Turn, role: Acting['role'], row: DisputeCase, terms: Terms): string {
  const { minor, currency } = lossOf(row, role, terms);
  return warningIn(turn, warningOf(row, role, terms), moneyIn(turn, currency, minor));
}

/** The sum that a case is about: of some units their share, and no more than earlier cases have left. */
function stakeIn(turn: Turn, { order, funds }: DisputeCase): string {
  return moneyIn(turn, order.currency, stakeOf(funds));
}

function turnNo(turn: Turn): string {
  return tell(turn, 'buttons', 'back');
}
