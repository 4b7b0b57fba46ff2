import { z } from 'zod';
import { CASE_WISHES } from '../entities/case-wishes.ts';
import { STEPS } from './form.ts';

export const OPEN_DISPUTE_DIALOG = 'open-dispute';
export const CASE_DIALOG = 'case';
export const GUEST_DIALOG = 'dispute-guest';

/** In the place of a line's id: all of them. */
export const WHOLE_ORDER = '*';

const short = z.string().min(1).max(200);

/** What the buttons of the dispute form send back. */
const formChoiceSchema = z.object({
  dispute: z.literal('form'),
  do: z.enum([
    'begin',
    'set',
    'change',
    'submit',
    'go-on',
    'skip',
    'none',
    'back',
    'stop',
    'keep',
    'drop',
    'start-over',
    'other-order',
    'switch',
    'stay',
  ]),
  step: z.enum(STEPS).optional(),
  value: short.optional(),
});
export type FormChoice = z.output<typeof formChoiceSchema>;

/** What the buttons under a case send back. */
const caseChoiceSchema = z.object({
  dispute: z.literal('case'),
  caseId: short.optional(),
  /** An action of the case; absent: to show it. */
  act: short.optional(),
  /** What was wished in words, before it was clear of which case. */
  wish: z.enum(CASE_WISHES).optional(),
  version: z.int().min(1).optional(),
  do: z.enum(['yes', 'no', 'go-on', 'set']).optional(),
  value: short.optional(),
});
export type CaseChoice = z.output<typeof caseChoiceSchema>;

/** What the buttons of the question who a guest is send back. */
const guestChoiceSchema = z.object({
  dispute: z.literal('guest'),
  do: z.enum(['sign-in', 'no-number', 'leave']),
});
export type GuestChoice = z.output<typeof guestChoiceSchema>;

export function readGuestChoice(value: unknown): GuestChoice | undefined {
  const parsed = guestChoiceSchema.safeParse(value);
  return parsed.success ? parsed.data : undefined;
}

export function guestButton(title: string, choice: Omit<GuestChoice, 'dispute'>) {
  return { title: shortTitle(title), value: { dispute: 'guest', ...choice } satisfies GuestChoice };
}

export function readFormChoice(value: unknown): FormChoice | undefined {
  const parsed = formChoiceSchema.safeParse(value);
  return parsed.success ? parsed.data : undefined;
}

export function readCaseChoice(value: unknown): CaseChoice | undefined {
  const parsed = caseChoiceSchema.safeParse(value);
  return parsed.success ? parsed.data : undefined;
}

/** Steps of which one answer of several is picked; a sum is none of them, and neither is anything that sends. */
const PICKED: readonly unknown[] = ['order', 'item', 'reason', 'delivery', 'contacted', 'wanted'];

/** Whether a button is one of several answers, rather than a way to go on, back or out. */
export function isChoice(value: unknown): boolean {
  const form = readFormChoice(value);
  if (form !== undefined)
    return (
      (form.do === 'set' && PICKED.includes(form.step)) ||
      (form.do === 'change' && form.step !== undefined) ||
      form.do === 'switch' ||
      form.do === 'stay'
    );
  const shown = readCaseChoice(value);
  return shown !== undefined && (shown.do === 'set' || (shown.caseId !== undefined && shown.act === undefined));
}

/** A button of the form. */
export function formButton(title: string, choice: Omit<FormChoice, 'dispute'>) {
  return { title: shortTitle(title), value: { dispute: 'form', ...choice } satisfies FormChoice };
}

export function caseButton(title: string, choice: Omit<CaseChoice, 'dispute'>) {
  return { title: shortTitle(title), value: { dispute: 'case', ...choice } satisfies CaseChoice };
}

/** A button holds one line. */
function shortTitle(title: string): string {
  const characters = [...title];
  return characters.length <= 60 ? title : `${characters.slice(0, 58).join('')}…`;
}
