import { useEffect, useId, useState } from 'preact/hooks';
import { useLanguage } from '../../browser/language.tsx';
import type { FilledReason } from '../../protocol/dispute-reasons.ts';
import type { DisputeView } from '../../protocol/disputes.ts';
import { LOCALE_NAMES, LOCALES } from '../../protocol/locale.ts';
import { termsFault, termsOf } from './terms-form.ts';
import { stakeOf } from './units.ts';
import type { ActionFilling } from './use-action-form.ts';

interface ReasonTemplatesProps {
  readonly view: DisputeView;
  readonly action: string;
  readonly filling: ActionFilling;
}

/** Reasons that fit what is being decided, filled in for the case: one press takes one, and says whose fault it was. */
export function ReasonTemplates({ view, action, filling }: ReasonTemplatesProps) {
  const { locale, words } = useLanguage();
  const text = words.resolution.desk.prepared;
  const { values, change } = filling;
  const id = useId();
  const reasons = useReasons(view, action, filling);
  useEffect(() => {
    // What does not fit the new outcome is not sent with it.
    if (values.template !== '' && reasons !== undefined && !reasons.some(({ name }) => name === values.template))
      change({ template: '' });
  }, [reasons]);
  const take = ({ name, fault }: FilledReason): void => {
    const blames = fault === 'seller' || fault === 'buyer' || fault === 'courier' || fault === 'none';
    change({ template: name, ...(blames && values.fault === '' ? { fault } : {}) });
  };
  return (
    <>
      {reasons !== undefined && reasons.length > 0 && (
        <fieldset class="options templates">
          <legend class="small">{text.legend}</legend>
          {reasons.map((each) => (
            <label key={each.name} class="option">
              <input type="radio" name={id} checked={values.template === each.name} onChange={() => take(each)} />
              <span class="small">{each.texts[locale]}</span>
            </label>
          ))}
          <label class="option">
            <input type="radio" name={id} checked={values.template === ''} onChange={() => change({ template: '' })} />
            <span class="small">{text.none}</span>
          </label>
          <p class="small muted">{text.hint}</p>
        </fieldset>
      )}
    </>
  );
}

/** In which language a mediator's own words are. */
export function WrittenIn({ filling: { values, change } }: { filling: ActionFilling }) {
  const { locale, words } = useLanguage();
  return (
    <label class="select written-in">
      <span class="small muted">{words.resolution.desk.prepared.language}</span>
      <select
        value={values.writtenIn === '' ? locale : values.writtenIn}
        onChange={(event) =>
          change({ writtenIn: LOCALES.find((each) => each === event.currentTarget.value) ?? locale })
        }
      >
        {LOCALES.map((each) => (
          <option key={each} value={each} lang={each}>
            {LOCALE_NAMES[each]}
          </option>
        ))}
      </select>
    </label>
  );
}

/** Undefined until something is chosen that they could fit. */
function useReasons(view: DisputeView, action: string, { values, access }: ActionFilling) {
  const { locale } = useLanguage();
  const [reasons, setReasons] = useState<readonly FilledReason[]>();
  const stake = stakeOf(view, values.items);
  const chosen = action === 'uphold' || termsFault(values, stake, locale) === undefined;
  const terms = chosen && action !== 'uphold' ? termsOf(values, stake, locale) : { kind: 'uphold' };
  const query = new URLSearchParams({ outcome: terms.kind });
  if ('amount' in terms && terms.amount !== undefined) query.set('amount', String(terms.amount));
  if ('items' in terms) for (const item of terms.items ?? []) query.append('items', item);
  const path = chosen ? `/v1/disputes/${encodeURIComponent(view.number)}/reasons?${query}` : undefined;
  useEffect(() => {
    let wanted = true;
    // Without them, reasons are written by hand.
    if (path === undefined) setReasons(undefined);
    else
      access.get<{ reasons: readonly FilledReason[] }>(path).then(
        (answer) => wanted && setReasons(answer.reasons),
        () => wanted && setReasons(undefined),
      );
    return () => {
      wanted = false;
    };
  }, [path]);
  return reasons;
}
