import { useId, useRef } from 'preact/hooks';
import { errorText } from '../../browser/error-text.ts';
import { useFileDrop, useFilePaste } from '../../browser/file-drop.ts';
import { fileTrouble } from '../../browser/file-trouble.ts';
import { Icon } from '../../browser/icons.tsx';
import { useLanguage } from '../../browser/language.tsx';
import { ACCEPTED_FILES, worthRetrying } from '../../browser/upload-rules.ts';
import { format } from '../../locales/format.ts';
import type { ChosenFile, EvidenceUpload } from './use-evidence-upload.ts';
import { word } from './word-for-code.ts';

/** Chooses files by button, by dropping them anywhere on the page or by pasting them, names what each shows, and tells how far each has come. */
export function FilePicker({ upload, hint }: { upload: EvidenceUpload; hint?: string }) {
  const { words } = useLanguage();
  const text = words.resolution.files;
  const inputId = useId();
  useFileDrop(useRef(document.body), upload.add);
  useFilePaste(upload.add);
  return (
    <div class="picker">
      <div class="picker-drop">
        <input
          id={inputId}
          class="visually-hidden picker-input"
          type="file"
          multiple
          accept={ACCEPTED_FILES}
          onChange={(event) => {
            upload.add(event.currentTarget.files ?? []);
            event.currentTarget.value = '';
          }}
        />
        <label class="button picker-button" for={inputId}>
          <Icon name="attach" />
          {text.choose}
        </label>
        <Camera accept="image/*" icon="camera" label={text.photo} upload={upload} />
        <Camera accept="video/*" icon="film" label={text.film} upload={upload} />
        <span class="small muted">
          {hint ?? text.limits} <span class="picker-ways">{text.ways}</span>
        </span>
      </div>
      <p class="field-fault" role="alert">
        {upload.excess ? errorText(words, 'evidence_too_many') : ''}
      </p>
      {upload.files.length > 0 && (
        <ul class="picker-list">
          {upload.files.map((entry) => (
            <Chosen key={entry.key} entry={entry} upload={upload} />
          ))}
        </ul>
      )}
      <p class="visually-hidden" role="status">
        {upload.busy ? text.sending : ''}
      </p>
    </div>
  );
}

interface CameraProps {
  readonly accept: 'image/*' | 'video/*';
  readonly icon: 'camera' | 'film';
  readonly label: string;
  readonly upload: EvidenceUpload;
}

/** Straight to the camera of a phone; where a mouse points, the style sheet hides it. */
function Camera({ accept, icon, label, upload }: CameraProps) {
  const id = useId();
  return (
    <span class="picker-camera">
      <input
        id={id}
        class="visually-hidden picker-input"
        type="file"
        accept={accept}
        capture="environment"
        onChange={(event) => {
          upload.add(event.currentTarget.files ?? []);
          event.currentTarget.value = '';
        }}
      />
      <label class="button picker-button" for={id}>
        <Icon name={icon} />
        {label}
      </label>
    </span>
  );
}

const CAPTION_MAX = 300;

function Chosen({ entry, upload }: { entry: ChosenFile; upload: EvidenceUpload }) {
  const { locale, words } = useLanguage();
  const text = words.resolution.files;
  const sending = entry.fileId === undefined && entry.errorCode === undefined;
  return (
    <li class="picker-file">
      <Icon name={entry.fileId === undefined || entry.checking === true ? iconOf(entry) : 'check'} />
      <div class="picker-about">
        <span class="breakable">{entry.file.name}</span>
        {entry.errorCode !== undefined ? (
          <span class="picker-error small" role="alert">
            {fileTrouble(words, locale, entry.file, entry.errorCode)}{' '}
            {worthRetrying(entry.errorCode) && (
              <button type="button" class="link-button" onClick={() => upload.retry(entry.key)}>
                {words.desk.common.retry}
              </button>
            )}
          </span>
        ) : (
          <Progress entry={entry} early={upload.early} />
        )}
      </div>
      {entry.errorCode !== undefined ? null : entry.kinds.length > 1 ? (
        <label class="select">
          <span class="visually-hidden">{format(text.kindOf, { name: entry.file.name })}</span>
          <select
            value={entry.kind}
            onChange={(event) => {
              const kind = entry.kinds.find((each) => each === event.currentTarget.value);
              if (kind !== undefined) upload.name(entry.key, kind);
            }}
          >
            {entry.kinds.map((kind) => (
              <option key={kind} value={kind}>
                {word(words.disputes.kinds, kind)}
              </option>
            ))}
          </select>
        </label>
      ) : (
        <span class="tag">{word(words.disputes.kinds, entry.kind)}</span>
      )}
      <button
        type="button"
        class="icon-button"
        aria-label={format(sending ? text.cancel : text.remove, { name: entry.file.name })}
        onClick={() => upload.remove(entry.key)}
      >
        <Icon name="close" size={16} />
      </button>
      {entry.errorCode === undefined && (
        <input
          type="text"
          class="picker-caption"
          maxLength={CAPTION_MAX}
          aria-label={format(text.caption, { name: entry.file.name })}
          placeholder={text.captionHint}
          value={entry.caption}
          onInput={(event) => upload.describe(entry.key, event.currentTarget.value)}
        />
      )}
    </li>
  );
}

function iconOf({ file }: ChosenFile): 'film' | 'file' {
  return file.type.startsWith('video/') ? 'film' : 'file';
}

/** How far a file has come; a sent one is worked on by the server for a while. */
function Progress({ entry, early }: { entry: ChosenFile; early: boolean }) {
  const { locale, words } = useLanguage();
  const text = words.resolution.files;
  if (entry.checking === true)
    return (
      <span class="small muted" role="status">
        {text.checking} {early && text.waits}
      </span>
    );
  if (entry.fileId !== undefined) return null;
  const percent = new Intl.NumberFormat(locale, { style: 'percent' }).format(entry.part);
  return (
    <span class="picker-progress">
      {/* Without a value once all is sent: the server works on it, nobody knows for how long. */}
      <progress max={1} {...(entry.part < 1 ? { value: entry.part } : {})} aria-label={text.sending} />
      <span class="small muted">{entry.part < 1 ? percent : text.checking}</span>
    </span>
  );
}
