import type { TurnContext } from 'botbuilder-core';
import type { DialogContext, DialogTurnResult } from 'botbuilder-dialogs';
import { Dialog } from 'botbuilder-dialogs/lib/dialog.js';
import type { Command } from '../../disputes/domain/commands.ts';
import { stakeOf } from '../../disputes/domain/funds.ts';
import { DisputeRefusal } from '../../disputes/domain/refusal.ts';
import { readAction } from '../actions.ts';
import type { DisputeServices, DisputeShopper } from '../dispute-services.ts';
import type { CaseWish } from '../entities/case-wishes.ts';
import { asksSomething } from '../entities/questions.ts';
import { thinksAgain } from '../entities/second-thoughts.ts';
import { say } from '../say.ts';
import { serveIntent } from '../serve-intent.ts';
import { serveAction } from '../serve-message.ts';
import type { Turn } from '../services.ts';
import { breaksIn } from '../stop-answer.ts';
import { turnOf } from '../turn-context.ts';
import { askNeed, nextNeed } from './acting.ts';
import { type Acting, actingSchema } from './acting-schema.ts';
import { alreadyDone, commandOf } from './case-acts.ts';
import { caseList, caseView, lossIn, noCases, type OwnCase, openAct, ownCases } from './case-view.ts';
import { ACTS_OF, shows } from './case-wish.ts';
import {
  CASE_DIALOG,
  type CaseChoice,
  GUEST_DIALOG,
  OPEN_DISPUTE_DIALOG,
  readCaseChoice,
  readFormChoice,
} from './choices.ts';
import { filesOf } from './fill-from-story.ts';
import { giveToAct, saysBack, saysGoOn, takeWish } from './give-to-act.ts';
import { mustProve, shopperIn } from './guest.ts';
import { answerText, interruption } from './interruptions.ts';
import { caseNumberIn } from './opening-words.ts';
import { otherWish } from './other-wish.ts';
import { overtakenWords } from './overtaken.ts';
import { refusalText } from './refusal.ts';
import { tell } from './words.ts';

interface Options {
  readonly text?: string;
  readonly choice?: CaseChoice;
  /** What the words want done. */
  readonly wish?: CaseWish;
}

/** Shows a case and carries out what the shopper does about it. Stays on the stack only while an act needs more. */
export class CaseDialog extends Dialog {
  constructor() {
    super(CASE_DIALOG);
  }

  override async beginDialog(dc: DialogContext, options: Options = {}): Promise<DialogTurnResult> {
    const turn = turnOf(dc.context);
    const { disputes } = turn.services;
    if (disputes === undefined) return dc.endDialog();
    if (mustProve(turn, options.text ?? ''))
      return dc.replaceDialog(GUEST_DIALOG, { wanted: CASE_DIALOG, options: { ...options } });
    const cases = await ownCases(turn, disputes);
    const number = caseNumberIn(options.text ?? '');
    const named = cases.filter(({ row }) =>
      options.choice?.caseId === undefined ? row.number === number : row.id === options.choice.caseId,
    );
    const meant = options.wish === undefined ? cases : wished(turn, disputes, cases, options.wish);
    const live = meant.filter(({ row }) => row.state !== 'closed');
    const [only, ...others] = named.length > 0 ? named : live.length > 0 ? live : meant;
    if (options.wish === 'evidence') turn.memory.caseFiles = filesOf(dc.context, []);
    if (only === undefined) await say(dc.context, noCases(turn));
    else if (others.length > 0)
      await say(dc.context, caseList(turn, [only, ...others], shows(options.wish) ? undefined : options.wish));
    else if (options.choice?.wish !== undefined || (options.wish !== undefined && !shows(options.wish)))
      return beginWish(dc, turn, disputes, only, options);
    else if (options.choice?.act !== undefined) return begin(dc, turn, disputes, only, options.choice);
    else {
      // "And if they stay silent?" is asked of the case.
      if (options.text !== undefined && options.text !== '') turn.memory.lastQuestion = options.text;
      const said = options.wish === 'said' ? await disputes.lastWords(shopperIn(turn, only.role), only.row) : undefined;
      await say(dc.context, caseView(turn, await shown(turn, only, disputes), disputes, said));
    }
    return dc.endDialog();
  }

