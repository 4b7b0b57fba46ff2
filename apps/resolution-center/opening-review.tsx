import { errorText } from '../../browser/error-text.ts';
import { useLanguage } from '../../browser/language.tsx';
import { format } from '../../locales/format.ts';
import { moneyText } from '../case/amounts.ts';
import { contactedText } from '../case/contacted-text.ts';
import { LongText } from '../case/long-text.tsx';
import { termsOf } from '../case/terms-form.ts';
import { termsText } from '../case/terms-text.ts';
import { word } from '../case/word-for-code.ts';
import { instantOf } from './contact-times.ts';
import { mostUnits, type PickedLine, stakeOfLine, stakeOfLines, unitsOf } from './units.ts';
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
  const { picked, reason, contacted, delivery, terms, declared } = form.answers;
  const [first] = picked;
  if (first === undefined || reason === undefined) return null;
  const stake = stakeOfLines(picked);
  const itemText = ({ line, units }: PickedLine): string => {
    const { quantity: bought = 1 } = line;
    const sum = moneyText(locale, stakeOfLine(line, units));
    const of =
      bought < 2 ? sum : format(facts.unitsOf, { units: unitsOf(line, units) ?? mostUnits(line), bought, sum });
    return `${line.title} · ${of}`;
  };
  const written = reason.contactFirst === undefined ? undefined : instantOf(contacted);
  const { kind, amount } = { amount: undefined, ...termsOf(terms, stake, locale) };
  const sum = amount === undefined ? {} : { amount: { ...first.line.paid, amount } };
  const files = form.upload.files.map(({ file, kind: shows }) => `${word(words.disputes.kinds, shows)}: ${file.name}`);
  const rows: readonly (readonly [string, readonly string[]])[] = [
    [facts.order, [...picked.map(itemText), first.line.orderId]],
    [text.total, picked.length < 2 ? [] : [moneyText(locale, stake)]],
    [facts.reason, [word(words.disputes.reasons, reason.code)]],
    [facts.contacted, written === undefined ? [] : [contactedText(words, locale, written, form.contact.until)]],
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
