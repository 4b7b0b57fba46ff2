import type { TurnContext } from 'botbuilder-core';
import { stakeOf } from '../../disputes/domain/funds.ts';
import { readSum } from '../../protocol/money/read-sum.ts';
import type { DisputeServices } from '../dispute-services.ts';
import { amountIn } from '../entities/amount.ts';
import { passedOn, trackingIn } from '../entities/case-wishes.ts';
import { isSaying } from '../entities/match.ts';
import { withoutOrders } from '../entities/order-id.ts';
import { phrasesOf } from '../entities/phrases.ts';
import { solutionIn } from '../entities/reason.ts';
import { turnOf } from '../turn-context.ts';
import { filesNeeded, kindsFor, kindsOfEvidence, nextNeed } from './acting.ts';
import type { Acting } from './acting-schema.ts';
import { amountAnswer } from './amount-answer.ts';
import type { ChatAct, Need } from './case-acts.ts';
import type { OwnCase } from './case-view.ts';
import type { CaseChoice } from './choices.ts';
import { filesOf } from './fill-from-story.ts';
import { isPartly } from './form.ts';
import type { Interruption } from './interruptions.ts';
import { addFiles } from './set-fields.ts';
import { moneyIn, tell } from './words.ts';

interface Heard {
  readonly own: OwnCase;
  readonly disputes: DisputeServices;
  readonly versions: readonly number[];
  readonly choice: CaseChoice | undefined;
  readonly said: Interruption | undefined;
  readonly need: Need | undefined;
}

/** Takes a message as the answer to what an act needs next; where it is none, says why if there is a reason. */
export function giveToAct(
  context: TurnContext,
  acting: Acting,
  heard: Heard,
): { readonly taken: boolean; readonly note?: string } {
  const { own, disputes, versions, choice, said, need } = heard;
  const { profile } = disputes;
  const text = (context.activity.text ?? '').trim();
  const files = filesOf(context, kindsOfEvidence(own.row, profile));
  if (files.length > 0) {
    addFiles(acting, files);
    if (text !== '' && acting.words === undefined && (need === 'text' || need === 'explanation'))
      takeWords(context, acting, text);
    return { taken: true };
  }
  switch (need) {
    case 'version': {
      const version = versions.find((each) => each === choice?.version);
      if (version !== undefined) acting.version = version;
      return { taken: version !== undefined };
    }
    case 'kind': {
      const kinds = kindsFor(acting.act, own.row, profile);
      const kind = kinds.find((each) => each === choice?.value) ?? solutionIn(text, kinds, turnOf(context).locale);
      const sum = takeAmount(context, own, text, false);
      const chosen = sum === undefined ? kind : kinds.find(isPartly);
      if (chosen !== undefined) acting.kind = chosen;
      if (sum !== undefined && chosen !== undefined) acting.amount = sum;
      return { taken: chosen !== undefined };
    }
    case 'amount': {
      const turn = turnOf(context);
      const order = { ...own.row.order, paid: stakeOf(own.row.funds) };
      const answer = amountAnswer(turn, order, text, 'stake');
      if (answer === undefined) {
        const paid = moneyIn(turn, order.currency, order.paid);
        return { taken: false, note: tell(turn, 'refusals', 'amount', { paid }) };
      }
      if (answer.minor !== undefined) acting.amount = answer.minor;
      // What does not fit has been heard as well: the note says why, and the question follows again.
      return { taken: true, note: answer.note };
    }
    case 'why':
    case 'text':
    case 'words':
    case 'explanation':
    case 'tracking':
      if (text === '' || choice !== undefined) return { taken: false };
      takeWords(context, acting, text);
      return { taken: true };
    case 'files':
      return { taken: goesOn(context, acting, heard) };
    case 'confirm':
    case 'again':
      if (choice?.do !== 'yes' && said !== 'affirm') return { taken: false };
      acting.confirmed += 1;
      return { taken: true };
    case undefined:
      return { taken: true };
  }
}

/** These are shown once more when words began them: what they say may have been read out of them wrongly. */
const SHOWN_BEFORE: readonly ChatAct[] = ['return-shipped', 'goods-sent', 'message'];

