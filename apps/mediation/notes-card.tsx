import { useId, useState } from 'preact/hooks';
import { errorText } from '../../browser/error-text.ts';
import { useLanguage } from '../../browser/language.tsx';
import type { CaseNoteView } from '../../protocol/dispute-colleagues.ts';
import { TEXT_MAX } from '../case/action-forms.ts';
import { LongText } from '../case/long-text.tsx';
import { exactTime, shortTime } from '../case/remaining.ts';
import { useKeptText } from '../case/saved-text.ts';
import { useNow } from '../case/use-now.ts';
import type { ColleaguesOfCase } from './use-colleagues.ts';

interface NotesCardProps {
  readonly number: string;
  readonly kept: ColleaguesOfCase;
}

/** What mediators keep for each other about this case. */
export function NotesCard({ number, kept }: NotesCardProps) {
  const { words } = useLanguage();
  const text = words.resolution.desk.colleagues;
  const notes = kept.view?.notes ?? [];
  return (
    <section class="card notes-card" aria-labelledby="case-notes">
      <div class="card-head">
        <h2 id="case-notes">{text.notes}</h2>
        <p class="small muted">{text.notesHint}</p>
      </div>
      {kept.failure !== undefined && (
        <p class="small" role="alert">
          {text.failed}{' '}
          <button type="button" class="link-button" onClick={kept.reload}>
            {words.desk.common.retry}
          </button>
        </p>
      )}
      {notes.length > 0 && (
        <ul class="case-notes" aria-live="polite">
          {notes.map((note) => (
            <Note key={note.id} note={note} kept={kept} />
          ))}
        </ul>
      )}
      <NewNote number={number} kept={kept} />
    </section>
  );
}

/** What is written stays in the browser until it is taken, and a repeated send adds nothing. */
function NewNote({ number, kept }: NotesCardProps) {
  const { words } = useLanguage();
  const text = words.resolution.desk.colleagues;
  const [typed, type] = useKeptText(`${number}.note`);
  const [clientId, setClientId] = useState(() => crypto.randomUUID());
  const [sending, setSending] = useState(false);
  const [refused, setRefused] = useState<string>();
  const submit = async (event: Event): Promise<void> => {
    event.preventDefault();
    if (sending || typed.trim() === '') return;
    setSending(true);
    const code = await kept.post('notes', { clientId, text: typed });
    setSending(false);
    setRefused(code);
    if (code !== undefined) return;
    type('');
    setClientId(crypto.randomUUID());
  };
  return (
    <form class="note-form" onSubmit={submit}>
      <label class="visually-hidden" for="new-note">
        {text.note}
      </label>
      <textarea
        id="new-note"
        rows={2}
        value={typed}
        placeholder={text.note}
        maxLength={TEXT_MAX}
        onInput={(event) => type(event.currentTarget.value)}
      />
      {refused !== undefined && (
        <p class="field-fault" role="alert">
          {errorText(words, refused)}
        </p>
      )}
      <button type="submit" class="button button-small" disabled={typed.trim() === '' || sending}>
        {text.add}
      </button>
    </form>
  );
}

/** One note; its author can change or remove it for a while. */
function Note({ note, kept }: { note: CaseNoteView; kept: ColleaguesOfCase }) {
  const { locale, words } = useLanguage();
  const text = words.resolution.desk.colleagues;
  const id = useId();
  const now = useNow(30_000);
  const [draft, setDraft] = useState<string>();
  const [refused, setRefused] = useState<string>();
  const mayChange = note.changeUntil !== undefined && Date.parse(note.changeUntil) > now;
  const post = async (body: object): Promise<void> => {
    const code = await kept.post(`notes/${note.id}`, body);
    setRefused(code);
    if (code === undefined) setDraft(undefined);
  };
  return (
    <li class="case-note">
      <p class="small muted">
        <strong>{note.author}</strong> ·{' '}
        <time dateTime={note.at} title={exactTime(locale, note.at)}>
          {shortTime(locale, note.at)}
        </time>
        {note.editedAt !== undefined && ` · ${text.edited}`}
      </p>
      {draft === undefined ? (
        <LongText text={note.text} />
      ) : (
        <>
          <label class="visually-hidden" for={id}>
            {text.edit}
          </label>
          <textarea
            id={id}
            rows={3}
            value={draft}
            maxLength={TEXT_MAX}
            onInput={(event) => setDraft(event.currentTarget.value)}
          />
        </>
      )}
      {refused !== undefined && (
        <p class="field-fault" role="alert">
          {errorText(words, refused)}
        </p>
      )}
      {mayChange && (
        <p class="case-note-acts">
          {draft === undefined ? (
            <>
              <button type="button" class="link-button small" onClick={() => setDraft(note.text)}>
                {text.edit}
              </button>
              <button type="button" class="link-button small" onClick={() => void post({})}>
                {text.remove}
              </button>
            </>
          ) : (
            <>
              <button
                type="button"
                class="link-button small"
                disabled={draft.trim() === ''}
                onClick={() => void post({ text: draft })}
              >
                {text.save}
              </button>
              <button type="button" class="link-button small" onClick={() => setDraft(undefined)}>
                {text.leave}
              </button>
            </>
          )}
        </p>
      )}
    </li>
  );
}
