import type { RefObject } from 'preact';
import { useEffect, useId, useRef, useState } from 'preact/hooks';
import { useFileDrop } from '../../browser/file-drop.ts';
import { Icon } from '../../browser/icons.tsx';
import { useLanguage } from '../../browser/language.tsx';
import { pastedFiles } from '../../browser/pasted-files.ts';
import { upload } from '../../browser/upload.ts';
import type { SentFile } from '../../browser/upload-list.ts';
import { useUploadList } from '../../browser/use-upload-list.ts';
import { format } from '../../locales/format.ts';
import type { CannedReply } from '../../protocol/api.ts';
import { MESSAGE_MAX_LENGTH } from '../../protocol/conversation.ts';
import { LOCALE_NAMES, type Locale } from '../../protocol/locale.ts';
import { AttachButton, ComposerFiles } from './composer-files.tsx';
import type { Draft } from './kept.ts';
import { filledReply, matchingReplies, replyFilter } from './replies.ts';
import { ReplyPicker } from './reply-picker.tsx';
import type { Pending } from './state.ts';
import { useReplies } from './use-replies.ts';

/** A pause this long in typing counts as having stopped. */
const TYPING_PAUSE_MS = 3000;

interface ComposerProps {
  readonly name: string;
  /** What prepared replies call the shopper; guests are not called by name. */
  readonly givenName: string | undefined;
  readonly agentName: string;
  readonly locale: Locale;
  /** Files that are dropped on it go into the reply. */
  readonly zone: RefObject<HTMLElement | null>;
  readonly draft: Draft;
  readonly onDraft: (change: Partial<Draft>) => void;
  readonly onTyping: (typing: boolean) => void;
  readonly onWrite: (kind: Pending['kind'], text: string, files: readonly SentFile[]) => void;
}

