import type { RefObject } from 'preact';
import { useRef, useState } from 'preact/hooks';
import { useFileDrop } from '../../browser/file-drop.ts';
import { Icon } from '../../browser/icons.tsx';
import { useLanguage } from '../../browser/language.tsx';
import { upload } from '../../browser/upload.ts';
import type { SentFile } from '../../browser/upload-list.ts';
import { useUploadList } from '../../browser/use-upload-list.ts';
import { format } from '../../locales/format.ts';
import { MESSAGE_MAX_LENGTH } from '../../protocol/conversation.ts';
import type { Locale } from '../../protocol/locale.ts';
import { ComposerField } from './composer-field.tsx';
import { AttachButton, ComposerFiles } from './composer-files.tsx';
import { unfilled, withoutUnfilled } from './replies.ts';
import { ReplyPicker } from './reply-picker.tsx';
import type { Draft, DraftChange } from './saved-texts.ts';
import type { Pending } from './state.ts';
import { Suggestions } from './suggestions.tsx';
import { type Picks, useComposerPicks } from './use-composer-picks.ts';
import { useTyping } from './use-typing.ts';

interface ComposerProps {
  readonly name: string;
  readonly picks: Picks;
  readonly locale: Locale;
  /** Files that are dropped on it go into the reply. */
  readonly zone: RefObject<HTMLElement | null>;
  readonly draft: Draft;
  readonly onDraft: (change: DraftChange) => void;
  readonly onTyping: (typing: boolean) => void;
  readonly onWrite: (kind: Pending['kind'], text: string, files: readonly SentFile[]) => void;
}

/** Where the agent writes: to the shopper, or a note that only colleagues see. */
export function Composer(props: ComposerProps) {
  const { name, picks, locale, draft, zone, onDraft, onTyping, onWrite } = props;
  const text = useLanguage().words.desk.composer;
  const field = useRef<HTMLTextAreaElement>(null);
  const focus = (): void => field.current?.focus();
  const typing = useTyping(onTyping);
  const note = draft.mode === 'note';
  const value = note ? draft.note : draft.reply;
  const change = (next: string): void => {
    setMisplaced(false);
    onDraft(note ? { note: next } : { reply: next });
    if (!note) typing(next !== '' && !next.startsWith('/'));
  };
  const { picker, choose } = useComposerPicks({
    ...{ picks, locale, field, onDraft },
    draft: note ? undefined : draft.reply,
    onText: change,
  });
  const uploads = useUploadList({
    send: upload,
    held: draft.files.length,
    onReady: (file) => onDraft(({ files }) => ({ files: [...files, file] })),
  });
  const [misplaced, setMisplaced] = useState(false);
  const take = (files: readonly File[]): void => {
    setMisplaced(note);
    if (!note) uploads.add(files);
    focus();
  };
  useFileDrop(zone, take);
  const excess = value.length - MESSAGE_MAX_LENGTH;
  const fault = excess > 0 ? format(text.tooLong, { count: excess }) : misplaced && text.noteNoFiles;
  const empty = value.trim() === '' && (note || draft.files.length === 0);
  const open = note ? [] : unfilled(draft.reply);
  const held = !note && (uploads.files.length > 0 || picker !== undefined || open.length > 0);
  const blocked = empty || excess > 0 || held;
  const send = (): void => {
    if (blocked) return;
    onWrite(note ? 'note' : 'message', value.trim(), note ? [] : draft.files);
    onDraft(note ? { note: '' } : { reply: '', files: [] });
    typing(false);
    focus();
  };
  const switchTo = (mode: Draft['mode']): void => {
    onDraft({ mode });
    setMisplaced(false);
    focus();
  };
  const openReplies = (): void => {
    if (draft.reply === '') change('/');
    focus();
  };
  return (
    <div class={note ? 'composer composer-note' : 'composer'}>
      {picker !== undefined && <ReplyPicker picking={picker} locale={locale} />}
      {!note && value === '' && <Suggestions question={picks.question} locale={locale} onChoose={choose} />}
      <ModeSwitch mode={draft.mode} onMode={switchTo} />
      {!note && <ComposerFiles files={draft.files} uploads={uploads} onFiles={(files) => onDraft({ files })} />}
      <ComposerField
        field={field}
        value={value}
        addressee={note ? undefined : { name, locale }}
        picker={picker}
        onChange={change}
        onLeave={() => typing(false)}
        onFiles={take}
        onSend={send}
      />
      <Unfilled marks={open} onRemove={() => change(withoutUnfilled(draft.reply))} />
      <div class="composer-foot">
        {!note && (
          <>
            <AttachButton uploads={uploads} />
            <RepliesButton onOpen={openReplies} />
          </>
        )}
        <span class="composer-excess" role="status">
          {fault}
        </span>
        <SendButton note={note} blocked={blocked} onSend={send} />
      </div>
    </div>
  );
}

/** What a canned reply names and nobody knows: it is filled in or taken out before the shopper reads it. */
function Unfilled({ marks, onRemove }: { marks: readonly string[]; onRemove: () => void }) {
  const text = useLanguage().words.desk.canned;
  return (
    <div class="composer-unfilled" role="status">
      {marks.length > 0 && (
        <>
          <span>
            {text.unfilled} <strong class="mono">{marks.join(' ')}</strong>
          </span>
          <button type="button" class="link-button" onClick={onRemove}>
            {text.takeOut}
          </button>
        </>
      )}
    </div>
  );
}

function SendButton({ note, blocked, onSend }: { note: boolean; blocked: boolean; onSend: () => void }) {
  const text = useLanguage().words.desk.composer;
  return (
    <button type="button" class="button button-main" aria-disabled={blocked} onClick={onSend}>
      {note ? text.addNote : text.send}
    </button>
  );
}

function ModeSwitch({ mode, onMode }: { mode: Draft['mode']; onMode: (mode: Draft['mode']) => void }) {
  const { words } = useLanguage();
  const text = words.desk.composer;
  return (
    <fieldset class="composer-mode">
      <legend class="visually-hidden">{text.mode}</legend>
      {(['reply', 'note'] as const).map((each) => (
        <button key={each} type="button" class="mode" aria-pressed={mode === each} onClick={() => onMode(each)}>
          {each === 'note' && <Icon name="note" size={16} />}
          {text[each]}
        </button>
      ))}
    </fieldset>
  );
}

function RepliesButton({ onOpen }: { onOpen: () => void }) {
  const { words } = useLanguage();
  const text = words.desk.composer;
  return (
    <button type="button" class="icon-button" aria-label={text.replies} title={`${text.replies} (/)`} onClick={onOpen}>
      <Icon name="replies" />
    </button>
  );
}