  override async continueDialog(dc: DialogContext): Promise<DialogTurnResult> {
    const turn = turnOf(dc.context);
    const { disputes } = turn.services;
    const stored = (dc.activeDialog?.state as { acting?: unknown } | undefined)?.acting;
    const parsed = actingSchema.safeParse(stored);
    if (disputes === undefined) return dc.endDialog();
    const own = parsed.success
      ? (await ownCases(turn, disputes)).find(({ row }) => row.id === parsed.data.caseId)
      : undefined;
    if (!parsed.success || own === undefined)
      return dc.replaceDialog(CASE_DIALOG, { text: dc.context.activity.text ?? '' });
    if (readFormChoice(dc.context.activity.value) !== undefined) return dc.replaceDialog(OPEN_DISPUTE_DIALOG, {});
    return carryOn(dc, turn, disputes, own, parsed.data);
  }
}

/** The cases that a wish can be about: those that others brought, or the live ones in which it is open now, else all. */
function wished(turn: Turn, disputes: DisputeServices, cases: readonly OwnCase[], wish: CaseWish): readonly OwnCase[] {
  if (wish === 'against') return cases.filter(({ row, role }) => row.claimant !== role);
  if (wish === 'said') return cases;
  const open = cases.filter(({ row, role }) =>
    ACTS_OF[wish].some((act) => openAct(disputes.actions(shopperIn(turn, role), row), act) !== undefined),
  );
  return open.length > 0 ? open : cases;
}

/** Begins the act that carries out a wish; where none is open, says so and shows what is. */
async function beginWish(
  dc: DialogContext,
  turn: Turn,
  disputes: DisputeServices,
  own: OwnCase,
  { wish, choice, text = '' }: Options,
): Promise<DialogTurnResult> {
  const wanted = wish ?? choice?.wish;
  const actions = disputes.actions(shopperIn(turn, own.role), own.row);
  const act =
    wanted === undefined || wanted === 'against' || wanted === 'said'
      ? undefined
      : ACTS_OF[wanted].find((each) => openAct(actions, each) !== undefined);
  if (act !== undefined) return begin(dc, turn, disputes, own, { dispute: 'case', act, caseId: own.row.id }, text);
  await say(dc.context, { text: tell(turn, 'refusals', 'state') });
  await say(dc.context, caseView(turn, await shown(turn, own, disputes), disputes));
  return dc.endDialog();
}

/** A shopper who is shown a case in the chat has been told of it. */
async function shown(turn: Turn, { row, role }: OwnCase, disputes: DisputeServices): Promise<OwnCase> {
  return { row: await disputes.seen(shopperIn(turn, role), row), role };
}

async function begin(
  dc: DialogContext,
  turn: Turn,
  disputes: DisputeServices,
  own: OwnCase,
  choice: CaseChoice,
  text = '',
): Promise<DialogTurnResult> {
  const open = openAct(disputes.actions(shopperIn(turn, own.role), own.row), choice.act ?? '');
  if (open === undefined) {
    await say(dc.context, { text: tell(turn, 'refusals', 'changed') });
    await say(dc.context, caseView(turn, await shown(turn, own, disputes), disputes));
    return dc.endDialog();
  }
  const [version, ...more] = open.versions;
  const acting: Acting = {
    caseId: own.row.id,
    role: own.role,
    act: open.act,
    ...(version !== undefined && more.length === 0 ? { version } : {}),
    files: open.act === 'add-evidence' ? [...(turn.memory.caseFiles ?? [])] : [],
    filesDone: false,
    confirmed: 0,
  };
  turn.memory.caseFiles = undefined;
  if (text !== '') takeWish(dc.context, acting, own, disputes, text);
  return step(dc, turn, disputes, own, acting, open.versions);
}

/** Asks for what is missing, or acts. */
async function step(
  dc: DialogContext,
  turn: Turn,
  disputes: DisputeServices,
  own: OwnCase,
  acting: Acting,
  versions: readonly number[],
): Promise<DialogTurnResult> {
  // The question names the loss as it is when it is put; a yes holds for that one.
  if (acting.confirmed === 0) acting.loss = lossIn(disputes.actions(shopperIn(turn, own.role), own.row), acting);
  const need = nextNeed(acting, disputes.profile);
  if (need !== undefined) {
    await say(dc.context, askNeed(turn, need, acting, own.row, disputes.profile, versions));
    if (dc.activeDialog !== undefined) dc.activeDialog.state = { acting };
    return Dialog.EndOfTurn;
  }
  await perform(dc.context, turn, disputes, own, acting);
  return dc.endDialog();
}

