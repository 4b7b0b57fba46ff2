import { z } from 'zod';
import type { OrderLine } from '../../disputes/domain/case.ts';
import { EVIDENCE_KINDS } from '../../disputes/domain/evidence-rules.ts';
import { type Profile, type Reason, reasonNamed } from '../../disputes/domain/profile/profile-schema.ts';
import { SOLUTION_KINDS, SOLUTIONS, type SolutionKind } from '../../disputes/domain/solutions.ts';

/** The questions of the form, in their order. */
export const STEPS = [
  'order',
  'item',
  'reason',
  'delivery',
  'details',
  'units',
  'contacted',
  'wanted',
  'amount',
  'evidence',
  'declare',
  'review',
] as const;
export type Step = (typeof STEPS)[number];

/** Raised when the form changes so that a stored one would be misread; an older one is then begun anew. */
const FORM_VERSION = 1;

const lineSchema = z.custom<OrderLine>((value) => typeof value === 'object' && value !== null && 'lineId' in value);

const filesSchema = z.array(z.object({ fileId: z.string(), kind: z.enum(EVIDENCE_KINDS), name: z.string() }));

const formSchema = z.object({
  version: z.literal(FORM_VERSION),
  /** The message that began it, so that the same message run again begins the same form. */
  id: z.string(),
  role: z.enum(['buyer', 'seller']),
  /** The lines of the chosen order. */
  lines: z.array(lineSchema).optional(),
  line: lineSchema.optional(),
  /** It is about all lines of the order: `line` stands for them, with their sum and their names. */
  whole: z.boolean().optional(),
  /** Of how many of the line's units the problem is. */
  units: z.int().positive().optional(),
  reason: z.string().optional(),
  delivery: z.enum(['signed', 'refused', 'not-received']).optional(),
  details: z.string().optional(),
  /** When the shopper wrote to the other side; null: they have not. */
  contacted: z.int().nullable().optional(),
  wanted: z.enum(SOLUTION_KINDS).optional(),
  /** Minor units of the order's currency. */
  amount: z.int().positive().optional(),
  files: filesSchema,
  filesDone: z.boolean(),
  /** The shopper has none of the required evidence; only some solutions remain. */
  noEvidence: z.boolean(),
  declared: z.array(z.string()),
  /** An answer that is being changed though all are known. */
  editing: z.enum(STEPS).optional(),
  /** What the shopper was asked beside the steps: to keep the draft, what to change, which order, or for a person. */
  asking: z.enum(['keep', 'change', 'other', 'person']).optional(),
  /** Another order that was named in the middle of the form, with the words and files that came with it. */
  other: z.object({ orderId: z.string(), title: z.string(), text: z.string(), files: filesSchema }).optional(),
  /** The last thing said asked beside the steps whether the other side was written to. */
  contactAsked: z.boolean().optional(),
  /** How often in a row a message was not understood. */
  misses: z.int().optional(),
});
export type Form = z.output<typeof formSchema>;

export function newForm(id: string): Form {
  return { version: FORM_VERSION, id, role: 'buyer', files: [], filesDone: false, noEvidence: false, declared: [] };
}

export const orderOf = ({ line, lines }: Pick<Form, 'line' | 'lines'>): string | undefined =>
  line?.orderId ?? lines?.[0]?.orderId;

/** Whether anything was told about the order that must not wander to another one. */
export function tellsOf(form: Form): boolean {
  const { reason, details, wanted, files } = form;
  return reason !== undefined || details !== undefined || wanted !== undefined || files.length > 0;
}

/** A form as it was stored; undefined where it is of another version or none. */
export function readForm(stored: unknown): Form | undefined {
  const parsed = formSchema.safeParse(stored);
  return parsed.success ? parsed.data : undefined;
}

export function reasonOf(form: Form, profile: Profile): Reason | undefined {
  return form.reason === undefined ? undefined : reasonNamed(profile, form.reason);
}

/** The reasons that this side may give. */
export function reasonsFor(form: Form, profile: Profile): readonly string[] {
  return Object.entries(profile.reasons)
    .filter(([, reason]) => reason.by === undefined || reason.by.includes(form.role))
    .map(([name]) => name);
}

/** What may be wanted for the chosen reason; without the required evidence, less. */
export function solutionsFor(form: Form, profile: Profile): readonly SolutionKind[] {
  const reason = reasonOf(form, profile);
  if (reason === undefined) return [];
  const { without } = reason.evidence;
  return form.noEvidence && without !== undefined ? without : reason.solutions;
}

/** How many of the chosen item were bought. */
export const boughtOf = ({ line }: Pick<Form, 'line'>): number => line?.quantity ?? 1;

/** The chosen line with what was paid for the units that the form is about. */
export function lineInQuestion({ line, units }: Pick<Form, 'line' | 'units'>): OrderLine | undefined {
  const { quantity = 1 } = line ?? {};
  if (line === undefined || units === undefined || units >= quantity) return line;
  return { ...line, paid: Math.round((line.paid * units) / quantity) };
}

export function isPartly(kind: SolutionKind | undefined): boolean {
  return kind !== undefined && SOLUTIONS[kind].pays === 'buyer-part';
}

/** Whether one of the required kinds is among the files, or none is required. */
export function evidenceComplete(form: Form, profile: Profile): boolean {
  const required = reasonOf(form, profile)?.evidence.requireOneOf ?? [];
  return required.length === 0 || form.noEvidence || form.files.some(({ kind }) => required.includes(kind));
}

/** Whether a question is asked at all in this form. */
export function applies(step: Step, form: Form, profile: Profile): boolean {
  const reason = reasonOf(form, profile);
  switch (step) {
    case 'item':
      return (form.lines?.length ?? 0) > 1;
    case 'units':
      return boughtOf(form) > 1;
    case 'contacted':
      return reason?.contactFirst === true && profile.contactFirst !== undefined;
    case 'delivery':
      return form.reason !== undefined && profile.courierCheck?.reasons.includes(form.reason) === true;
    case 'amount':
      return isPartly(form.wanted);
    case 'evidence':
      return (
        form.files.length > 0 || (reason?.evidence.requireOneOf.length ?? 0) + (reason?.evidence.advise.length ?? 0) > 0
      );
    case 'declare':
      return (reason?.declare.length ?? 0) > 0;
    default:
      return true;
  }
}

/** Whether the form knows the answer already. */
function answered(step: Step, form: Form, profile: Profile): boolean {
  switch (step) {
    case 'order':
      return form.lines !== undefined;
    case 'item':
      return form.line !== undefined;
    case 'reason':
      return reasonOf(form, profile) !== undefined;
    case 'wanted':
      return form.wanted !== undefined && solutionsFor(form, profile).includes(form.wanted);
    case 'evidence':
      return form.filesDone && evidenceComplete(form, profile);
    case 'declare':
      return (reasonOf(form, profile)?.declare ?? []).every((each) => form.declared.includes(each));
    case 'contacted':
      // Asked with the tip to write first; nobody has to say.
      return true;
    case 'review':
      return false;
    default:
      return form[step] !== undefined;
  }
}

/** What is asked next. */
export function nextStep(form: Form, profile: Profile): Step {
  if (form.editing !== undefined && applies(form.editing, form, profile)) return form.editing;
  return STEPS.find((step) => applies(step, form, profile) && !answered(step, form, profile)) ?? 'review';
}

/** The question before this one, of those that are put; undefined at the first. */
export function stepBefore(step: Step, form: Form, profile: Profile): Step | undefined {
  return STEPS.slice(0, STEPS.indexOf(step)).findLast((each) => each !== 'contacted' && applies(each, form, profile));
}