/** Takes what the words that began an act say beside it: terms, a reason, a parcel's number, what to pass on. */
export function takeWish(
  context: TurnContext,
  acting: Acting,
  own: OwnCase,
  disputes: DisputeServices,
  text: string,
): void {
  const { locale } = turnOf(context);
  if (SHOWN_BEFORE.includes(acting.act)) acting.unasked = true;
  const need = nextNeed(acting, disputes.profile);
  if (need === 'kind') takeTerms(context, acting, own, disputes, text);
  const words =
    need === 'tracking'
      ? trackingIn(withoutOrders(text, [own.row.order.orderId]))
      : need === 'words'
        ? passedOn(text, locale)
        : undefined;
  if (words !== undefined && words !== '') takeWords(context, acting, words);
}

/** Takes the terms that the words which began an act name: "no, make it 50", "a full refund instead". */
function takeTerms(
  context: TurnContext,
  acting: Acting,
  own: OwnCase,
  { profile }: DisputeServices,
  text: string,
): void {
  const kinds = kindsFor(acting.act, own.row, profile);
  const kind = solutionIn(text, kinds, turnOf(context).locale);
  const sum = takeAmount(context, own, text, kind === undefined) ?? besideOffers(context, own, text);
  const chosen = sum === undefined ? kind : kinds.find(isPartly);
  if (chosen !== undefined) acting.kind = chosen;
  if (sum !== undefined && chosen !== undefined) acting.amount = sum;
}

function takeWords(context: TurnContext, acting: Acting, text: string): void {
  acting.words = text;
  acting.wordsIn = context.activity.id;
}

/** Whether a message is "skip", "done" or the like. */
export function saysGoOn(context: TurnContext): boolean {
  const { skip, done } = phrasesOf(turnOf(context).locale);
  return isSaying(context.activity.text ?? '', [...skip, ...done]);
}

export function saysBack(context: TurnContext): boolean {
  return isSaying(context.activity.text ?? '', phrasesOf(turnOf(context).locale).back);
}

function goesOn(context: TurnContext, acting: Acting, { choice, said, disputes }: Heard): boolean {
  const on = choice?.do === 'go-on' || said === 'affirm' || said === 'deny' || saysGoOn(context);
  if (!on || (acting.files.length === 0 && filesNeeded(acting.act, disputes.profile))) return false;
  acting.filesDone = true;
  return true;
}

const CLAUSE_END = /[,;!?…，。；！？\n]+|\s(?=\p{Script=Han})|\.(?=\s|$)/u;

/** "20 is a joke, make it 40": of two sums the one that nobody has offered yet. */
function besideOffers(context: TurnContext, { row }: OwnCase, text: string): number | undefined {
  const stake = stakeOf(row.funds);
  const question = { ...row.order, paid: stake, locale: turnOf(context).locale, asked: true };
  const read = (part: string) => readSum(part, question);
  const plain = withoutOrders(text, [row.order.orderId]);
  const whole = read(plain);
  const minors =
    whole.kind === 'several'
      ? whole.minors
      : plain.split(CLAUSE_END).flatMap((clause) => {
          const said = read(clause);
          return said.kind === 'sum' ? [said.minor] : [];
        });
  const offered = row.offers.map(({ terms }) => terms.amount);
  const [only, ...others] = minors.filter((minor) => !offered.includes(minor));
  return only !== undefined && others.length === 0 && only > 0 && only <= stake ? only : undefined;
}

/** A sum that is named beside something else and fits the order, or undefined. */
function takeAmount(context: TurnContext, { row }: OwnCase, text: string, asked: boolean): number | undefined {
  const plain = withoutOrders(text, [row.order.orderId]);
  const stake = stakeOf(row.funds);
  const amount = amountIn(plain, { ...row.order, paid: stake, locale: turnOf(context).locale, asked });
  if (amount === undefined || 'otherCurrency' in amount) return undefined;
  return amount.minor > 0 && amount.minor <= stake ? amount.minor : undefined;
}
