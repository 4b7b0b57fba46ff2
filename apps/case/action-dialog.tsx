import { useEffect, useId, useState } from 'preact/hooks';
import { Dialog } from '../../browser/dialog.tsx';
import { errorText } from '../../browser/error-text.ts';
import { useLanguage } from '../../browser/language.tsx';
import { format } from '../../locales/format.ts';
import type { DisputeView } from '../../protocol/disputes.ts';
import type { Access } from './access.ts';
import {
  ACTION_FORMS,
  type Ask,
  choicesFor,
  dataOf,
  faultsOf,
  lossOf,
  NO_VALUES,
  TEXT_MAX,
  TEXTS,
  type Values,
  withLoss,
} from './action-forms.ts';
import { moneyText } from './amounts.ts';
import { FilePicker } from './file-picker.tsx';
import { toFirstFault } from './first-fault.ts';
import { ItemFields } from './item-fields.tsx';
import { useKeptText } from './kept-text.ts';
import { MoneyPreview } from './money-preview.tsx';
import { RulingAtHand } from './ruling-at-hand.tsx';
import { TermsFields } from './terms-fields.tsx';
import { termsText } from './terms-text.ts';
import { arrived, useEvidenceUpload } from './use-evidence-upload.ts';
import { WhoFields } from './who-fields.tsx';
import { word } from './word.ts';

/** What came of sending: nothing to say, a code, or that the case had moved on. */
export type Sent =
  | { readonly is: 'done' }
  | { readonly is: 'refused'; readonly code: string; readonly data?: Readonly<Record<string, unknown>> }
  | { readonly is: 'changed' };

interface ActionDialogProps {
  readonly view: DisputeView;
  readonly access: Access;
  readonly action: string;
  readonly version?: number;
  /** To begin with. */
  readonly files?: readonly File[];
  readonly onSend: (action: string, data: Readonly<Record<string, unknown>>) => Promise<Sent>;
  readonly onClose: () => void;
}

