import { errorText } from '../../browser/error-text.ts';
import { useLanguage } from '../../browser/language.tsx';
import { LongText } from '../case/long-text.tsx';
import { termsOf } from '../case/terms-form.ts';
import { termsText } from '../case/terms-text.ts';
import { word } from '../case/word-for-code.ts';
import type { OpeningForm } from './use-opening.ts';

/** The filled-in form as the other side will read it, before it is sent. */
export function OpeningReview({ form }: { form: OpeningForm }) {
  const { words } = useLanguage();
  const text = words.resolution.opening;
  const { sending, failure } = form;
  return (
    <form
      class="card review-card"
      onSubmit={(event) => {
        event.preventDefault();
        void form.send();
      }}
    >
      <p class="muted">{text.reviewLead}</p>
      <Answers form={form} />
      <div aria-live="assertive">
        {failure !== undefined && <p class="callout callout-danger">{errorText(words, failure, form.failureData)}</p>}
      </div>
      <div class="dialog-foot">
        <button type="button" class="button" onClick={form.change}>
          {text.change}
        </button>
        <button type="submit" class="button button-main" aria-disabled={sending}>
          {sending ? words.resolution.form.sending : text.submit}
        </button>
      </div>
    </form>
  );
}

function Answers({ form }: { form: OpeningForm }) {
  const { locale, words } = useLanguage();
  const { opening: text, facts } = words.resolution;
  const { line, reason, delivery, terms, declared } = form.answers;
  if (line === undefined || reason === undefined) return null;
  const { kind, amount } = { amount: undefined, ...termsOf(terms, line.paid, locale) };
  const sum = amount === undefined ? {} : { amount: { ...line.paid, amount } };
  const files = form.upload.files.map(({ file, kind: shows }) => `${word(words.disputes.kinds, shows)}: ${file.name}`);
  const rows: readonly (readonly [string, readonly string[]])[] = [
    [facts.order, [`${line.title} · ${line.orderId}`]],
    [facts.reason, [word(words.disputes.reasons, reason.code)]],
    [facts.delivery, reason.asksDelivery && delivery !== '' ? [word(words.disputes.deliveries, delivery)] : []],
    [facts.wanted, [termsText(words, locale, { kind, ...sum })]],
    [text.evidence, files.length === 0 ? [text.noFiles] : files],
    [text.confirmed, declared.map((each) => word(words.disputes.declarations, each))],
  ];
  return (
    <>
      <dl class="facts">
        {rows
          .filter(([, values]) => values.length > 0)
          .map(([name, values]) => (
            <div key={name} class="fact">
              <dt>{name}</dt>
              {values.map((value) => (
                <dd key={value} class="breakable">
                  {value}
                </dd>
              ))}
            </div>
          ))}
      </dl>
      <LongText text={form.details} class="claim" />
    </>
  );
}
