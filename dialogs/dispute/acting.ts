import { z } from 'zod';
import type { DisputeCase } from '../../disputes/case.ts';
import { EVIDENCE_KINDS } from '../../disputes/evidence-rules.ts';
import { lossOf, warningOf } from '../../disputes/loss.ts';
import { negotiable } from '../../disputes/offers.ts';
import { type Profile, reasonNamed } from '../../disputes/profile-schema.ts';
import { SOLUTION_KINDS, type SolutionKind, type Terms } from '../../disputes/solutions.ts';
import type { Utterance } from '../say.ts';
import type { Turn } from '../services.ts';
import { CHAT_ACTS, type ChatAct, NEEDS, type Need } from './case-acts.ts';
import { caseButton } from './choices.ts';
import { isPartly } from './form.ts';
import { fileNames } from './review.ts';
import { moneyIn, nameOf, tell, termsIn, warningIn } from './words.ts';

/** An act on a case on its way: what the shopper has given for it so far. */
export const actingSchema = z.object({
  caseId: z.string(),
  role: z.enum(['buyer', 'seller']),
  act: z.enum(CHAT_ACTS as [ChatAct, ...ChatAct[]]),
  version: z.int().optional(),
  kind: z.enum(SOLUTION_KINDS).optional(),
  amount: z.int().positive().optional(),
  words: z.string().optional(),
  /** The message of the chat that the words stand in. */
  wordsIn: z.string().optional(),
  files: z.array(z.object({ fileId: z.string(), kind: z.enum(EVIDENCE_KINDS), name: z.string() })),
  filesDone: z.boolean(),
  /** How often the shopper has said yes to the warning. */
  confirmed: z.int(),
  /** What the shopper loses by it, as the question names it; the server refuses where that is no longer so. */
  loss: z.object({ solution: z.enum(SOLUTION_KINDS), minor: z.int(), currency: z.string() }).optional(),
});
export type Acting = z.output<typeof actingSchema>;

/** What is asked next; undefined where all is given. */
export function nextNeed(acting: Acting, profile: Profile): Need | undefined {
  const needs: readonly Need[] =
    acting.act === 'accept-offer' && acting.loss !== undefined ? [...NEEDS[acting.act], 'again'] : NEEDS[acting.act];
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
  const { currency, paid } = row.order;
  const no = caseButton(turnNo(turn), { act: acting.act, do: 'no' });
  switch (need) {
    case 'version':
      return {
        text: tell(turn, 'wants', 'version'),
        buttons: [
          ...row.offers
            .filter(({ version }) => versions.includes(version))
            .map(({ version, terms }) =>
              caseButton(termsIn(turn, terms, currency), { act: acting.act, do: 'set', version }),
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
      return { text: tell(turn, 'ask', 'amount', { paid: moneyIn(turn, currency, paid) }), buttons: [no] };
    case 'files':
      return askFiles(turn, acting, profile);
    case 'confirm':
    case 'again':
      return {
        text: confirmText(turn, need, acting, row),
        buttons: [caseButton(tell(turn, 'buttons', 'confirm'), { act: acting.act, do: 'yes' }), no],
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

function confirmText(turn: Turn, need: 'confirm' | 'again', acting: Acting, row: DisputeCase): string {
  const { act, version, loss } = acting;
  const { currency, paid } = row.order;
  const offer =
    row.offers.find((each) => each.version === version) ?? row.offers.findLast(({ by }) => by === row.claimant);
  const values: Record<string, string> = {
    number: row.number,
    paid: moneyIn(turn, currency, paid),
    terms: offer === undefined ? '' : termsIn(turn, offer.terms, currency),
    loss: moneyIn(turn, currency, loss?.minor ?? 0),
    warning: offer === undefined ? '' : warningFor(turn, acting.role, row, offer.terms),
  };
  const key = need === 'confirm' ? act : act === 'agreed' ? 'agreedAgain' : 'acceptAgain';
  return Object.entries(values).reduce(
    (text, [name, value]) => text.replace(`{${name}}`, () => value),
    nameOf(turn, 'confirms', key),
  );
}

function warningFor(turn: Turn, role: Acting['role'], row: DisputeCase, terms: Terms): string {
  const { minor, currency } = lossOf(row, role, terms);
  return warningIn(turn, warningOf(row, role, terms), moneyIn(turn, currency, minor));
}

function turnNo(turn: Turn): string {
  return tell(turn, 'buttons', 'back');
}
