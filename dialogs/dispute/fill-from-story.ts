import type { TurnContext } from 'botbuilder-core';
import type { OrderLine } from '../../disputes/domain/case.ts';
import type { Profile } from '../../disputes/domain/profile/profile-schema.ts';
import type { PartyRole } from '../../disputes/domain/roles.ts';
import type { SolutionKind } from '../../disputes/domain/solutions.ts';
import { UPLOAD_LIMITS } from '../../protocol/upload-limits.ts';
import type { DisputeServices } from '../dispute-services.ts';
import { amountIn } from '../entities/amount.ts';
import { namesAmount, withoutDenied } from '../entities/corrections.ts';
import { evidenceKind } from '../entities/evidence-kind.ts';
import { lineByTitle } from '../entities/named-item.ts';
import { orderIdsIn, ownOrdersIn, withoutOrderIds } from '../entities/order-id.ts';
import { reasonIn, solutionIn } from '../entities/reason.ts';
import { saysWhole, unitsIn } from '../entities/units.ts';
import type { Turn } from '../services.ts';
import { turnOf } from '../turn-context.ts';
import { amountTaken } from './amount-answer.ts';
import { hearContact } from './contact-note.ts';
import { boughtOf, type Form, isPartly, lineInQuestion, reasonOf, solutionsFor } from './form.ts';
import { shopperIn } from './guest.ts';
import { addFiles, setAmount, setLine, setOrder, setReason, setUnits, setWanted, setWhole } from './set-fields.ts';
import { moneyIn, tell } from './words.ts';

/** Fewer words than these tell no story; they name a reason only. */
const LEAST_STORY = { words: 5, hanCharacters: 8 } as const;

/** How sure a clause must be the wish for a dispute, or a greeting, to be no part of the story. */
const SURELY_OPENS = 0.6;

/** The shopper's own order lines in both seats, where the profile lets both open. */
export async function ownLines(
  turn: Turn,
  disputes: DisputeServices,
): Promise<readonly (OrderLine & { role: PartyRole })[]> {
  const roles: PartyRole[] = disputes.profile.opener === 'either' ? ['buyer', 'seller'] : ['buyer'];
  const found = await Promise.all(
    roles.map(async (role) => (await disputes.ownOrders(shopperIn(turn, role))).map((line) => ({ ...line, role }))),
  );
  return found.flat();
}

/** Looks an order up by what was typed, among one's own first. */
export async function findOrder(
  turn: Turn,
  disputes: DisputeServices,
  text: string,
  given?: readonly (OrderLine & { role: PartyRole })[],
): Promise<{ readonly lines: readonly OrderLine[]; readonly role: PartyRole } | undefined> {
  const own = given ?? (await ownLines(turn, disputes));
  const [orderId, ...others] = ownOrdersIn(text, own);
  // Which of them a case is to be about, only the shopper can say.
  if (others.length > 0) return undefined;
  if (orderId !== undefined) {
    const lines = own.filter((line) => line.orderId === orderId);
    return { lines: lines.map(withoutRole), role: lines[0]?.role ?? 'buyer' };
  }
  const [typed] = orderIdsIn(text, disputes.orderNumber);
  if (typed === undefined) return undefined;
  for (const role of disputes.profile.opener === 'either' ? (['buyer', 'seller'] as const) : (['buyer'] as const)) {
    const lines = await disputes.order(shopperIn(turn, role), typed);
    if (lines !== undefined && lines.length > 0) return { lines, role };
  }
  return undefined;
}

