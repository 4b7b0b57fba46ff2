import type { TurnContext } from 'botbuilder-core';
import type { OrderLine } from '../../disputes/domain/case.ts';
import type { PartyRole } from '../../disputes/domain/roles.ts';
import type { DisputeServices } from '../dispute-services.ts';
import { takesBack } from '../entities/corrections.ts';
import { titleScore, titleSize } from '../entities/named-item.ts';
import { isSameOrder, ownOrderIn, ownOrdersIn, plainOrderIdsIn } from '../entities/order-id.ts';
import { reasonIn } from '../entities/reason.ts';
import { turnOf } from '../turn-context.ts';
import { ownLines } from './fill-from-story.ts';
import { type Form, nextStep, orderOf } from './form.ts';

type OwnLine = OrderLine & { readonly role: PartyRole };

export interface OtherOrder {
  readonly orderId: string;
  readonly title: string;
}

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
  const byNumber = ownOrdersIn(text, own, nextStep(form, disputes.profile) === 'amount');
  if (byNumber.length > 0) {
    // Of several, too: what is told of two orders is no story of a third.
    const line = own.find(({ orderId }) => orderId !== current && byNumber.includes(orderId));
    return line && { orderId: line.orderId, title: line.title };
  }
  if (!turn.conversation.verified) {
    const [typed] = plainOrderIdsIn(text, disputes.orderNumber);
    return typed === undefined || isSameOrder(typed, current) ? undefined : { orderId: typed, title: '' };
  }
  // One word that two orders could share ("size") is enough only where it is clear that something is being put right.
  const pointed = takesBack(text, turn.locale) || reasonIn(text, disputes.profile, turn.locale) !== undefined;
  const line = lineNamed(own, text, pointed);
  const currentToo = own.some((each) => each.orderId === current && titleScore(text, each.title) > 0);
  return line === undefined || line.orderId === current || currentToo
    ? undefined
    : { orderId: line.orderId, title: line.title };
}

/** The one line that a text names by most of its title, or by two of its words, or, where it is pointed at, by half. */
function lineNamed(own: readonly OwnLine[], text: string, pointed: boolean): OwnLine | undefined {
  const scored = own
    .map((line) => ({ line, score: titleScore(text, line.title), of: titleSize(line.title) }))
    .filter(({ score, of }) => score >= 2 || (score > 0 && (of === 1 || (pointed && score * 2 >= of))))
    .sort((a, b) => b.score - a.score);
  const [first, second] = scored;
  return first !== undefined && first.score !== second?.score ? first.line : undefined;
}
