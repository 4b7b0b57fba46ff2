import { worthRetrying } from '../../browser/upload-rules.ts';
import type { TrayFile } from '../uploads.ts';
import { formatSize } from '../words.ts';
import { Icon } from './icons.tsx';
import { useWidget } from './widget-context.ts';

/** The files about to be sent, each with its progress, and a way out. */
export function UploadTray({ files }: { files: readonly TrayFile[] }) {
  const { say } = useWidget();
  if (files.length === 0) return null;
  return (
    <ul class="tray" aria-label={say('attach')}>
      {files.map((file) => (
        <TrayEntry key={file.key} file={file} />
      ))}
    </ul>
  );
}

function TrayEntry({ file }: { file: TrayFile }) {
  const { say, explain, uploads, locale } = useWidget();
  const { key, name, state, progress, failure } = file;
  const percent = new Intl.NumberFormat(locale, { style: 'percent' }).format(progress);
  const trouble = failure === undefined ? '' : failure === 'unreachable' ? say('uploadLost') : explain(failure);
  const retryable = failure !== undefined && worthRetrying(failure);
  return (
    <li class={`tray-file ${state}`}>
      {file.preview && state !== 'failed' ? (
        <img src={file.preview} alt="" />
      ) : (
        <span class="tray-icon">
          <Icon name="file" />
        </span>
      )}
      <div class="tray-words">
        <span class="file-name">{name}</span>
        {state === 'failed' ? (
          <span class="trouble-words" role="alert">
            {trouble}
          </span>
        ) : (
          <span class="quiet">
            {state === 'uploading' && progress >= 1 ? say('checking') : formatSize(file.size, locale)}
          </span>
        )}
        {state === 'uploading' && progress < 1 && (
          <progress max={1} value={progress} aria-label={say('uploading', { name, percent })} />
        )}
      </div>
      {retryable && (
        <button
          type="button"
          class="plain"
          aria-label={say('uploadRetry', { name })}
          onClick={() => uploads.retry(key)}
        >
          <Icon name="retry" />
        </button>
      )}
      <button
        type="button"
        class="plain"
        aria-label={say(state === 'uploading' ? 'uploadCancel' : 'uploadRemove', { name })}
        onClick={() => uploads.remove(key)}
      >
        <Icon name="close" />
      </button>
    </li>
  );
}
