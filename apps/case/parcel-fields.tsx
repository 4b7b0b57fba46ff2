import { useId } from 'preact/hooks';
import { useLanguage } from '../../browser/language.tsx';
import { format } from '../../locales/format.ts';
import { inOne } from '../../locales/standing-text.ts';
import { moneyText } from './amounts.ts';
import { Understood } from './terms-fields.tsx';
import type { ActionFilling } from './use-action-form.ts';
import { word } from './word-for-code.ts';

/** What sending the item back has cost, where somebody wants to have it back; or how much of that is paid. */
export function PostageField({ ask, filling }: { ask: 'postage' | 'granted'; filling: ActionFilling }) {
  const { locale, words } = useLanguage();
  const text = words.resolution.form;
  const { values, postage: most, change } = filling;
  const fault = filling.faultFor(ask);
  const id = useId();
  const { currency } = most;
  const sum = moneyText(locale, most);
  const example = moneyText(locale, { ...most, amount: Math.max(1, Math.floor(most.amount / 2)) });
  return (
    <div class="field">
      <label for={id}>{format(text[ask].legend, { currency })}</label>
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
        {ask === 'granted'
          ? format(text.granted.hint, { sum })
          : inOne([format(text.postage.most, { sum }), text.postage.hint], locale)}
      </span>
      {values.postage.trim() !== '' && (
        <Understood id={`${id}-read`} typed={values.postage} paid={most} onChoose={(postage) => change({ postage })} />
      )}
      <span id={`${id}-fault`} class="field-fault" role="alert">
        {fault === undefined ? '' : format(word(text.faults, fault), { currency, example, most: sum })}
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
