import { useEffect, useId, useRef } from 'preact/hooks';
import { useLanguage } from '../../browser/language.tsx';
import type { Access } from '../case/access.ts';
import { TEXT_MAX } from '../case/action-forms.ts';
import { CaseWaiting } from '../case/case-waiting.tsx';
import { toFirstFault } from '../case/first-fault.ts';
import { TermsFields } from '../case/terms-fields.tsx';
import { ofTrades } from '../case/trade.ts';
import { ContactField } from './contact-field.tsx';
import { EvidenceStep } from './evidence-step.tsx';
import { FaultText } from './fault-text.tsx';
import { OpeningReview } from './opening-review.tsx';
import { OrderStep } from './order-step.tsx';
import { PlaceLink } from './place-link.tsx';
import { ReasonStep } from './reason-step.tsx';
import type { Place } from './router.ts';
import { stakeOfLines, withLine } from './units.ts';
import { UnitsFields } from './units-field.tsx';
import { type OpeningForm, useOpening } from './use-opening.ts';

interface NewCaseProps {
  readonly access: Access;
  readonly orderId?: string;
  readonly go: (to: Place) => void;
}

/** Opens a dispute on one of the reader's own orders: the chat's questions on one page, and a look at the answers before they are sent. */
export function NewCase({ access, orderId, go }: NewCaseProps) {
  const { words } = useLanguage();
  const text = words.resolution.opening;
  const form = useOpening(access, orderId, (number) => go({ is: 'case', number }));
  const { lines, rules, failure, reviewing } = form;
  const heading = useRef<HTMLHeadingElement>(null);
  const first = useRef(true);
  useEffect(() => {
    if (!first.current) {
      scrollTo(0, 0);
      heading.current?.focus();
    }
    first.current = false;
  }, [reviewing]);
  const ready = lines !== undefined && rules !== undefined;
  const mayOpen = rules === undefined || rules.reasons.length > 0;
  return (
    <main class="center center-narrow">
      <h1 tabIndex={-1} ref={heading}>
        {reviewing ? text.review : text.heading}
      </h1>
      {!ready && <CaseWaiting failure={failure} onRetry={() => void form.load()} />}
      {ready && !mayOpen && <p class="callout">{text.notYou}</p>}
      {ready && mayOpen && (reviewing ? <OpeningReview form={form} /> : <Questions form={form} go={go} />)}
      {ready && !mayOpen && (
        <p>
          <PlaceLink to={{ is: 'list' }} go={go} class="button">
            {words.resolution.page.all}
          </PlaceLink>
        </p>
      )}
    </main>
  );
}

function Questions({ form, go }: { form: OpeningForm; go: (to: Place) => void }) {
  const { words } = useLanguage();
  const text = words.resolution.opening;
  const id = useId();
  const { lines = [], rules, answers, upload } = form;
  const { picked, reason, terms } = answers;
  const said = ofTrades(rules?.reasons ?? []) ? text.ofTrade : text;
  const submit = (event: Event): void => {
    event.preventDefault();
    if (!form.review()) toFirstFault(document);
  };
  return (
    <>
      <p class="muted">{said.lead}</p>
      <form class="new-case" onSubmit={submit} noValidate>
        <OrderStep
          legend={said.order}
          lines={lines}
          picked={picked}
          fault={form.fault('line')}
          go={go}
          onPick={(line, on) => form.answer({ picked: withLine(picked, line, on) })}
        />
        <UnitsFields form={form} />
        <ReasonStep form={form} />
        <ContactField form={form} />
        <label class="field" for={`${id}-details`}>
          <span>{text.details}</span>
          <textarea
            id={`${id}-details`}
            rows={5}
            maxLength={TEXT_MAX}
            placeholder={said.detailsHint}
            value={form.details}
            aria-invalid={form.fault('details') !== undefined}
            aria-describedby={`${id}-details-fault`}
            onInput={(event) => form.keepDetails(event.currentTarget.value)}
          />
          <FaultText id={`${id}-details-fault`} code={form.fault('details')} />
        </label>
        {reason !== undefined && rules !== undefined && (
          <>
            {/* Sellers complain of trades alone, and of what these ask for nothing is told in another way to buyers. */}
            <TermsFields
              yours
              legend={text.wanted}
              solutions={reason.solutions}
              values={terms}
              paid={picked.length === 0 ? { currency: 'MYR', amount: 0 } : stakeOfLines(picked)}
              fault={form.fault('wanted')}
              onChange={(change) => form.answer({ terms: { ...terms, ...change } })}
            />
            <EvidenceStep form={form} reason={reason} limits={rules.limits} />
          </>
        )}
        <div class="dialog-foot">
          <PlaceLink to={{ is: 'list' }} go={go} class="button">
            {words.resolution.form.back}
          </PlaceLink>
          <button type="submit" class="button button-main" aria-disabled={upload.busy}>
            {text.toReview}
          </button>
        </div>
      </form>
    </>
  );
}
