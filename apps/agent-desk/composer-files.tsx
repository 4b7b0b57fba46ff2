import { useRef } from 'preact/hooks';
import { errorText } from '../../browser/error-text.ts';
import { fileTrouble } from '../../browser/file-trouble.ts';
import { Icon } from '../../browser/icons.tsx';
import { useLanguage } from '../../browser/language.tsx';
import type { SentFile, UploadList } from '../../browser/upload-list.ts';
import { ACCEPTED_FILES, worthRetrying } from '../../browser/upload-rules.ts';
import { format } from '../../locales/format.ts';

interface ComposerFilesProps {
  readonly files: readonly SentFile[];
  readonly uploads: UploadList;
  readonly onFiles: (files: readonly SentFile[]) => void;
}

/** Files that go with the next message: those taken by the server, and those on their way with their progress. */
export function ComposerFiles({ files, uploads, onFiles }: ComposerFilesProps) {
  const { locale, words } = useLanguage();
  const text = words.desk.composer;
  const percent = new Intl.NumberFormat(locale, { style: 'percent' });
  return (
    <>
      <p class="composer-refused small" role="alert">
        {uploads.excess ? errorText(words, 'evidence_too_many') : ''}
      </p>
      {(files.length > 0 || uploads.files.length > 0) && (
        <ul class="composer-files">
          {files.map((file) => (
            <li key={file.id} class="file-chip">
              <Icon name="file" />
              <span class="file-name">{file.name}</span>
              <RemoveButton name={file.name} onRemove={() => onFiles(files.filter(({ id }) => id !== file.id))} />
            </li>
          ))}
          {uploads.files.map(({ key, file, part, errorCode }) => (
            <li key={key} class={errorCode === undefined ? 'file-chip' : 'file-chip file-chip-failed'}>
              <Icon name={errorCode === undefined ? 'file' : 'warning'} />
              <span class="file-name">{file.name}</span>
              {errorCode === undefined ? (
                <>
                  {part < 1 && <progress max={1} value={part} aria-label={file.name} />}
                  <span class="small">
                    {part < 1 ? format(text.uploading, { percent: percent.format(part) }) : text.checking}
                  </span>
                </>
              ) : (
                <>
                  <span class="small" role="alert">
                    {fileTrouble(words, locale, file, errorCode)}
                  </span>
                  {worthRetrying(errorCode) && (
                    <button type="button" class="link-button" onClick={() => uploads.retry(key)}>
                      {words.desk.common.retry}
                    </button>
                  )}
                </>
              )}
              <RemoveButton name={file.name} onRemove={() => uploads.remove(key)} />
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

/** Opens the chooser. */
export function AttachButton({ uploads }: { uploads: UploadList }) {
  const { words } = useLanguage();
  const input = useRef<HTMLInputElement>(null);
  const text = words.desk.composer;
  return (
    <>
      <input
        ref={input}
        type="file"
        hidden
        multiple
        accept={ACCEPTED_FILES}
        onChange={(event) => {
          uploads.add(event.currentTarget.files ?? []);
          event.currentTarget.value = '';
        }}
      />
      <button
        type="button"
        class="icon-button"
        aria-label={text.attach}
        title={text.attach}
        onClick={() => input.current?.click()}
      >
        <Icon name="attach" />
      </button>
    </>
  );
}

function RemoveButton({ name, onRemove }: { name: string; onRemove: () => void }) {
  const { words } = useLanguage();
  return (
    <button
      type="button"
      class="icon-button icon-button-small"
      aria-label={format(words.desk.composer.removeFile, { name })}
      onClick={onRemove}
    >
      <Icon name="close" size={16} />
    </button>
  );
}