/** The form of one action: what it does, what it asks, and a confirmation. What was typed survives a refusal. */
export function ActionDialog(props: ActionDialogProps) {
  const { view, access, action, version, files = [], onSend, onClose } = props;
  const { locale, words } = useLanguage();
  const text = words.resolution.form;
  const loss = lossOf(view.actions, action, version);
  const form = withLoss(ACTION_FORMS[action] ?? { asks: [], weight: 'plain' }, loss);
  const own = form.asks.find((ask) => TEXTS.includes(ask));
  const [kept, keep] = useKeptText(`${view.number}.${action}`);
  const [values, setValues] = useState<Values>(version === undefined ? NO_VALUES : { ...NO_VALUES, version });
  const upload = useEvidenceUpload(access, action === 'add-evidence');
  useEffect(() => upload.add(files), []);
  const [shown, setShown] = useState(false);
  const [sending, setSending] = useState(false);
  const [failure, setFailure] = useState<Sent>();
  const id = useId();

  const filled: Values = {
    ...values,
    files: arrived(upload.files),
    texts: own === undefined ? {} : { [own]: kept },
  };
  const stake = { currency: view.paid.currency, amount: view.funds.stake, paid: view.paid.amount };
  const faults = faultsOf(form.asks, filled, stake, locale, view.item);
  const change = (to: Partial<Values>): void => setValues((all) => ({ ...all, ...to }));
  const submit = async (event: Event & { readonly currentTarget: HTMLFormElement }): Promise<void> => {
    event.preventDefault();
    if (sending || upload.busy) return;
    setShown(true);
    setFailure(undefined);
    if (Object.keys(faults).length > 0) {
      toFirstFault(event.currentTarget);
      return;
    }
    setSending(true);
    const extra = action === 'legal-hold' ? { on: !view.flags.legalHold } : {};
    const sent = await onSend(action, { ...dataOf(form, filled, view.paid, locale), ...extra });
    setSending(false);
    if (sent.is === 'done') {
      keep('');
      onClose();
    } else setFailure(sent);
  };
  const faultFor = (ask: Ask): string | undefined => (shown ? faults[ask] : undefined);
  const offer = view.offers.find((each) => each.version === version);
  const name = word(words.disputes.actions, action === 'legal-hold' && view.flags.legalHold ? 'legal-release' : action);
  const warning =
    loss?.warning === undefined ? null : (
      <p class="callout callout-danger">
        {format(word(words.disputes.warnings, loss.warning), {
          sum: moneyText(locale, { currency: loss.currency, amount: loss.minor }),
        })}
      </p>
    );
  const sum = moneyText(locale, loss === undefined ? view.paid : { currency: loss.currency, amount: loss.minor });

  return (
    <Dialog heading={name} closeLabel={words.desk.common.dismiss} onClose={onClose} wide={action === 'rule'}>
      <form class="action-form" onSubmit={submit} noValidate>
        {Object.hasOwn(words.disputes.hints, action) && (
          <p class={form.weight === 'danger' ? 'callout callout-caution' : 'muted'}>
            {format(word(words.disputes.hints, action), { sum })}
          </p>
        )}
        {offer !== undefined && (
          <p class="callout">
            <span class="small muted">{word(words.disputes.by, offer.by)}</span>
            <br />
            <strong>{termsText(words, locale, offer.terms)}</strong>
          </p>
        )}
        <RulingAtHand view={view} action={action} />
        {action === 'reply-info' && <p class="callout plain">{view.requests.at(-1)?.question}</p>}
        {!form.asks.includes('loss') && warning}
        {form.asks.map((ask) => {
          if (ask === 'terms' || ask === 'refund' || ask === 'outcome')
            return (
              <TermsFields
                key={ask}
                legend={ask === 'outcome' ? text.outcome : text.solution}
                solutions={choicesFor(ask, view.solutions)}
                values={values}
                paid={stake}
                fault={faultFor(ask)}
                onChange={change}
              />
            );
          if (ask === 'to' || ask === 'fault' || ask === 'inferred' || ask === 'courier')
            return (
              <WhoFields key={ask} ask={ask} view={view} values={values} fault={faultFor(ask)} onChange={change} />
            );
          if (ask === 'item' || ask === 'arrived')
            return (
              <ItemFields key={ask} ask={ask} view={view} values={values} fault={faultFor(ask)} onChange={change} />
            );
          if (ask === 'files' || ask === 'files-required')
            return (
              <div key={ask} class="field">
                <span>{text.files}</span>
                <FilePicker upload={upload} />
                {faultFor(ask) !== undefined && (
                  <p class="field-fault" role="alert">
                    {word(text.faults, faultFor(ask) ?? '')}
                  </p>
                )}
              </div>
            );
          if (ask === 'loss')
            return (
              <div key={ask} class="loss">
                {warning}
                <label class="check">
                  <input
                    type="checkbox"
                    checked={values.understood}
                    aria-describedby={`${id}-loss`}
                    onChange={(event) => change({ understood: event.currentTarget.checked })}
                  />
                  <span>{format(text.lossUnderstood, { sum })}</span>
                </label>
                <p id={`${id}-loss`} class="field-fault" role="alert">
                  {faultFor(ask) === undefined ? '' : word(text.faults, faultFor(ask) ?? '')}
                </p>
              </div>
            );
          const short = ask === 'tracking';
          const field = {
            id: `${id}-${ask}`,
            value: kept,
            maxLength: TEXT_MAX,
            'aria-invalid': faultFor(ask) !== undefined,
            'aria-describedby': `${id}-${ask}-fault`,
            onInput: (event: { currentTarget: { value: string } }) => keep(event.currentTarget.value),
          };
          return (
            <label key={ask} class="field" for={`${id}-${ask}`}>
              <span>{word(text.texts, ask)}</span>
              {short ? <input type="text" autocomplete="off" {...field} /> : <textarea rows={4} {...field} />}
              <span id={`${id}-${ask}-fault`} class="field-fault" role="alert">
                {faultFor(ask) === undefined ? '' : word(text.faults, faultFor(ask) ?? '')}
              </span>
            </label>
          );
        })}
        {form.asks.includes('outcome') && <MoneyPreview view={view} values={values} />}
        <div aria-live="assertive">
          {failure?.is === 'refused' && (
            <p class="callout callout-danger">{errorText(words, failure.code, failure.data)}</p>
          )}
          {failure?.is === 'changed' && <p class="callout callout-caution">{text.changed}</p>}
        </div>
        <div class="dialog-foot">
          <button type="button" class="button" onClick={onClose}>
            {text.back}
          </button>
          <button
            type="submit"
            class={form.weight === 'danger' ? 'button button-danger' : 'button button-main'}
            aria-disabled={sending || upload.busy}
          >
            {sending ? text.sending : name}
          </button>
        </div>
      </form>
    </Dialog>
  );
}
