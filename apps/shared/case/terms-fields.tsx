import { useId } from 'preact/hooks';
import { format } from '../../../locales/format.ts';
import { useLanguage } from '../language.tsx';
import type { Sum, Values } from './action-forms.ts';
import { majorText, moneyText } from './amounts.ts';
import { asksAmount } from './terms-text.ts';
import { word } from './word.ts';

interface TermsFieldsProps {
  readonly legend: string;
  readonly solutions: readonly string[];
  readonly values: Pick<Values, 'kind' | 'amount'>;
  readonly paid: Sum;
  readonly fault: string | undefined;
  readonly onChange: (change: { kind?: string; amount?: string }) => void;
}

/** A solution, and its sum in major units where it pays a part. */
export function TermsFields({ legend, solutions, values, paid, fault, onChange }: TermsFieldsProps) {
  const { locale, words } = useLanguage();
  const text = words.resolution.form;
  const id = useId();
  const amountFault = fault?.startsWith('amount') === true ? fault : undefined;
  return (
    <fieldset class="options" aria-describedby={fault === undefined ? undefined : `${id}-fault`}>
      <legend>{legend}</legend>
      {solutions.map((kind) => (
        <div key={kind} class="option option-wrap">
          <label class="check option-label">
            <input type="radio" name={id} checked={values.kind === kind} onChange={() => onChange({ kind })} />
            <span>
              {word(words.disputes.solutions, kind)}
              <span class="small muted option-hint">{word(words.disputes.solutionHints, kind)}</span>
            </span>
          </label>
          {values.kind === kind && asksAmount(kind) && (
            <label class="field field-amount">
              <span class="small">{format(text.amount, { currency: paid.currency })}</span>
              <input
                type="text"
                inputMode="decimal"
                autocomplete="off"
                value={values.amount}
                placeholder={majorText(Math.floor(paid.amount / 2), paid.currency)}
                aria-invalid={amountFault !== undefined}
                aria-describedby={`${id}-most`}
                onInput={(event) => onChange({ amount: event.currentTarget.value })}
              />
              <span id={`${id}-most`} class="small muted">
                {format(text.most, { amount: moneyText(locale, paid) })}
              </span>
            </label>
          )}
        </div>
      ))}
      {fault !== undefined && (
        <p id={`${id}-fault`} class="field-fault" role="alert">
          {word(text.faults, fault)}
        </p>
      )}
    </fieldset>
  );
}
