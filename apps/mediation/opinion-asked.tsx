import { useId, useState } from 'preact/hooks';
import { errorText } from '../../browser/error-text.ts';
import { useLanguage } from '../../browser/language.tsx';
import { format } from '../../locales/format.ts';
import type { OpinionView } from '../../protocol/dispute-colleagues.ts';
import type { DisputeView } from '../../protocol/disputes.ts';
import { TEXT_MAX } from '../case/action-forms.ts';
import { moneyText } from '../case/amounts.ts';
import { LongText } from '../case/long-text.tsx';
import { useKeptText } from '../case/saved-text.ts';
import { exampleOf } from '../case/terms-fields.tsx';
import { termsFault, termsOf } from '../case/terms-form.ts';
import { asksAmount } from '../case/terms-text.ts';
import { stakeOf } from '../case/units.ts';
import { word } from '../case/word-for-code.ts';
import type { ColleaguesOfCase } from './use-colleagues.ts';

interface OpinionAskedProps {
  readonly view: DisputeView;
  readonly opinion: OpinionView;
  readonly kept: ColleaguesOfCase;
}

/** A colleague's question to the reader, and the form of their opinion: words, and how they would decide. */
export function OpinionAsked({ view, opinion, kept }: OpinionAskedProps) {
  const { locale, words } = useLanguage();
  const text = words.resolution.desk.colleagues;
  const id = useId();
  const stake = stakeOf(view);
  const [answer, type] = useKeptText(`${view.number}.opinion`);
  const [terms, setTerms] = useState({ kind: '', amount: '' });
  const [sending, setSending] = useState(false);
  const [tried, setTried] = useState(false);
  const [refused, setRefused] = useState<string>();
  const fault = terms.kind === '' ? undefined : termsFault(terms, stake, locale);
  const example = moneyText(locale, { ...stake, amount: exampleOf(stake.amount) });
  const submit = async (event: Event): Promise<void> => {
    event.preventDefault();
    setTried(true);
    if (sending || answer.trim() === '' || fault !== undefined) return;
    setSending(true);
    const suggested = terms.kind === '' ? {} : { terms: termsOf(terms, stake, locale) };
    const code = await kept.post(`opinions/${opinion.id}/answer`, { text: answer, ...suggested });
    setSending(false);
    setRefused(code);
    if (code === undefined) type('');
  };
  return (
    <section class="card pending" aria-labelledby={`${id}-heading`}>
      <h2 id={`${id}-heading`}>{format(text.asksYou, { who: opinion.asker })}</h2>
      <LongText text={opinion.question} class="claim" />
      <form class="note-form" onSubmit={submit} noValidate>
        <label class="field" for={`${id}-answer`}>
          <span>{text.answer}</span>
          <textarea
            id={`${id}-answer`}
            rows={3}
            value={answer}
            maxLength={TEXT_MAX}
            onInput={(event) => type(event.currentTarget.value)}
          />
        </label>
        <div class="opinion-terms">
          <label class="field" for={`${id}-terms`}>
            <span>{text.suggest}</span>
            <select
              id={`${id}-terms`}
              value={terms.kind}
              onChange={(event) => setTerms({ ...terms, kind: event.currentTarget.value })}
            >
              <option value="">{text.open}</option>
              {(view.policy?.outcomes ?? []).map((kind) => (
                <option key={kind} value={kind}>
                  {word(words.disputes.solutions, kind)}
                </option>
              ))}
            </select>
          </label>
          {asksAmount(terms.kind) && (
            <label class="field" for={`${id}-amount`}>
              <span>{format(words.resolution.form.amount, { currency: stake.currency })}</span>
              <input
                id={`${id}-amount`}
                type="text"
                inputMode="decimal"
                autocomplete="off"
                value={terms.amount}
                aria-invalid={tried && fault !== undefined}
                onInput={(event) => setTerms({ ...terms, amount: event.currentTarget.value })}
              />
            </label>
          )}
        </div>
        <p class="field-fault" role="alert">
          {tried && answer.trim() === '' && words.resolution.form.faults.text_missing}
          {tried &&
            fault !== undefined &&
            format(word(words.resolution.form.faults, fault), { currency: stake.currency, example })}
          {refused !== undefined && errorText(words, refused)}
        </p>
        <div class="form-foot">
          <button type="submit" class="button button-small button-main" disabled={sending}>
            {sending ? words.resolution.form.sending : text.give}
          </button>
        </div>
      </form>
    </section>
  );
}
