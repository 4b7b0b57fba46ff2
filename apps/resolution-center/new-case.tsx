import { useEffect, useId, useRef, useState } from 'preact/hooks';
import { format } from '../../locales/format.ts';
import type { DisputeFormRules, DisputeOpening, DisputeView, OrderLineView } from '../../protocol/disputes.ts';
import { codeOf } from '../shared/api.ts';
import type { Access } from '../shared/case/access.ts';
import { TEXT_MAX, termsOf } from '../shared/case/action-forms.ts';
import { moneyText } from '../shared/case/amounts.ts';
import { FilePicker } from '../shared/case/file-picker.tsx';
import { useKeptText } from '../shared/case/kept-text.ts';
import { shortTime } from '../shared/case/remaining.ts';
import { TermsFields } from '../shared/case/terms-fields.tsx';
import { arrived, useEvidenceUpload } from '../shared/case/use-evidence-upload.ts';
import { word } from '../shared/case/word.ts';
import { errorText } from '../shared/error-text.ts';
import { useLanguage } from '../shared/language.tsx';
import { openingFaults } from './opening-faults.ts';
import { PlaceLink } from './place-link.tsx';
import type { Place } from './router.ts';

const DELIVERIES = ['signed', 'refused', 'not-received'] as const;

interface NewCaseProps {
  readonly access: Access;
  readonly orderId?: string;
  readonly go: (to: Place) => void;
}

