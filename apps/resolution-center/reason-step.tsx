import { useId } from 'preact/hooks';
import { useLanguage } from '../../browser/language.tsx';
import { word } from '../case/word-for-code.ts';
import { FaultText } from './fault-text.tsx';
import type { OpeningForm } from './use-opening.ts';

const DELIVERIES = ['signed', 'refused'] as const;

/** What is wrong, and where it matters, how the parcel came. */
export function ReasonStep({ form }: { form: OpeningForm }) {
  const { words } = useLanguage();
  const text = words.resolution.opening;
  const id = useId();
  const { reason: chosen, delivery, terms } = form.answers;
  return (
    <>
      <fieldset class="options" aria-describedby={`${id}-reason-fault`}>
        <legend>{text.reason}</legend>
        <div class="options-grid">
          {form.rules?.reasons.map((reason) => (
            <label key={reason.code} class="option">
              <input
                type="radio"
                name={`${id}-reason`}
                checked={reason.code === chosen?.code}
                onChange={() =>
                  form.answer({
                    reason,
                    ...(reason.solutions.includes(terms.kind) ? {} : { terms: { kind: '', amount: '' } }),
                  })
                }
              />
              <span>{word(words.disputes.reasons, reason.code)}</span>
            </label>
          ))}
        </div>
        <FaultText id={`${id}-reason-fault`} code={form.fault('reason')} />
      </fieldset>
      {chosen?.asksDelivery === true && (
        <fieldset class="options options-row" aria-describedby={`${id}-delivery-fault`}>
          <legend>{text.delivery}</legend>
          {DELIVERIES.map((each) => (
            <label key={each} class="option">
              <input
                type="radio"
                name={`${id}-delivery`}
                checked={each === delivery}
                onChange={() => form.answer({ delivery: each })}
              />
              <span>{word(words.disputes.deliveries, each)}</span>
            </label>
          ))}
          <FaultText id={`${id}-delivery-fault`} code={form.fault('delivery')} />
        </fieldset>
      )}
    </>
  );
}
