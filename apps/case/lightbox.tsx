import { useEffect, useRef, useState } from 'preact/hooks';
import { Icon } from '../../browser/icons.tsx';
import { useLanguage } from '../../browser/language.tsx';
import { format } from '../../locales/format.ts';
import type { EvidenceView } from '../../protocol/dispute-evidence.ts';
import { EvidenceFrame } from './evidence-frame.tsx';
import { besideOf } from './evidence-pieces.ts';
import { word } from './word-for-code.ts';

interface LightboxProps {
  readonly pieces: readonly EvidenceView[];
  readonly startId: string;
  readonly onClose: () => void;
}

/** One piece at full size, or two side by side; arrow keys go through all of them, Esc closes. */
export function Lightbox({ pieces, startId, onClose }: LightboxProps) {
  const { words } = useLanguage();
  const text = words.resolution.evidence;
  const dialog = useRef<HTMLDialogElement>(null);
  const [id, setId] = useState(startId);
  const [besideId, setBesideId] = useState<string>();
  const index = Math.max(
    0,
    pieces.findIndex((piece) => piece.fileId === id),
  );
  const piece = pieces[index];
  const beside = pieces.find((each) => each.fileId === besideId);
  useEffect(() => {
    const before = document.activeElement;
    const opened = dialog.current;
    opened?.showModal();
    return () => {
      // While it is open, all else is inert and takes no focus.
      opened?.close();
      if (before instanceof HTMLElement && before.isConnected) before.focus();
    };
  }, []);
  if (piece === undefined) return null;
  const go = (step: number): void => setId(pieces[(index + step + pieces.length) % pieces.length]?.fileId ?? id);
  return (
    <dialog
      ref={dialog}
      class={beside === undefined ? 'lightbox' : 'lightbox lightbox-wide'}
      aria-label={text.lightbox}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      onKeyDown={(event) => {
        if (event.target instanceof HTMLSelectElement || event.target instanceof HTMLVideoElement) return;
        if (event.key === 'ArrowRight') go(1);
        else if (event.key === 'ArrowLeft') go(-1);
      }}
    >
      <div class="lightbox-head">
        {pieces.length > 1 && (
          <button
            type="button"
            class="button button-small"
            aria-pressed={beside !== undefined}
            onClick={() => setBesideId(beside === undefined ? besideOf(pieces, piece)?.fileId : undefined)}
          >
            {text.compare}
          </button>
        )}
        {beside !== undefined && <Beside pieces={pieces} chosen={beside} onChoose={setBesideId} />}
        <button type="button" class="icon-button" aria-label={words.desk.common.dismiss} onClick={onClose}>
          <Icon name="close" />
        </button>
      </div>
      <div class="lightbox-frames">
        <EvidenceFrame key={piece.fileId} piece={piece} />
        {beside !== undefined && <EvidenceFrame key={`beside ${beside.fileId}`} piece={beside} />}
      </div>
      <div class="lightbox-foot">
        <button type="button" class="button" onClick={() => go(-1)}>
          {text.previous}
        </button>
        <span role="status">{format(text.place, { index: index + 1, count: pieces.length })}</span>
        <button type="button" class="button" onClick={() => go(1)}>
          {text.next}
        </button>
      </div>
    </dialog>
  );
}

interface BesideProps {
  readonly pieces: readonly EvidenceView[];
  readonly chosen: EvidenceView;
  readonly onChoose: (fileId: string) => void;
}

function Beside({ pieces, chosen, onChoose }: BesideProps) {
  const { words } = useLanguage();
  return (
    <label class="select lightbox-beside">
      <span class="visually-hidden">{words.resolution.evidence.beside}</span>
      <select value={chosen.fileId} onChange={(event) => onChoose(event.currentTarget.value)}>
        {pieces.map(({ fileId, by, kind, file }) => (
          <option key={fileId} value={fileId}>
            {word(words.disputes.roles, by)} · {word(words.disputes.kinds, kind)} · {file.name}
          </option>
        ))}
      </select>
    </label>
  );
}
