import { useId } from 'preact/hooks';
import { errorText } from '../../browser/error-text.ts';
import { useLanguage } from '../../browser/language.tsx';
import { format } from '../../locales/format.ts';
import { spanText } from '../../protocol/time/span-text.ts';
import { beat, shortTime } from '../case/remaining.ts';
import { useNow } from '../case/use-now.ts';
import { FaultText } from './fault-text.tsx';
import type { OpeningForm } from './use-opening.ts';

/** When the other side was written to, where the policy advises to do that first, and how long they have to answer. */
export function ContactField({ form }: { form: OpeningForm }) {
  const { words } = useLanguage();
  const text = words.resolution.opening;
  const id = useId();
  if (form.answers.reason?.contactFirst === undefined) return null;
  const fault = form.fault('contacted');
  const { until, failure, retry } = form.contact;
  return (
    <div class="field">
      <label for={id}>
        <strong>{text.contacted}</strong>
      </label>
      <input
        id={id}
        type="datetime-local"
        value={form.answers.contacted}
        aria-invalid={fault !== undefined}
        aria-describedby={`${id}-hint ${id}-fault`}
        onInput={(event) => form.answer({ contacted: event.currentTarget.value })}
      />
      <span id={`${id}-hint`} class="small muted">
        {text.contactedHint}
      </span>
      <div role="status">
        {until !== undefined && <TimeToAnswer until={until} />}
        {failure !== undefined && (
          <p class="callout callout-caution small">
            {errorText(words, failure)}{' '}
            <button type="button" class="link-button" onClick={retry}>
              {words.desk.common.retry}
            </button>
          </p>
        )}
      </div>
      <FaultText id={`${id}-fault`} code={fault} />
    </div>
  );
}

function TimeToAnswer({ until }: { until: string }) {
  const { locale, words } = useLanguage();
  const text = words.resolution.opening;
  const left = Date.parse(until) - useNow(beat(Math.max(0, Date.parse(until) - Date.now())));
  const at = shortTime(locale, until);
  return (
    <p class="callout small contact-times">
      {left > 0
        ? format(text.contactUntil, {
            at,
            left: format(words.resolution.deadline.left, { span: spanText(locale, left) }),
          })
        : format(text.contactOver, { at })}
    </p>
  );
}