/** Takes all that a free text says into the form; what it leaves open is asked. Gives what has to be said about it. */
export async function absorb(
  context: TurnContext,
  form: Form,
  disputes: DisputeServices,
  text: string,
): Promise<string[]> {
  const turn = turnOf(context);
  const { profile } = disputes;
  const notes: string[] = [];
  const [typed] = orderIdsIn(text, disputes.orderNumber);
  const own = await ownLines(turn, disputes);
  const found = await findOrder(turn, disputes, text, own);
  if (found !== undefined) setOrder(form, found.lines, found.role);
  else if (typed !== undefined && ownOrdersIn(text, own).length < 2)
    notes.push(tell(turn, 'say', 'orderUnknown', { order: typed }));
  else if (form.lines === undefined) await absorbTitle(turn, form, disputes, text);
  const plain = withoutOrderIds(text, disputes.orderNumber);
  const reason = reasonIn(plain, profile, turn.locale);
  if (reason !== undefined && form.reason === undefined) {
    setReason(form, reason, profile);
    if (form.details === undefined && tellsStory(withoutOpening(turn, profile, plain))) form.details = text.trim();
  }
  const { lines = [] } = form;
  if (
    form.line === undefined &&
    lines.length > 1 &&
    saysWhole(plain, { count: lines.length, locale: turn.locale, asked: false })
  )
    setWhole(form);
  absorbUnits(turn, form, plain);
  hearContact(turn, form, profile, plain);
  notes.push(...absorbWish(turn, form, disputes, plain));
  return notes;
}

/** Takes how many units a text speaks of, where more than one were bought. */
export function absorbUnits({ locale }: Turn, form: Form, text: string): void {
  const bought = boughtOf(form);
  if (bought < 2 || form.line === undefined) return;
  const units = unitsIn(text, { bought, title: form.line.title, locale, asked: false });
  if (units !== undefined && units <= bought) setUnits(form, units);
}

/** A text without its greeting and the wish for a dispute, each where it stands as a clause of its own. */
export function withoutOpening({ services, locale }: Turn, profile: Profile, text: string): string {
  const solutions = Object.values(profile.reasons).flatMap((reason) => reason.solutions);
  return text
    .split(/[,.;!，。！\n]+/u)
    .filter((clause) => {
      const found = clause.trim() === '' ? undefined : services.search.recognise(clause, locale);
      const opens = found?.intent === 'open-dispute' || found?.intent === 'greeting';
      return !opens || found.confidence < SURELY_OPENS || solutionIn(clause, solutions, locale) !== undefined;
    })
    .join(', ');
}

/** Takes the order whose item a text speaks of; false where it speaks of none of the shopper's, or of several. */
export async function absorbTitle(turn: Turn, form: Form, disputes: DisputeServices, text: string): Promise<boolean> {
  const own = await ownLines(turn, disputes);
  const line = lineByTitle(text, own);
  if (line === undefined) return false;
  setOrder(form, own.filter(({ orderId }) => orderId === line.orderId).map(withoutRole), line.role);
  setLine(form, withoutRole(line));
  return true;
}

function withoutRole({ role: _, ...line }: OrderLine & { role: PartyRole }): OrderLine {
  return line;
}

/** Takes the wanted solution and the sum that a text names. */
export function absorbWish(turn: Turn, form: Form, { profile }: DisputeServices, text: string): string[] {
  const solutions = reasonOf(form, profile) === undefined ? [] : solutionsFor(form, profile);
  const amount = amountWished(turn, form, solutions, text);
  const line = lineInQuestion(form);
  if (line !== undefined && amount !== undefined) {
    if ('otherCurrency' in amount) return [tell(turn, 'say', 'otherCurrency', { currency: line.currency })];
    if (amount.minor === line.paid && solutions.includes('full-refund')) {
      setWanted(form, 'full-refund');
      return [];
    }
    if (amount.minor > line.paid)
      return [tell(turn, 'say', 'tooMuch', { paid: moneyIn(turn, line.currency, line.paid) })];
    const before = form.amount;
    if (amount.minor > 0 && setAmount(form, amount.minor, profile))
      return before === amount.minor ? [] : [amountTaken(turn, line, amount.minor)];
  }
  const { rest } = withoutDenied(
    text,
    turn.locale,
    (clause) => solutionIn(clause, solutions, turn.locale) !== undefined,
  );
  const wanted = solutionIn(rest, solutions, turn.locale);
  if (wanted !== undefined) setWanted(form, wanted);
  return [];
}