async function carryOn(
  dc: DialogContext,
  turn: Turn,
  disputes: DisputeServices,
  own: OwnCase,
  acting: Acting,
): Promise<DialogTurnResult> {
  const { context } = dc;
  const { value, text = '' } = context.activity;
  const shopper = shopperIn(turn, own.role);
  const versions = openAct(disputes.actions(shopper, own.row), acting.act)?.versions ?? [];
  const choice = readCaseChoice(value);
  if (choice !== undefined && choice.do === undefined) return dc.replaceDialog(CASE_DIALOG, { choice });
  const action = choice === undefined ? readAction(value) : undefined;
  if (action !== undefined) {
    if ((await serveAction(context, action, text, undefined)) === 'person') return Dialog.EndOfTurn;
    return step(dc, turn, disputes, own, acting, versions);
  }
  if (choice === undefined && (await breaksIn(context, text))) return Dialog.EndOfTurn;
  const said = choice === undefined && text.trim() !== '' ? interruption(context, text) : undefined;
  const need = nextNeed(acting, disputes.profile);
  // "Skip" to the question for files is no wish to stop, though it is one of the words for it.
  const stops = said === 'stop' && !(need === 'files' && saysGoOn(context));
  const isAsked = need === 'confirm' || need === 'again';
  const denies = (isAsked && said === 'deny') || saysBack(context);
  if (choice?.do === 'no' || (choice === undefined && (stops || denies))) {
    await say(context, { text: tell(turn, 'say', 'unchanged') });
    return dc.endDialog();
  }
  if (said === 'talk-to-person' || said === 'change-language') {
    if ((await serveIntent(context, said, text, undefined)) === 'person') return Dialog.EndOfTurn;
    return step(dc, turn, disputes, own, acting, versions);
  }
  const other = choice === undefined ? await otherWish(context, acting, need, said) : undefined;
  if (other !== undefined) return dc.replaceDialog(CASE_DIALOG, { text, wish: other });
  if (isAsked && said !== 'affirm' && choice === undefined && !asksSomething(text) && thinksAgain(text, turn.locale)) {
    // "No wait" is asked once more where something was written or sent: that is kept.
    if (acting.words !== undefined || acting.files.length > 0) return step(dc, turn, disputes, own, acting, versions);
    await say(context, { text: tell(turn, 'say', 'unchanged') });
    return dc.endDialog();
  }
  const took = giveToAct(context, acting, { own, disputes, versions, choice, said, need });
  if (took.taken && took.note !== undefined) await say(context, { text: took.note });
  if (!took.taken && !(await answerText(context, text)))
    await say(context, { text: took.note ?? tell(turn, 'say', 'notUnderstood') });
  return step(dc, turn, disputes, own, acting, versions);
}

/** Acts directly, as at the opening: what a second run of the turn finds done already counts as done. */
async function perform(
  context: TurnContext,
  turn: Turn,
  disputes: DisputeServices,
  own: OwnCase,
  acting: Acting,
): Promise<void> {
  const shopper = shopperIn(turn, own.role);
  const files = acting.files.map(({ fileId, kind }) => ({ fileId, kind }));
  const command = commandOf(acting.act, {
    version: acting.version ?? own.row.offers.findLast(({ by }) => by === own.row.claimant)?.version ?? 1,
    terms: { kind: acting.kind ?? 'full-refund', amount: acting.amount ?? null },
    words: acting.words ?? '',
    wordsIn: acting.wordsIn ?? '',
    files,
    loss: acting.loss,
  });
  try {
    const row = await disputes.act(shopper, acting.caseId, command);
    await say(context, { text: tell(turn, 'say', 'done') });
    await say(context, caseView(turn, { ...own, row }, disputes));
  } catch (error) {
    const { order, funds } = own.row;
    const text = refusalText(turn, error, { currency: order.currency, paid: stakeOf(funds) });
    const now = (await ownCases(turn, disputes)).find(({ row }) => row.id === acting.caseId) ?? own;
    const done = alreadyDone(now.row, own.role, command);
    const words = done ? undefined : overtakenWords(error, command, acting.wordsIn ?? '');
    const passedOn = words !== undefined && (await passOn(disputes, shopper, acting.caseId, words));
    await say(context, { text: done ? tell(turn, 'say', 'done') : passedOn ? tell(turn, 'say', 'asMessage') : text });
    await say(context, caseView(turn, now, disputes));
  }
}

/** Whether the case has taken the words. */
async function passOn(
  disputes: DisputeServices,
  shopper: DisputeShopper,
  caseId: string,
  words: Command<'message'>,
): Promise<boolean> {
  try {
    await disputes.act(shopper, caseId, words);
    return true;
  } catch (error) {
    if (error instanceof DisputeRefusal) return false;
    throw error;
  }
}
