import { useId } from 'preact/hooks';
import { useLanguage } from '../../browser/language.tsx';
import { format } from '../../locales/format.ts';
import type { CaseItemView } from '../../protocol/dispute-items.ts';
import type { Values } from './action-forms.ts';
import { moneyText, typedSum } from './amounts.ts';
import type { Sum } from './terms-form.ts';
import { TermsItems } from './terms-items.tsx';
import { asksAmount, asksItems } from './terms-text.ts';
import { word } from './word-for-code.ts';

interface TermsFieldsProps {
  readonly legend: string;
  readonly solutions: readonly string[];
  readonly values: Pick<Values, 'kind' | 'amount' | 'items'>;
  /** Of a case about several. */
  readonly items?: readonly CaseItemView[] | undefined;
  /** Where the money for items that are left out goes. */
  readonly rest?: 'seller' | 'escrow';
  /** Whether the reader is who buys: what the buyer gets and does is then theirs. */
  readonly yours?: boolean;
  readonly paid: Sum;
  readonly fault: string | undefined;
  readonly onChange: (change: { kind?: string; amount?: string; items?: readonly string[] | undefined }) => void;
}

/** A solution, and its sum in major units where it pays a part. */
export function TermsFields(given: TermsFieldsProps) {
  const { legend, solutions, values, items = [], rest = 'seller', yours = false, paid, fault, onChange } = given;
  const { locale, words } = useLanguage();
  const text = words.resolution.form;
  const { solutionHints, solutionHintsToYou } = words.disputes;
  const hints = yours ? { ...solutionHints, ...solutionHintsToYou } : solutionHints;
  const id = useId();
  const example = moneyText(locale, { ...paid, amount: exampleOf(paid.amount) });
  const amountFault = fault?.startsWith('amount') === true ? fault : undefined;
  return (
    <fieldset class="options" aria-describedby={fault === undefined ? undefined : `${id}-fault`}>
      <legend>{legend}</legend>
      {solutions.map((kind) => (
        <div key={kind} class="option option-wrap">
          <label class="check option-label">
            <input
              type="radio"
              name={id}
              checked={values.kind === kind}
              onChange={() => onChange(asksItems(kind) ? { kind } : { kind, items: undefined })}
            />
            <span>
              {word(words.disputes.solutions, kind)}
              <span class="small muted option-hint">{word(hints, kind)}</span>
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
                placeholder={example}
                aria-invalid={amountFault !== undefined}
                aria-describedby={`${id}-most ${id}-read`}
                onInput={(event) => onChange({ amount: event.currentTarget.value })}
              />
              <span id={`${id}-most`} class="small muted">
                {format(text.most, { amount: moneyText(locale, paid) })}
              </span>
            </label>
          )}
          {values.kind === kind && asksAmount(kind) && (
            <Understood
              id={`${id}-read`}
              typed={values.amount}
              paid={paid}
              onChoose={(amount) => onChange({ amount })}
            />
          )}
        </div>
      ))}
      {items.length > 1 && asksItems(values.kind) && (
        <TermsItems
          items={items}
          chosen={values.items}
          rest={rest}
          onChange={(chosen) => onChange({ items: chosen })}
        />
      )}
      {fault !== undefined && (
        <p id={`${id}-fault`} class="field-fault" role="alert">
          {format(word(text.faults, fault), { currency: paid.currency, example })}
        </p>
      )}
    </fieldset>
  );
}

/** A sum that looks like one: about half, in round numbers. */
export function exampleOf(paid: number): number {
  const half = Math.max(1, Math.floor(paid / 2));
  const step = 10 ** Math.max(0, String(half).length - 2);
  return Math.max(1, Math.floor(half / step) * step);
}

interface UnderstoodProps {
  readonly id: string;
  readonly typed: string;
  readonly paid: Sum;
  readonly onChoose: (amount: string) => void;
}

/** What was typed, as a sum; where two can be meant, one button to each. */
export function Understood({ id, typed, paid, onChoose }: UnderstoodProps) {
  const { locale, words } = useLanguage();
  const text = words.resolution.form;
  const read = typedSum(typed, paid, locale);
  const sum = (amount: number): string => moneyText(locale, { ...paid, amount });
  return (
    <div id={id} class="amount-read small" role="status">
      {'minor' in read && read.minor > 0 && <span>{format(text.understood, { amount: sum(read.minor) })}</span>}
      {read.kind === 'other-currency' && (
        <span>{format(text.faults.amount_currency, { currency: paid.currency })}</span>
      )}
      {read.kind === 'several' && (
        <>
          <span>{text.faults.amount_ambiguous}</span>
          {read.minors.map((minor) => (
            <button key={minor} type="button" class="button button-small" onClick={() => onChoose(sum(minor))}>
              {sum(minor)}
            </button>
          ))}
        </>
      )}
    </div>
  );
}
