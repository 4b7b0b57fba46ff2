import { useId } from 'preact/hooks';
import { useLanguage } from '../../browser/language.tsx';
import { format } from '../../locales/format.ts';
import type { DisputeView, LossView } from '../../protocol/disputes.ts';
import { moneyText } from './amounts.ts';
import { sumAtStake } from './stake.ts';
import type { ActionFilling } from './use-action-form.ts';
import { word } from './word-for-code.ts';

/** What somebody has to be sure of before they give something up. */
export function LossWarning({ loss }: { loss: LossView | undefined }) {
  const { locale, words } = useLanguage();
  if (loss?.warning === undefined) return null;
  const sum = moneyText(locale, { currency: loss.currency, amount: loss.minor });
  return <p class="callout callout-danger">{format(word(words.disputes.warnings, loss.warning), { sum })}</p>;
}

/** The second question of an action that gives something up: the warning, and that it was understood. */
export function LossField({ filling, view }: { filling: ActionFilling; view: DisputeView }) {
  const { locale, words } = useLanguage();
  const text = words.resolution.form;
  const { loss, values, change } = filling;
  const fault = filling.faultFor('loss');
  const id = useId();
  return (
    <div class="loss">
      <LossWarning loss={loss} />
      <label class="check">
        <input
          type="checkbox"
          checked={values.understood}
          aria-describedby={id}
          onChange={(event) => change({ understood: event.currentTarget.checked })}
        />
        <span>{format(text.lossUnderstood, { sum: moneyText(locale, sumAtStake(view, loss)) })}</span>
      </label>
      <p id={id} class="field-fault" role="alert">
        {fault === undefined ? '' : word(text.faults, fault)}
      </p>
    </div>
  );
}
