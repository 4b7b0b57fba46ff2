import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { pastedFiles } from '../../browser/pasted-files.ts';
import { ACCEPTED_FILES } from '../../browser/upload-rules.ts';
import { MESSAGE_MAX_LENGTH } from '../../protocol/conversation.ts';
import { readDraft, writeDraft } from '../draft.ts';
import type { State } from '../state.ts';
import { createTypingReporter } from '../typing-reporter.ts';
import { Icon } from './icons.tsx';
import { UploadTray } from './upload-tray.tsx';
import { useWidget } from './widget-context.ts';

/** With this many characters left, or fewer, their number is shown. */
const COUNT_FROM = 300;

/** Where the shopper writes. Its content is kept from key to key: a reload or a crash loses none of it. */
export function Composer({ state }: { state: State }) {
  const { say, session, storage, uploads, settings, locale } = useWidget();
  const [text, setText] = useState(() => readDraft(storage).text);
  const [held, setHeld] = useState(false);
  const field = useRef<HTMLTextAreaElement>(null);
  const chooser = useRef<HTMLInputElement>(null);
  const [typing] = useState(() =>
    createTypingReporter(session.setTyping, {
      now: Date.now,
      set: (work, ms) => setTimeout(work, ms),
      clear: (timer) => clearTimeout(timer as number),
    }),
  );
  const files = uploads.list();
  const uploading = files.some((file) => file.state === 'uploading');
  const ready = files.filter((file) => file.state === 'ready');
  const left = (settings?.limits.textLength ?? MESSAGE_MAX_LENGTH) - text.length;
  const sendable = (text.trim() !== '' || ready.length > 0) && left >= 0;

  useEffect(() => uploads.restore(readDraft(storage).files), [uploads, storage]);
  useEffect(() => {
    writeDraft(storage, { text, files: ready.flatMap(({ sent }) => (sent ? [sent] : [])) });
  }, [text, ready.length, storage]);
  useEffect(() => {
    if (!held || uploading) return;
    setHeld(false);
    // A failed upload is the shopper's to decide on: nothing goes out without it unasked.
    if (!files.some((file) => file.state === 'failed')) send();
  }, [held, uploading]);
  useLayoutEffect(() => {
    const area = field.current;
    if (!area) return;
    area.style.height = 'auto';
    area.style.height = `${area.scrollHeight}px`;
  }, [text, state.open]);

  function send(): void {
    if (!sendable && !uploading) return;
    if (uploading) {
      setHeld(true);
      return;
    }
    const written = text.trim();
    session.send({ ...(written === '' ? {} : { text: written }), files: uploads.take() });
    setText('');
    typing.stopped();
  }

  return (
    <form
      class="composer"
      onSubmit={(event) => {
        event.preventDefault();
        send();
        field.current?.focus();
      }}
    >
      <UploadTray files={files} />
      {held && (
        <p class="hint" role="status">
          {say('sendHeld')}
        </p>
      )}
      <div class="composer-row">
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
            uploads.add([...(event.currentTarget.files ?? [])]);
            event.currentTarget.value = '';
            field.current?.focus();
          }}
        />
        <textarea
          ref={field}
          class="write"
          rows={1}
          lang={locale}
          aria-label={say('composerLabel')}
          placeholder={say('composerPlaceholder')}
          value={text}
          aria-invalid={left < 0}
          enterkeyhint="send"
          onInput={(event) => {
            setText(event.currentTarget.value);
            if (event.currentTarget.value !== '') typing.typed();
            else typing.stopped();
          }}
          onBlur={typing.stopped}
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
            send();
          }}
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
      {left <= COUNT_FROM && (
        <p class={left < 0 ? 'hint over' : 'hint'} role="status">
          {say('charactersLeft', { count: new Intl.NumberFormat(locale).format(left) })}
        </p>
      )}
    </form>
  );
}
