import { errorText } from '../../../browser/error-text.ts';
import { useLanguage } from '../../../browser/language.tsx';
import { format } from '../../../locales/format.ts';
import { plural } from '../../../locales/plural.ts';
import { type CannedReplyView, LONGEST_REPLY_FOLDER, REPLY_PLACEHOLDERS } from '../../../protocol/canned-replies.ts';
import { ReplyConflict } from './reply-conflict.tsx';
import { ReplyHistory } from './reply-history.tsx';
import { ReplyTexts } from './reply-texts.tsx';
import { type ReplyEdits, type ReplyForm, useReplyForm } from './use-reply-form.ts';

interface ReplyEditorProps {
  readonly id: string;
  readonly saved: CannedReplyView | undefined;
  /** Whether the reader may change what is for all. */
  readonly shares: boolean;
  readonly folders: readonly string[];
  readonly edits: ReplyEdits;
  readonly onSaved: (reply: CannedReplyView) => void;
  readonly onExpired: () => void;
}

/** One canned reply: whose, in which folder, its texts, and what became of it so far. */
export function ReplyEditor(props: ReplyEditorProps) {
  const { saved, shares, folders } = props;
  const { words } = useLanguage();
  const text = words.desk.canned;
  const form = useReplyForm(props);
  const locked = saved?.shared === true && !shares;
  return (
    <form
      class="canned-editor"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void form.save();
      }}
    >
      {locked && <p class="callout">{text.only}</p>}
      <div class="canned-place">
        <label class="field">
          <span>{text.folder}</span>
          <input
            list="canned-folders"
            value={form.edit.folder}
            maxLength={LONGEST_REPLY_FOLDER}
            readOnly={locked}
            onInput={(event) => form.change({ folder: event.currentTarget.value })}
          />
        </label>
        <datalist id="canned-folders">
          {folders.map((folder) => (
            <option key={folder} value={folder} />
          ))}
        </datalist>
        {shares ? <Sharing form={form} /> : <p class="small muted">{text.sharedHint}</p>}
      </div>
      <ReplyTexts form={form} locked={locked} />
      {saved !== undefined && <ReplyHistory key={saved.revision} saved={saved} form={form} locked={locked} />}
      {!locked && <Foot form={form} saved={saved} />}
    </form>
  );
}

function Sharing({ form: { edit, change } }: { form: ReplyForm }) {
  const text = useLanguage().words.desk.canned;
  return (
    <fieldset class="canned-sharing">
      <legend class="visually-hidden">{text.sharedTag}</legend>
      {([true, false] as const).map((shared) => (
        <label key={String(shared)} class="option">
          <input type="radio" name="shared" checked={edit.shared === shared} onChange={() => change({ shared })} />
          <span>{shared ? text.shared : text.own}</span>
        </label>
      ))}
    </fieldset>
  );
}

function Foot({ form, saved }: { form: ReplyForm; saved: CannedReplyView | undefined }) {
  const { locale, words } = useLanguage();
  const text = words.desk.canned;
  const { fault, saving, dirty } = form;
  const marks = (names: readonly string[]): string => names.map((name) => `{{${name}}}`).join(' ');
  return (
    <div class="canned-foot">
      <div role="alert">
        {fault?.is === 'unknown' && (
          <p class="callout callout-danger">
            {format(text.unknown, { names: marks(fault.names), known: marks(REPLY_PLACEHOLDERS) })}
          </p>
        )}
        {fault?.is === 'none' && <p class="callout callout-danger">{text.none}</p>}
        {saving?.is === 'failed' && <p class="callout callout-danger">{errorText(words, saving.code ?? '')}</p>}
        <ReplyConflict form={form} />
      </div>
      <div class="form-foot">
        <p class="small muted canned-status" role="status">
          {saving?.is === 'saving' ? text.saving : saving?.is === 'saved' ? text.saved : dirty ? text.unsaved : ''}
        </p>
        {saved !== undefined && !saved.removed && (
          <button type="button" class="button" onClick={() => void form.save({ removed: true })}>
            {text.delete}
          </button>
        )}
        {dirty && (
          <button type="button" class="button" onClick={form.discard}>
            {text.discard}
          </button>
        )}
        <button type="submit" class="button button-main" aria-disabled={!dirty}>
          {text.save}
        </button>
      </div>
      {saved !== undefined && <p class="small muted">{plural(locale, text.uses, saved.uses)}</p>}
    </div>
  );
}
