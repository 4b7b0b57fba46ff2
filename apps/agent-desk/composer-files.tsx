import { errorText } from '../../browser/error-text.ts';
import { Icon } from '../../browser/icons.tsx';
import { useLanguage } from '../../browser/language.tsx';
import { worthRetrying } from '../../browser/upload-rules.ts';
import { format } from '../../locales/format.ts';
import type { SentFile } from './state.ts';
import type { Uploads } from './use-uploads.ts';

interface ComposerFilesProps {
  readonly files: readonly SentFile[];
  readonly uploads: Uploads;
  readonly onRemove: (id: string) => void;
}

/** Files that go with the next message: those taken by the server, and those on their way with their progress. */
export function ComposerFiles({ files, uploads, onRemove }: ComposerFilesProps) {
  const { locale, words } = useLanguage();
  const text = words.desk.composer;
  if (files.length === 0 && uploads.running.length === 0) return null;
  const percent = new Intl.NumberFormat(locale, { style: 'percent' });
  return (
    <ul class="composer-files">
      {files.map((file) => (
        <li key={file.id} class="file-chip">
          <Icon name="file" />
          <span class="file-name">{file.name}</span>
          <RemoveButton name={file.name} onRemove={() => onRemove(file.id)} />
        </li>
      ))}
      {uploads.running.map(({ key, file, part, errorCode }) => (
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
                {errorText(words, errorCode)}
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
