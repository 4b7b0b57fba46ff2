import type { DisputeFormRules } from '../../protocol/dispute-opening.ts';
import type { Locale } from '../../protocol/locale.ts';
import { type NamedFile, TEXT_MAX } from '../case/action-forms.ts';
import { type TypedTerms, termsFault } from '../case/terms-form.ts';
import { type PickedLine, stakeOfLines, unitsOf } from './units.ts';

export interface OpeningForm {
  readonly picked: readonly PickedLine[];
  readonly reason: DisputeFormRules['reasons'][number] | undefined;
  readonly contacted: string;
  readonly delivery: string;
  readonly details: string;
  readonly declared: readonly string[];
  readonly files: readonly NamedFile[];
  readonly wanted: TypedTerms;
  readonly locale: Locale;
  readonly now: number;
}

export type OpeningFault =
  | 'line_missing'
  | 'units_invalid'
  | 'reason_missing'
  | 'contact_future'
  | 'delivery_missing'
  | 'text_missing'
  | 'text_too_long'
  | 'evidence_missing'
  | 'evidence_kind'
  | 'declaration_missing'
  | 'solution_missing'
  | 'amount_invalid'
  | 'amount_exceeds_paid'
  | 'amount_exceeds_left'
  | 'amount_not_a_part'
  | 'amount_ambiguous'
  | 'amount_currency';

type Part = 'line' | 'units' | 'reason' | 'contacted' | 'delivery' | 'details' | 'wanted' | 'files' | 'declared';

/** What is still missing before a claim can be sent. Some solutions are granted without evidence: the item itself is then inspected. */
export function openingFaults(form: OpeningForm): Readonly<Partial<Record<Part, OpeningFault>>> {
  const { picked, reason, contacted, now, delivery, details, declared, files, wanted, locale } = form;
  const faults: Partial<Record<Part, OpeningFault>> = {};
  if (picked.length === 0) faults.line = 'line_missing';
  else if (picked.some(({ line, units }) => unitsOf(line, units) === undefined)) faults.units = 'units_invalid';
  if (reason === undefined) faults.reason = 'reason_missing';
  if (reason?.contactFirst !== undefined && Date.parse(contacted) > now) faults.contacted = 'contact_future';
  if (reason?.asksDelivery === true && delivery === '') faults.delivery = 'delivery_missing';
  if (details.trim() === '') faults.details = 'text_missing';
  else if (details.length > TEXT_MAX) faults.details = 'text_too_long';
  if (reason !== undefined) {
    const terms = termsFault(wanted, stakeOfLines(picked), locale) as OpeningFault | undefined;
    if (terms !== undefined) faults.wanted = terms;
    const shown = files.some((file) => reason.required.includes(file.kind));
    if (reason.required.length > 0 && !shown && reason.without?.includes(wanted.kind) !== true)
      faults.files = files.length === 0 ? 'evidence_missing' : 'evidence_kind';
    if (reason.declare.some((each) => !declared.includes(each))) faults.declared = 'declaration_missing';
  }
  return faults;
}
