import type { Profile } from '../../disputes/domain/profile/profile-schema.ts';
import type { FormEntry } from '../../protocol/agent-events.ts';
import type { Turn } from '../services.ts';
import { contactText } from './contact-note.ts';
import { applies, boughtOf, type Form, nextStep, STEPS, type Step } from './form.ts';
import { moneyIn, nameOf, tell } from './words.ts';

/** The answers that a form holds, in its order, in the words of the shopper's language. */
export function entriesOf(turn: Turn, form: Form, profile: Profile): readonly (FormEntry & { readonly step: Step })[] {
  return STEPS.flatMap((step) => {
    if (step === 'review' || !applies(step, form, profile)) return [];
    // What nobody has to say stands there once all else is known.
    const open = step === 'contacted' && form.contacted === undefined && nextStep(form, profile) !== 'review';
    const value = open ? undefined : answerTo(turn, form, step);
    return value === undefined ? [] : [{ step, label: tell(turn, 'labels', step), value }];
  });
}

function answerTo(turn: Turn, form: Form, step: Exclude<Step, 'review'>): string | undefined {
  const { line, lines } = form;
  switch (step) {
    case 'order': {
      const orderId = lines?.[0]?.orderId;
      return orderId === undefined || line === undefined || (lines?.length ?? 0) > 1
        ? orderId
        : `${orderId} · ${line.title}`;
    }
    case 'item':
      return line?.title;
    case 'units':
      return form.units === undefined
        ? undefined
        : tell(turn, 'say', 'unitsOf', { units: String(form.units), bought: String(boughtOf(form)) });
    case 'contacted':
      return contactText(turn, form);
    case 'reason':
      return form.reason === undefined ? undefined : nameOf(turn, 'reasons', form.reason);
    case 'delivery':
      return form.delivery === undefined ? undefined : nameOf(turn, 'delivery', form.delivery);
    case 'details':
      return form.details;
    case 'wanted':
      return form.wanted === undefined ? undefined : nameOf(turn, 'solutions', form.wanted);
    case 'amount':
      return form.amount === undefined || line === undefined ? undefined : moneyIn(turn, line.currency, form.amount);
    case 'evidence':
      if (form.files.length > 0) return fileNames(form.files);
      return form.filesDone ? tell(turn, 'say', 'none') : undefined;
    case 'declare':
      return form.declared.length === 0
        ? undefined
        : form.declared.map((each) => nameOf(turn, 'declare', each)).join('; ');
  }
}

/** A few names, then how many more. */
export function fileNames(files: readonly { readonly name: string }[]): string {
  const names = files.slice(0, 3).map(({ name }) => escapeName(name));
  return files.length > 3 ? `${names.join(', ')} +${files.length - 3}` : names.join(', ');
}

/** A file's name is the shopper's, and a reply is Markdown. */
function escapeName(name: string): string {
  return name.replace(/[\\`*_[\]()<>#|!]/g, '\\$&');
}

/** Somebody's own words inside Markdown, on one line; a slash stands where they began a new one. */
export function quoted(text: string): string {
  const line = text
    .trim()
    .replace(/\s*\n\s*/g, ' / ')
    .replace(/\s+/g, ' ');
  const characters = [...line];
  const shown = characters.length <= 300 ? line : `${characters.slice(0, 298).join('')}…`;
  return escapeName(shown);
}

/** The review card: one line to each answer. */
export function reviewText(turn: Turn, form: Form, profile: Profile): string {
  const lines = entriesOf(turn, form, profile).map(
    ({ step, label, value }) => `- **${label}:** ${step === 'details' ? quoted(value) : value}`,
  );
  return `${tell(turn, 'ask', 'review')}\n\n${lines.join('\n')}`;
}
