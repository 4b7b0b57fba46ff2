import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { pastedFiles } from '../../browser/pasted-files.ts';
import { readyFiles, uploadState } from '../../browser/upload-list.ts';
import { ACCEPTED_FILES } from '../../browser/upload-rules.ts';
import { MESSAGE_MAX_LENGTH } from '../../protocol/conversation.ts';
import type { State } from '../state.ts';
import { createTypingReporter } from '../typing-reporter.ts';
import { Icon } from './icons.tsx';
import { UploadTray } from './upload-tray.tsx';
import { useDraft } from './use-draft.ts';
import { useWidget } from './widget-context.ts';

/** With this many characters left, or fewer, their number is shown. */
const COUNT_FROM = 300;

/** Where the shopper writes. */
export function Composer({ state }: { state: State }) {
  const { say, session, uploads, previews, settings } = useWidget();
  const [text, setText] = useDraft();
  const [typing] = useState(() =>
    createTypingReporter(session.setTyping, {
      now: Date.now,
      set: (work, ms) => setTimeout(work, ms),
      clear: (timer) => clearTimeout(timer as number),
    }),
  );
  const form = useRef<HTMLFormElement>(null);
  const left = (settings?.limits.textLength ?? MESSAGE_MAX_LENGTH) - text.length;
  const written = text.trim();
  const sendable = left >= 0 && (written !== '' || readyFiles(uploads.files).length > 0);
  const { uploading, send } = useSendWithFiles(state.held, () => {
    if (!sendable) return;
    previews.keep(uploads.files);
    session.send({ text: written, files: readyFiles(uploads.files) });
    uploads.clear();
    setText('');
    typing.stopped();
  });
  const focus = () => form.current?.querySelector('textarea')?.focus();

  return (
    <form
      ref={form}
      class="composer"
      hidden={state.inbox}
      onSubmit={(event) => {
        event.preventDefault();
        send();
        focus();
      }}
    >
      <UploadTray />
      {state.held && (
        <p class="hint" role="status">
          {say('sendHeld')}
        </p>
      )}
      <div class="composer-row">
        <AttachButton onChosen={focus} />
        <Field
          text={text}
          invalid={left < 0}
          open={state.open && !state.inbox}
          onText={(typed) => {
            setText(typed);
            if (typed !== '') typing.typed();
            else typing.stopped();
          }}
          onLeave={typing.stopped}
          onSend={send}
        />
        <button
          type="submit"
          class="send"
          aria-label={say('send')}
          title={say('send')}
          disabled={!sendable && !uploading}
        >
          <Icon name="send" />
        </button>
      </div>
      <CharactersLeft left={left} />
    </form>
  );
}

/** Sends at once, or as soon as all files have arrived. */
function useSendWithFiles(held: boolean, send: () => void) {
  const { uploads, live } = useWidget();
  const setHeld = (now: boolean) => live.dispatch({ type: 'message:held', held: now });
  const states = uploads.files.map(uploadState);
  const uploading = states.includes('sending') || states.includes('checking');
  useEffect(() => {
    if (!held || uploading) return;
    setHeld(false);
    // A failed upload is the shopper's to decide on: nothing goes out without it unasked.
    if (!states.includes('failed')) send();
  }, [held, uploading]);
  return { held, uploading, send: () => (uploading ? setHeld(true) : send()) };
}

interface FieldProps {
  readonly text: string;
  readonly invalid: boolean;
  /** The panel is; a hidden field has no height to measure. */
  readonly open: boolean;
  readonly onText: (text: string) => void;
  readonly onLeave: () => void;
  readonly onSend: () => void;
}

/** Grows with its text. */
function Field({ text, invalid, open, onText, onLeave, onSend }: FieldProps) {
  const { say, uploads, locale } = useWidget();
  const field = useRef<HTMLTextAreaElement>(null);
  useLayoutEffect(() => {
    const area = field.current;
    if (!area) return;
    area.style.height = 'auto';
    area.style.height = `${area.scrollHeight}px`;
  }, [text, open]);
  return (
    <textarea
      ref={field}
      class="write"
      rows={1}
      lang={locale}
      aria-label={say('composerLabel')}
      placeholder={say('composerPlaceholder')}
      value={text}
      aria-invalid={invalid}
      enterkeyhint="send"
      onInput={(event) => onText(event.currentTarget.value)}
      onBlur={onLeave}
      onPaste={(event) => {
        const pasted = pastedFiles(event.clipboardData);
        if (pasted.length === 0) return;
        event.preventDefault();
        uploads.add(pasted);
      }}
      onKeyDown={(event) => {
        // 229: some input methods tell of the composing Enter by this alone.
        if (event.key !== 'Enter' || event.shiftKey || event.isComposing || event.keyCode === 229) return;
        event.preventDefault();
        onSend();
      }}
    />
  );
}

function AttachButton({ onChosen }: { onChosen: () => void }) {
  const { say, uploads } = useWidget();
  const chooser = useRef<HTMLInputElement>(null);
  return (
    <>
      <button
        type="button"
        class="plain"
        aria-label={say('attach')}
        title={say('attach')}
        onClick={() => chooser.current?.click()}
      >
        <Icon name="clip" />
      </button>
      <input
        ref={chooser}
        type="file"
        hidden
        multiple
        accept={ACCEPTED_FILES}
        onChange={(event) => {
          uploads.add(event.currentTarget.files ?? []);
          event.currentTarget.value = '';
          onChosen();
        }}
      />
    </>
  );
}

function CharactersLeft({ left }: { left: number }) {
  const { say, locale } = useWidget();
  if (left > COUNT_FROM) return null;
  return (
    <p class={left < 0 ? 'hint over' : 'hint'} role="status">
      {say('charactersLeft', { count: new Intl.NumberFormat(locale).format(left) })}
    </p>
  );
}