/** A sum with its currency, the amount called by its name ("change the amount to 15.50"), or a bare share ("half"). */
function amountWished({ locale }: Turn, form: Form, solutions: readonly SolutionKind[], text: string) {
  const line = lineInQuestion(form);
  if (line === undefined || !solutions.some(isPartly)) return undefined;
  const asked = wantsSum(text);
  const stated = amountIn(asked ?? text, { ...line, locale, asked: asked !== undefined || namesAmount(text, locale) });
  if (stated !== undefined || !isShort(text)) return stated;
  const bare = amountIn(text, { ...line, locale, asked: true });
  return bare !== undefined && ('otherCurrency' in bare || bare.stated === 'share') ? bare : undefined;
}

/** "… give me back 20", 退我20就好: a number behind the wish for money, with which the clause ends, is a sum. */
const WANTS_SUM =
  /(?:\b(?:give me back|pay me back|refund me|(?:que )?me (?:regresen|devuelvan|reembolsen)|pulangkan|bagi balik|balikin|kembaliin|refund)(?: (?:saya|aku|gue|just|only|rm|nada más))?|(?<!\p{L})(?:hoàn|trả)(?: lại)?(?: cho)? (?:mình|em|tôi)|退我|還我|退給我)\s*(\d[\d.,]*)(?:\s*(?:thôi|saja|je|aja|only|nomás|nada más|就好|就行|塊就好|元就好|塊|元))?\s*(?=$|[,;!?，。；！？\n]|\.(?:\s|$))/iu;

function wantsSum(text: string): string | undefined {
  return WANTS_SUM.exec(text)?.[1];
}

function isShort(text: string): boolean {
  const han = text.match(/\p{Script=Han}/gu)?.length ?? 0;
  return han > 0 ? han <= 5 : (text.match(/[\p{L}\p{M}\p{N}]+/gu)?.length ?? 0) <= 4;
}

/** Takes the files of this message; gives what has to be said about them. */
export function absorbFiles(
  context: TurnContext,
  form: Form,
  disputes: DisputeServices,
): { took: number; notes: string[] } {
  const turn = turnOf(context);
  const reason = reasonOf(form, disputes.profile);
  const wanted = [...(reason?.evidence.requireOneOf ?? []), ...(reason?.evidence.advise ?? [])];
  const files = filesOf(context, wanted);
  if (files.length === 0) return { took: 0, notes: [] };
  form.filesDone = false;
  form.noEvidence = false;
  const fitted = addFiles(form, files);
  const limit = String(UPLOAD_LIMITS.filesPerSubmission);
  return { took: files.length, notes: fitted ? [] : [tell(turn, 'say', 'tooManyFiles', { limit })] };
}

/** The uploads that came with a message, named as evidence. */
export function filesOf(context: TurnContext, wanted: Parameters<typeof evidenceKind>[2]): Form['files'] {
  const { locale } = turnOf(context);
  const { attachments = [], text = '' } = context.activity;
  return attachments.flatMap(({ contentType, name, content }) => {
    const id: unknown = typeof content === 'object' && content !== null && 'id' in content ? content.id : undefined;
    return typeof id === 'string'
      ? [{ fileId: id, kind: evidenceKind(contentType, text, wanted, locale), name: name ?? id }]
      : [];
  });
}

/** Whether a text says what happened, not just what it is called. */
export function tellsStory(text: string): boolean {
  const han = text.match(/\p{Script=Han}/gu)?.length ?? 0;
  const words = text.match(/[\p{L}\p{M}]+/gu)?.length ?? 0;
  return han >= LEAST_STORY.hanCharacters || (han === 0 && words >= LEAST_STORY.words);
}
