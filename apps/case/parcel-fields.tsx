import { useId } from 'preact/hooks';
import { useLanguage } from '../../browser/language.tsx';
import { format } from '../../locales/format.ts';
import { moneyText } from './amounts.ts';
import { Understood } from './terms-fields.tsx';
import type { ActionFilling } from './use-action-form.ts';
import { word } from './word-for-code.ts';

/** What sending the item back has cost, where somebody wants to have it back. */
export function PostageField({ filling }: { filling: ActionFilling }) {
  const { locale, words } = useLanguage();
  const text = words.resolution.form;
  const { values, stake, change } = filling;
  const fault = filling.faultFor('postage');
  const id = useId();
  const example = moneyText(locale, { ...stake, amount: Math.max(1, Math.floor(stake.amount / 10)) });
  return (
    <div class="field">
      <label for={id}>{format(text.postage.legend, { currency: stake.currency })}</label>
      <input
        id={id}
        type="text"
        inputMode="decimal"
        autocomplete="off"
        value={values.postage}
        aria-invalid={fault !== undefined}
        aria-describedby={`${id}-hint ${id}-read ${id}-fault`}
        onInput={(event) => change({ postage: event.currentTarget.value })}
      />
      <span id={`${id}-hint`} class="small muted">
        {text.postage.hint}
      </span>
      {values.postage.trim() !== '' && (
        <Understood id={`${id}-read`} typed={values.postage} paid={stake} onChoose={(postage) => change({ postage })} />
      )}
      <span id={`${id}-fault`} class="field-fault" role="alert">
        {fault === undefined ? '' : format(word(text.faults, fault), { currency: stake.currency, example })}
      </span>
    </div>
  );
}

/** What the parcel weighed, as the courier has it on record. */
export function WeightFields({ filling }: { filling: ActionFilling }) {
  const { words } = useLanguage();
  const text = words.resolution.form;
  const { weight } = filling.values;
  const fault = filling.faultFor('weight');
  const id = useId();
  return (
    <fieldset class="options options-row" aria-describedby={`${id}-fault`}>
      <legend>{text.weight.legend}</legend>
      {(['sent', 'arrived'] as const).map((at) => (
        <label key={at} class="field">
          <span class="small">{text.weight[at]}</span>
          <input
            type="text"
            inputMode="numeric"
            autocomplete="off"
            value={weight[at]}
            aria-invalid={fault !== undefined}
            onInput={(event) => filling.change({ weight: { ...weight, [at]: event.currentTarget.value } })}
          />
        </label>
      ))}
      <span id={`${id}-fault`} class="field-fault" role="alert">
        {fault === undefined ? '' : word(text.faults, fault)}
      </span>
    </fieldset>
  );
}