/** Opens a dispute on one of the reader's own orders: the chat's questions on one page. */
export function NewCase({ access, orderId, go }: NewCaseProps) {
  const { locale, words } = useLanguage();
  const text = words.resolution.opening;
  const form = words.resolution.form;
  const id = useId();
  const [lines, setLines] = useState<readonly OrderLineView[]>();
  const [rules, setRules] = useState<DisputeFormRules>();
  const [failure, setFailure] = useState<string>();
  const [lineKey, setLineKey] = useState('');
  const [reasonCode, setReasonCode] = useState('');
  const [delivery, setDelivery] = useState<DisputeOpening['delivery'] | ''>('');
  const [declared, setDeclared] = useState<readonly string[]>([]);
  const [terms, setTerms] = useState({ kind: '', amount: '' });
  const [details, keepDetails] = useKeptText('new.details');
  const upload = useEvidenceUpload(access);
  const [shown, setShown] = useState(false);
  const [sending, setSending] = useState(false);
  // One for the form: sent twice, it opens one case.
  const submissionKey = useRef(crypto.randomUUID());

  const load = async (): Promise<void> => {
    setFailure(undefined);
    try {
      const [orders, profile] = await Promise.all([
        access.get<{ lines: readonly OrderLineView[] }>('/v1/orders'),
        access.get<DisputeFormRules>('/v1/dispute-profile'),
      ]);
      setLines(orders.lines);
      setRules(profile);
      const first = orders.lines.find((each) => each.orderId === orderId && each.disputeNumber === undefined);
      if (first !== undefined) setLineKey(keyOf(first));
    } catch (error) {
      setFailure(codeOf(error));
    }
  };
  useEffect(() => void load(), []);

  if (lines === undefined || rules === undefined) {
    return (
      <main class="center center-narrow" aria-busy={failure === undefined}>
        <h1 tabIndex={-1}>{text.heading}</h1>
        {failure === undefined ? (
          <p class="muted">{words.desk.common.loading}</p>
        ) : (
          <p class="callout callout-danger" role="alert">
            {errorText(words, failure)}{' '}
            <button type="button" class="link-button" onClick={() => void load()}>
              {words.desk.common.retry}
            </button>
          </p>
        )}
      </main>
    );
  }
  const line = lines.find((each) => keyOf(each) === lineKey);
  const reason = rules.reasons.find((each) => each.code === reasonCode);
  const paid = line?.paid ?? { currency: 'MYR', amount: 0 };
  const files = arrived(upload.files);
  const faults = openingFaults({ line, reason, delivery, details, declared, files, wanted: terms });
  const fault = (name: keyof typeof faults): string | undefined => (shown ? faults[name] : undefined);

  const submit = async (event: Event): Promise<void> => {
    event.preventDefault();
    if (sending || upload.busy) return;
    setShown(true);
    setFailure(undefined);
    if (Object.keys(faults).length > 0 || line === undefined || delivery === '') {
      requestAnimationFrame(() =>
        document.querySelector('.field-fault:not(:empty)')?.scrollIntoView({ block: 'center' }),
      );
      return;
    }
    setSending(true);
    const opening: DisputeOpening = {
      submissionKey: submissionKey.current,
      orderId: line.orderId,
      lineId: line.lineId,
      reason: reasonCode,
      details: details.trim(),
      delivery,
      wanted: termsOf(terms, paid.currency),
      files,
      declared,
    };
    try {
      const { dispute } = await access.post<{ dispute: DisputeView }>('/v1/disputes', opening);
      keepDetails('');
      go({ is: 'case', number: dispute.number });
    } catch (error) {
      setFailure(codeOf(error));
      setSending(false);
    }
  };
  const says = (name: keyof typeof faults) => {
    const code = fault(name);
    return (
      <p class="field-fault" role="alert">
        {code === undefined ? '' : word(form.faults, code)}
      </p>
    );
  };
  return (
    <main class="center center-narrow">
      <h1 tabIndex={-1}>{text.heading}</h1>
      <p class="muted">{text.lead}</p>
      <form class="new-case" onSubmit={submit} noValidate>
        <fieldset class="options">
          <legend>{text.order}</legend>
          {lines.length === 0 && <p class="callout muted">{text.noOrders}</p>}
          {lines.map((each) => (
            <label key={keyOf(each)} class={each.disputeNumber === undefined ? 'option' : 'option option-taken'}>
              <input
                type="radio"
                name={`${id}-line`}
                disabled={each.disputeNumber !== undefined}
                checked={keyOf(each) === lineKey}
                onChange={() => setLineKey(keyOf(each))}
              />
              <span>
                {each.title}
                <span class="small muted option-hint">
                  {each.orderId} · {each.seller} · {moneyText(locale, each.paid)}
                  {each.deliveredAt == null
                    ? ''
                    : ` · ${format(text.delivered, { at: shortTime(locale, each.deliveredAt) })}`}
                </span>
                {each.disputeNumber !== undefined && (
                  <span class="small option-hint">
                    <PlaceLink to={{ is: 'case', number: each.disputeNumber }} go={go}>
                      {format(text.taken, { number: each.disputeNumber })}
                    </PlaceLink>
                  </span>
                )}
              </span>
            </label>
          ))}
          {says('line')}
        </fieldset>
        <fieldset class="options">
          <legend>{text.reason}</legend>
          <div class="options-grid">
            {rules.reasons.map((each) => (
              <label key={each.code} class="option">
                <input
                  type="radio"
                  name={`${id}-reason`}
                  checked={each.code === reasonCode}
                  onChange={() => {
                    setReasonCode(each.code);
                    if (each.code === 'not-received') setDelivery('not-received');
                    else if (delivery === 'not-received') setDelivery('');
                    if (!each.solutions.includes(terms.kind)) setTerms({ kind: '', amount: '' });
                  }}
                />
                <span>{word(words.disputes.reasons, each.code)}</span>
              </label>
            ))}
          </div>
          {says('reason')}
        </fieldset>
        <fieldset class="options options-row">
          <legend>{text.delivery}</legend>
          {DELIVERIES.map((each) => (
            <label key={each} class="option">
              <input
                type="radio"
                name={`${id}-delivery`}
                checked={each === delivery}
                onChange={() => setDelivery(each)}
              />
              <span>{word(words.disputes.deliveries, each)}</span>
            </label>
          ))}
          {says('delivery')}
        </fieldset>
        <label class="field" for={`${id}-details`}>
          <span>{text.details}</span>
          <textarea
            id={`${id}-details`}
            rows={5}
            maxLength={TEXT_MAX}
            placeholder={text.detailsHint}
            value={details}
            aria-invalid={fault('details') !== undefined}
            onInput={(event) => keepDetails(event.currentTarget.value)}
          />
          {says('details')}
        </label>
        {reason !== undefined && (
          <>
            <TermsFields
              legend={text.wanted}
              solutions={reason.solutions}
              values={terms}
              paid={paid}
              fault={fault('wanted')}
              onChange={(change) => setTerms((all) => ({ ...all, ...change }))}
            />
            <div class="field">
              <span>{text.evidence}</span>
              <p class="small muted">
                {reason.required.length > 0
                  ? format(text.required, { kinds: kindNames(reason.required) })
                  : text.notRequired}{' '}
                {reason.advised.length > 0 && format(text.advised, { kinds: kindNames(reason.advised) })}
              </p>
              <FilePicker upload={upload} hint={format(text.limits, rules.limits)} />
              {says('files')}
            </div>
            {reason.declare.map((each) => (
              <label key={each} class="check">
                <input
                  type="checkbox"
                  checked={declared.includes(each)}
                  onChange={() =>
                    setDeclared((all) => (all.includes(each) ? all.filter((other) => other !== each) : [...all, each]))
                  }
                />
                <span>{word(words.disputes.declarations, each)}</span>
              </label>
            ))}
            {says('declared')}
          </>
        )}
        <div aria-live="assertive">
          {failure !== undefined && <p class="callout callout-danger">{errorText(words, failure)}</p>}
        </div>
        <div class="dialog-foot">
          <PlaceLink to={{ is: 'list' }} go={go} class="button">
            {form.back}
          </PlaceLink>
          <button type="submit" class="button button-main" aria-disabled={sending || upload.busy}>
            {sending ? form.sending : text.submit}
          </button>
        </div>
      </form>
    </main>
  );

  function kindNames(kinds: readonly string[]): string {
    const names = kinds.map((kind) => word(words.disputes.kinds, kind));
    return new Intl.ListFormat(locale, { type: 'disjunction' }).format(names);
  }
}

function keyOf({ orderId, lineId }: OrderLineView): string {
  return `${orderId}/${lineId}`;
}
