import type { TurnContext } from 'botbuilder-core';
import type { OrderLine } from '../../disputes/domain/case.ts';
import type { PartyRole } from '../../disputes/domain/roles.ts';
import { fold, isHan, normalise } from '../../kb/search/analysis/normalise.ts';
import type { DisputeServices } from '../dispute-services.ts';
import { takesBack } from '../entities/corrections.ts';
import { namingWords, textWords } from '../entities/match.ts';
import { isSameOrder, ownOrderIn, plainOrderIdsIn } from '../entities/order-id.ts';
import { reasonIn } from '../entities/reason.ts';
import { turnOf } from '../turn-context.ts';
import { ownLines } from './absorb.ts';
import { type Form, nextStep, orderOf } from './form.ts';

type OwnLine = OrderLine & { readonly role: PartyRole };

export interface OtherOrder {
  readonly orderId: string;
  readonly title: string;
}

/** A shorter word of a title ("set", "kg") says nothing of which order is meant. */
const LEAST_WORD = 4;
const LEAST_HAN = 2;

/** The order of one's own that a text is about, by its number or by the words of an item, where it is clear. */
export async function orderNamed(
  context: TurnContext,
  disputes: DisputeServices,
  text: string,
): Promise<OtherOrder | undefined> {
  const turn = turnOf(context);
  const own = await ownLines(turn, disputes);
  const orderId = ownOrderIn(text, own);
  const line = own.find((each) => each.orderId === orderId) ?? lineNamed(own, text, false);
  return line === undefined ? undefined : { orderId: line.orderId, title: line.title };
}

/** Another order than the form's that a text names; a guest's may be one that they still have to prove. */
export async function otherOrderIn(
  context: TurnContext,
  form: Form,
  disputes: DisputeServices,
  text: string,
): Promise<OtherOrder | undefined> {
  const current = orderOf(form);
  if (current === undefined || text === '') return undefined;
  const turn = turnOf(context);
  const own = await ownLines(turn, disputes);
  const byNumber = ownOrderIn(text, own, nextStep(form, disputes.profile) === 'amount');
  if (byNumber !== undefined) {
    const line = own.find(({ orderId }) => orderId === byNumber);
    return line === undefined || byNumber === current ? undefined : { orderId: byNumber, title: line.title };
  }
  if (!turn.conversation.verified) {
    const [typed] = plainOrderIdsIn(text, disputes.orderNumber);
    return typed === undefined || isSameOrder(typed, current) ? undefined : { orderId: typed, title: '' };
  }
  // One word that two orders could share ("size") is enough only where it is clear that something is being put right.
  const pointed = takesBack(text, turn.locale) || reasonIn(text, disputes.profile, turn.locale) !== undefined;
  const line = lineNamed(own, text, pointed);
  const currentToo = own.some((each) => each.orderId === current && scoreOf(each, text) > 0);
  return line === undefined || line.orderId === current || currentToo
    ? undefined
    : { orderId: line.orderId, title: line.title };
}

/** The one line that a text names by most of its title, or by two of its words, or, where it is pointed at, by half. */
function lineNamed(own: readonly OwnLine[], text: string, pointed: boolean): OwnLine | undefined {
  const scored = own
    .map((line) => ({ line, score: scoreOf(line, text), of: titleWords(line).length }))
    .filter(({ score, of }) => score >= 2 || (score > 0 && (of === 1 || (pointed && score * 2 >= of))))
    .sort((a, b) => b.score - a.score);
  const [first, second] = scored;
  return first !== undefined && first.score !== second?.score ? first.line : undefined;
}

function scoreOf(line: OrderLine, text: string): number {
  const said = namingWords(text);
  const words = titleWords(line).filter((word) => said.has(word) || said.has(`${word}s`)).length;
  return words + hanShared(line.title, text);
}

function titleWords({ title }: OrderLine): string[] {
  return [...new Set(textWords(title).map(fold))].filter((word) => word.length >= LEAST_WORD);
}

/** How much of a Chinese title stands in a text in one piece; names are not written apart. */
function hanShared(title: string, text: string): number {
  const said = textWords(normalise(text)).join('');
  const runs = textWords(title)
    .join(' ')
    .replace(/(?<=\p{Script=Han}) (?=\p{Script=Han})/gu, '')
    .split(' ');
  return runs
    .filter((run) => isHan(run))
    .reduce((best, run) => {
      for (let size = run.length; size >= LEAST_HAN && size > best; size -= 1)
        for (let at = 0; at + size <= run.length; at += 1) if (said.includes(run.slice(at, at + size))) return size;
      return best;
    }, 0);
}
