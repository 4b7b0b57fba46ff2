import { useId, useState } from 'preact/hooks';
import { errorText } from '../../browser/error-text.ts';
import { Icon } from '../../browser/icons.tsx';
import { useLanguage } from '../../browser/language.tsx';
import { format } from '../../locales/format.ts';
import type { OpinionView } from '../../protocol/dispute-colleagues.ts';
import type { DisputeView } from '../../protocol/disputes.ts';
import { TEXT_MAX } from '../case/action-forms.ts';
import { LongText } from '../case/long-text.tsx';
import { exactTime, shortTime } from '../case/remaining.ts';
import { useKeptText } from '../case/saved-text.ts';
import { termsText } from '../case/terms-text.ts';
import type { ColleaguesOfCase } from './use-colleagues.ts';

interface OpinionsProps {
  readonly view: DisputeView;
  readonly kept: ColleaguesOfCase;
}

/** What colleagues were asked about this case and what they think; and a question to another one. */
export function OpinionsCard({ view, kept }: OpinionsProps) {
  const { words } = useLanguage();
  const text = words.resolution.desk.colleagues;
  const [asking, setAsking] = useState(false);
  const opinions = (kept.view?.opinions ?? []).filter(({ own, state }) => own !== 'asked' || state !== 'open');
  const open = view.state !== 'closed';
  if (kept.view === undefined || (opinions.length === 0 && !open)) return null;
  return (
    <section class="card opinions-card" aria-labelledby="opinions">
      <div class="card-head">
        <h2 id="opinions">{text.opinions}</h2>
        <p class="small muted">{text.hint}</p>
      </div>
      {opinions.length > 0 && (
        <ul class="case-notes" aria-live="polite">
          {opinions.map((opinion) => (
            <OneOpinion key={opinion.id} opinion={opinion} kept={kept} />
          ))}
        </ul>
      )}
      {open && !asking && kept.view.mediators.length > 0 && (
        <button type="button" class="button button-small" onClick={() => setAsking(true)}>
          <Icon name="replies" size={16} />
          {text.ask}
        </button>
      )}
      {open && kept.view.mediators.length === 0 && <p class="small muted">{text.nobody}</p>}
      {asking && open && <AskForm view={view} kept={kept} onClose={() => setAsking(false)} />}
    </section>
  );
}

function OneOpinion({ opinion, kept }: { opinion: OpinionView; kept: ColleaguesOfCase }) {
  const { locale, words } = useLanguage();
  const text = words.resolution.desk.colleagues;
  const { id, asker, asked, question, at, state, own, answer } = opinion;
  return (
    <li class="case-note">
      <p class="small muted">
        <strong>{format(text.asked, { asker, asked })}</strong> ·{' '}
        <time dateTime={at} title={exactTime(locale, at)}>
          {shortTime(locale, at)}
        </time>
      </p>
      <LongText text={question} />
      {state === 'open' && (
        <p class="case-note-acts small">
          <span class="tag">{text.waiting}</span>
          {own === 'asker' && (
            <button
              type="button"
              class="link-button small"
              onClick={() => void kept.post(`opinions/${id}/withdraw`, {})}
            >
              {text.takeBack}
            </button>
          )}
        </p>
      )}
      {state === 'withdrawn' && <p class="small muted">{text.takenBack}</p>}
      {answer !== undefined && (
        <div class="opinion-answer">
          <p class="small muted">
            <strong>{asked}</strong> ·{' '}
            <time dateTime={answer.at} title={exactTime(locale, answer.at)}>
              {shortTime(locale, answer.at)}
            </time>
          </p>
          {answer.terms !== undefined && (
            <p class="offer-terms">{format(text.would, { terms: termsText(words, locale, answer.terms) })}</p>
          )}
          <LongText text={answer.text} />
        </div>
      )}
    </li>
  );
}

interface AskFormProps extends OpinionsProps {
  readonly onClose: () => void;
}

function AskForm({ view, kept, onClose }: AskFormProps) {
  const { words } = useLanguage();
  const text = words.resolution.desk.colleagues;
  const id = useId();
  const mediators = kept.view?.mediators ?? [];
  const [asked, setAsked] = useState(mediators.length === 1 ? (mediators[0]?.id ?? '') : '');
  const [question, type] = useKeptText(`${view.number}.question`);
  const [clientId] = useState(() => crypto.randomUUID());
  const [sending, setSending] = useState(false);
  const [refused, setRefused] = useState<string>();
  const ready = asked !== '' && question.trim() !== '';
  const submit = async (event: Event): Promise<void> => {
    event.preventDefault();
    if (!ready || sending) return;
    setSending(true);
    const code = await kept.post('opinions', { clientId, asked, question });
    setSending(false);
    setRefused(code);
    if (code !== undefined) return;
    type('');
    onClose();
  };
  return (
    <form class="note-form" onSubmit={submit}>
      <label class="field" for={`${id}-whom`}>
        <span>{text.whom}</span>
        <select id={`${id}-whom`} value={asked} onChange={(event) => setAsked(event.currentTarget.value)}>
          <option value="">{text.choose}</option>
          {mediators.map((mediator) => (
            <option key={mediator.id} value={mediator.id}>
              {mediator.name}
            </option>
          ))}
        </select>
      </label>
      <label class="field" for={`${id}-question`}>
        <span>{text.question}</span>
        <textarea
          id={`${id}-question`}
          rows={3}
          value={question}
          maxLength={TEXT_MAX}
          onInput={(event) => type(event.currentTarget.value)}
        />
      </label>
      {refused !== undefined && (
        <p class="field-fault" role="alert">
          {errorText(words, refused)}
        </p>
      )}
      <div class="form-foot">
        <button type="button" class="button button-small" onClick={onClose}>
          {words.resolution.form.back}
        </button>
        <button type="submit" class="button button-small button-main" disabled={!ready || sending}>
          {text.send}
        </button>
      </div>
    </form>
  );
}
