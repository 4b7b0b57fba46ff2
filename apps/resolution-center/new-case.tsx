import { useId } from 'preact/hooks';
import { errorText } from '../../browser/error-text.ts';
import { useLanguage } from '../../browser/language.tsx';
import type { Access } from '../case/access.ts';
import { TEXT_MAX } from '../case/action-forms.ts';
import { CaseWaiting } from '../case/case-waiting.tsx';
import { toFirstFault } from '../case/first-fault.ts';
import { TermsFields } from '../case/terms-fields.tsx';
import { EvidenceStep } from './evidence-step.tsx';
import { FaultText } from './fault-text.tsx';
import { OrderStep } from './order-step.tsx';
import { PlaceLink } from './place-link.tsx';
import { ReasonStep } from './reason-step.tsx';
import type { Place } from './router.ts';
import { useOpening } from './use-opening.ts';

interface NewCaseProps {
  readonly access: Access;
  readonly orderId?: string;
  readonly go: (to: Place) => void;
}

/** Opens a dispute on one of the reader's own orders: the chat's questions on one page. */
export function NewCase({ access, orderId, go }: NewCaseProps) {
  const { words } = useLanguage();
  const text = words.resolution.opening;
  const id = useId();
  const form = useOpening(access, orderId, (number) => go({ is: 'case', number }));
  const { lines, rules, answers, failure, sending, upload } = form;
  const { line, reason, terms } = answers;

  if (lines === undefined || rules === undefined)
    return (
      <main class="center center-narrow">
        <h1 tabIndex={-1}>{text.heading}</h1>
        <CaseWaiting failure={failure} onRetry={() => void form.load()} />
      </main>
    );
  const submit = async (event: Event): Promise<void> => {
    event.preventDefault();
    if (!(await form.send())) toFirstFault(document);
  };
  return (
    <main class="center center-narrow">
      <h1 tabIndex={-1}>{text.heading}</h1>
      <p class="muted">{text.lead}</p>
      <form class="new-case" onSubmit={submit} noValidate>
        <OrderStep
          lines={lines}
          chosen={line}
          fault={form.fault('line')}
          go={go}
          onChoose={(chosen) => form.answer({ line: chosen })}
        />
        <ReasonStep form={form} />
        <label class="field" for={`${id}-details`}>
          <span>{text.details}</span>
          <textarea
            id={`${id}-details`}
            rows={5}
            maxLength={TEXT_MAX}
            placeholder={text.detailsHint}
            value={form.details}
            aria-invalid={form.fault('details') !== undefined}
            aria-describedby={`${id}-details-fault`}
            onInput={(event) => form.keepDetails(event.currentTarget.value)}
          />
          <FaultText id={`${id}-details-fault`} code={form.fault('details')} />
        </label>
        {reason !== undefined && (
          <>
            <TermsFields
              legend={text.wanted}
              solutions={reason.solutions}
              values={terms}
              paid={
                line === undefined
                  ? { currency: 'MYR', amount: 0 }
                  : { ...(line.left ?? line.paid), paid: line.paid.amount }
              }
              fault={form.fault('wanted')}
              onChange={(change) => form.answer({ terms: { ...terms, ...change } })}
            />
            <EvidenceStep form={form} reason={reason} limits={rules.limits} />
          </>
        )}
        <div aria-live="assertive">
          {failure !== undefined && <p class="callout callout-danger">{errorText(words, failure, form.failureData)}</p>}
        </div>
        <div class="dialog-foot">
          <PlaceLink to={{ is: 'list' }} go={go} class="button">
            {words.resolution.form.back}
          </PlaceLink>
          <button type="submit" class="button button-main" aria-disabled={sending || upload.busy}>
            {sending ? words.resolution.form.sending : text.submit}
          </button>
        </div>
      </form>
    </main>
  );
}