/** Where the agent writes: to the shopper, or a note that only colleagues see. */
export function Composer(props: ComposerProps) {
  const { name, givenName, agentName, locale, draft, zone, onDraft, onTyping, onWrite } = props;
  const { words } = useLanguage();
  const text = words.desk.composer;
  const box = useRef<HTMLTextAreaElement>(null);
  const listId = useId();
  const note = draft.mode === 'note';
  const value = note ? draft.note : draft.reply;
  const filter = note ? undefined : replyFilter(draft.reply);
  const [dismissed, setDismissed] = useState(false);
  const [active, setActive] = useState(0);
  const picking = filter !== undefined && !dismissed;
  const all = useReplies(locale, picking);
  const replies = all === undefined ? undefined : matchingReplies(all, filter ?? '');
  const uploads = useUploadList({
    send: upload,
    held: draft.files.length,
    onReady: (file) => onDraft({ files: [...draft.files, file] }),
  });
  const [misplaced, setMisplaced] = useState(false);
  const take = (files: readonly File[]): void => {
    setMisplaced(note);
    if (!note) uploads.add(files);
    box.current?.focus();
  };
  useFileDrop(zone, take);
  const typing = useTyping(onTyping);
  const excess = value.length - MESSAGE_MAX_LENGTH;
  const empty = value.trim() === '' && (note || draft.files.length === 0);
  const blocked = empty || excess > 0 || (!note && (uploads.files.length > 0 || picking));

  const change = (next: string): void => {
    setDismissed(false);
    setMisplaced(false);
    setActive(0);
    onDraft(note ? { note: next } : { reply: next });
    if (!note && replyFilter(next) === undefined) typing(next !== '');
  };
  const choose = (reply: CannedReply): void => {
    change(filledReply(reply, givenName, agentName));
    box.current?.focus();
  };
  const send = (): void => {
    if (blocked) return;
    onWrite(note ? 'note' : 'message', value.trim(), note ? [] : draft.files);
    onDraft(note ? { note: '' } : { reply: '', files: [] });
    typing(false);
    box.current?.focus();
  };
  const pickByKey = (key: string): boolean => {
    if (!picking) return false;
    const count = replies?.length ?? 0;
    if (key === 'Escape') setDismissed(true);
    else if (count === 0) return key === 'Enter' || key === 'Tab' ? key === 'Enter' : false;
    else if (key === 'ArrowDown') setActive((active + 1) % count);
    else if (key === 'ArrowUp') setActive((active + count - 1) % count);
    else if (key === 'Enter' || key === 'Tab') {
      const reply = replies?.[active];
      if (reply !== undefined) choose(reply);
    } else return false;
    return true;
  };

  return (
    <div class={note ? 'composer composer-note' : 'composer'}>
      {picking && (
        <ReplyPicker id={listId} replies={replies} filter={filter} locale={locale} active={active} onChoose={choose} />
      )}
      <fieldset class="composer-mode">
        <legend class="visually-hidden">{text.mode}</legend>
        {(['reply', 'note'] as const).map((mode) => (
          <button
            key={mode}
            type="button"
            class="mode"
            aria-pressed={draft.mode === mode}
            onClick={() => {
              onDraft({ mode });
              setMisplaced(false);
              box.current?.focus();
            }}
          >
            {mode === 'note' && <Icon name="note" size={16} />}
            {text[mode]}
          </button>
        ))}
      </fieldset>
      {!note && (
        <ComposerFiles
          files={draft.files}
          uploads={uploads}
          onRemove={(id) => onDraft({ files: draft.files.filter((file) => file.id !== id) })}
        />
      )}
      <textarea
        ref={box}
        class="composer-box"
        rows={1}
        value={value}
        lang={note ? undefined : locale}
        aria-label={note ? words.desk.chat.note : format(text.label, { name })}
        placeholder={note ? text.notePlaceholder : format(text.placeholder, { language: LOCALE_NAMES[locale] })}
        aria-haspopup={note ? undefined : 'listbox'}
        aria-controls={picking ? listId : undefined}
        aria-activedescendant={picking && (replies?.length ?? 0) > 0 ? `${listId}-${active}` : undefined}
        onInput={(event) => change(event.currentTarget.value)}
        onBlur={() => typing(false)}
        onPaste={(event) => {
          const files = pastedFiles(event.clipboardData);
          if (files.length === 0) return;
          event.preventDefault();
          take(files);
        }}
        onKeyDown={(event) => {
          // An input method uses Enter to take a candidate; that is not ours.
          if (event.isComposing || event.keyCode === 229) return;
          if (pickByKey(event.key)) {
            event.preventDefault();
            return;
          }
          if (event.key !== 'Enter' || event.shiftKey || event.altKey) return;
          event.preventDefault();
          send();
        }}
      />
      <div class="composer-foot">
        {!note && (
          <>
            <AttachButton uploads={uploads} />
            <button
              type="button"
              class="icon-button"
              aria-label={text.replies}
              title={`${text.replies} (/)`}
              onClick={() => {
                if (draft.reply === '') change('/');
                box.current?.focus();
              }}
            >
              <Icon name="replies" />
            </button>
          </>
        )}
        <span class="composer-excess" role="status">
          {excess > 0 ? format(text.tooLong, { count: excess }) : misplaced && text.noteNoFiles}
        </span>
        <button type="button" class="button button-main" aria-disabled={blocked} onClick={send}>
          {note ? text.addNote : text.send}
        </button>
      </div>
    </div>
  );
}

/** Tells the other side about typing when it starts and stops, not with each key. */
function useTyping(tell: (typing: boolean) => void): (typing: boolean) => void {
  const told = useRef(false);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const latest = useRef(tell);
  latest.current = tell;
  const set = (typing: boolean): void => {
    clearTimeout(timer.current);
    if (typing) timer.current = setTimeout(() => set(false), TYPING_PAUSE_MS);
    if (told.current === typing) return;
    told.current = typing;
    latest.current(typing);
  };
  useEffect(() => () => clearTimeout(timer.current), []);
  return set;
}
