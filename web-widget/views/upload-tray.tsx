import { fileSize } from '../../browser/file-size.ts';
import { type ListedFile, uploadState } from '../../browser/upload-list.ts';
import { limitFor, worthRetrying } from '../../browser/upload-rules.ts';
import { Icon } from './icons.tsx';
import { useWidget } from './widget-context.ts';

/** The files about to be sent, each with its progress, and a way out. */
export function UploadTray() {
  const { say, explain, uploads } = useWidget();
  return (
    <>
      {uploads.files.length > 0 && (
        <ul class="tray" aria-label={say('attach')}>
          {uploads.files.map((file) => (
            <TrayEntry key={file.key} listed={file} />
          ))}
        </ul>
      )}
      {uploads.excess && (
        <p class="hint over" role="alert">
          {explain('evidence_too_many')}
        </p>
      )}
    </>
  );
}

function TrayEntry({ listed }: { listed: ListedFile }) {
  const { say, uploads, previews } = useWidget();
  const { key, file, errorCode } = listed;
  const { name } = file;
  const state = uploadState(listed);
  const preview = state === 'failed' ? undefined : previews.of(listed);
  const arriving = state === 'sending' || state === 'checking';
  return (
    <li class={`tray-file ${state}`}>
      {preview ? (
        <img src={preview} alt="" />
      ) : (
        <span class="tray-icon">
          <Icon name="file" />
        </span>
      )}
      <div class="tray-words">
        <span class="file-name">{name}</span>
        <Progress listed={listed} />
      </div>
      {errorCode !== undefined && worthRetrying(errorCode) && (
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
        aria-label={say(arriving ? 'uploadCancel' : 'uploadRemove', { name })}
        onClick={() => uploads.remove(key)}
      >
        <Icon name="close" />
      </button>
    </li>
  );
}

function Progress({ listed }: { listed: ListedFile }) {
  const { say, explain, locale } = useWidget();
  const { file, part, errorCode } = listed;
  const state = uploadState(listed);
  if (errorCode !== undefined)
    return (
      <span class="trouble-words" role="alert">
        {errorCode === 'unreachable' ? say('uploadLost') : explain(errorCode)}
        {errorCode === 'payload_too_large' && ` (≤ ${fileSize(limitFor(file.type), locale)})`}
      </span>
    );
  const percent = new Intl.NumberFormat(locale, { style: 'percent' }).format(part);
  return (
    <>
      <span class="quiet">{state === 'checking' ? say('checking') : fileSize(file.size, locale)}</span>
      {state === 'sending' && (
        <progress max={1} value={part} aria-label={say('uploading', { name: file.name, percent })} />
      )}
    </>
  );
}
