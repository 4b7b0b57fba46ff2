import type { ComponentChildren } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { FilmTile } from '../../browser/film-tile.tsx';
import { Icon } from '../../browser/icons.tsx';
import { useLanguage } from '../../browser/language.tsx';
import { format } from '../../locales/format.ts';
import type { DisputeParty, DisputeView, EvidenceView } from '../../protocol/disputes.ts';
import { exactTime, shortTime } from './remaining.ts';
import { UncheckedFiles } from './unchecked-files.tsx';
import { word } from './word.ts';

const SIDES = ['buyer', 'seller'] as const;

/** The evidence of both sides next to each other, each piece in its own frame. */
export function EvidenceGallery({ view, children }: { view: DisputeView; children?: ComponentChildren }) {
  const { words } = useLanguage();
  const text = words.resolution.evidence;
  const [shown, setShown] = useState<string>();
  const pictures = view.evidence.filter(isShown);
  return (
    <section class="card" aria-labelledby="evidence">
      <div class="card-head">
        <h2 id="evidence">
          {text.heading} <span class="count">{view.evidence.length}</span>
        </h2>
        {children}
      </div>
      <div class="evidence-sides">
        {SIDES.map((side) => (
          <Side key={side} side={side} view={view} onShow={setShown} />
        ))}
      </div>
      <UncheckedFiles view={view} />
      {shown !== undefined && <Lightbox pieces={pictures} startId={shown} onClose={() => setShown(undefined)} />}
    </section>
  );
}

function Side({ side, view, onShow }: { side: DisputeParty; view: DisputeView; onShow: (id: string) => void }) {
  const { words } = useLanguage();
  const text = words.resolution.evidence;
  const own = view.evidence.filter((piece) => piece.by === side);
  return (
    <div>
      <h3 class="side-title">
        {side === view.role ? text.yours : word(words.disputes.roles, side)} <span class="count">{own.length}</span>
      </h3>
      {own.length === 0 ? (
        <p class="muted small">{text.none}</p>
      ) : (
        <ul class="gallery">
          {own.map((piece) => (
            <Piece key={piece.fileId} piece={piece} onShow={onShow} />
          ))}
        </ul>
      )}
    </div>
  );
}

const isPicture = ({ file }: EvidenceView): boolean => file.type.startsWith('image/') && file.type !== 'image/heic';
const isVideo = ({ file }: EvidenceView): boolean => file.type.startsWith('video/');
const isShown = (piece: EvidenceView): boolean => isPicture(piece) || isVideo(piece);

function Piece({ piece, onShow }: { piece: EvidenceView; onShow: (id: string) => void }) {
  const { locale, words } = useLanguage();
  const kind = word(words.disputes.kinds, piece.kind);
  const inside = (
    <>
      {isPicture(piece) ? (
        <img src={piece.file.thumbnailUrl ?? piece.file.url} alt="" loading="lazy" />
      ) : isVideo(piece) ? (
        <FilmTile file={piece.file} />
      ) : (
        <span class="piece-icon">
          <Icon name="file" size={28} />
        </span>
      )}
      <span class="piece-about">
        <span class="tag">{kind}</span>
        <span class="small breakable piece-name">{piece.file.name}</span>
        <time class="small muted" dateTime={piece.addedAt} title={exactTime(locale, piece.addedAt)}>
          {shortTime(locale, piece.addedAt)}
        </time>
      </span>
    </>
  );
  return (
    <li>
      {isShown(piece) ? (
        <button type="button" class="piece" onClick={() => onShow(piece.fileId)}>
          {inside}
        </button>
      ) : (
        <a class="piece" href={piece.file.url} download={piece.file.name}>
          {inside}
        </a>
      )}
    </li>
  );
}

interface LightboxProps {
  readonly pieces: readonly EvidenceView[];
  readonly startId: string;
  readonly onClose: () => void;
}

/** One piece at full size; arrow keys go through all of them, Esc closes. */
function Lightbox({ pieces, startId, onClose }: LightboxProps) {
  const { locale, words } = useLanguage();
  const text = words.resolution.evidence;
  const dialog = useRef<HTMLDialogElement>(null);
  const [id, setId] = useState(startId);
  const index = Math.max(
    0,
    pieces.findIndex((piece) => piece.fileId === id),
  );
  const piece = pieces[index];
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
  const title = `${word(words.disputes.roles, piece.by)} · ${word(words.disputes.kinds, piece.kind)}`;
  return (
    <dialog
      ref={dialog}
      class="lightbox"
      aria-label={text.lightbox}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      onKeyDown={(event) => {
        if (event.key === 'ArrowRight') go(1);
        else if (event.key === 'ArrowLeft') go(-1);
      }}
    >
      <div class="lightbox-head">
        <div>
          <p class="lightbox-title">{title}</p>
          <p class="small">
            {piece.file.name} · {exactTime(locale, piece.addedAt)}
          </p>
        </div>
        <button type="button" class="icon-button" aria-label={words.desk.common.dismiss} onClick={onClose}>
          <Icon name="close" />
        </button>
      </div>
      <div class="lightbox-stage">
        {isVideo(piece) ? (
          // biome-ignore lint/a11y/useMediaCaption: what parties filmed has no captions
          <video key={piece.fileId} src={piece.file.url} controls playsInline />
        ) : (
          <img src={piece.file.url} alt={`${title}: ${piece.file.name}`} />
        )}
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
