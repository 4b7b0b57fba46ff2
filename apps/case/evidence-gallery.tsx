import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { FilmTile } from '../../browser/film-tile.tsx';
import { Icon } from '../../browser/icons.tsx';
import { useLanguage } from '../../browser/language.tsx';
import type { EvidenceView } from '../../protocol/dispute-evidence.ts';
import type { DisputeParty, DisputeView } from '../../protocol/disputes.ts';
import { isFilm, isPicture, isShown } from './evidence-pieces.ts';
import { Lightbox } from './lightbox.tsx';
import { Moment } from './moment.tsx';
import { UncheckedFiles } from './unchecked-files.tsx';
import { word } from './word-for-code.ts';

const SIDES = ['buyer', 'seller'] as const;

/** The evidence of both sides next to each other, each piece in its own frame. */
export function EvidenceGallery({ view, children }: { view: DisputeView; children?: ComponentChildren }) {
  const { words } = useLanguage();
  const text = words.resolution.evidence;
  return (
    <section class="card" aria-labelledby="evidence">
      <div class="card-head">
        <h2 id="evidence">
          {text.heading} <span class="count">{view.evidence.length}</span>
        </h2>
        {children}
      </div>
      <EvidenceSides view={view} />
      <UncheckedFiles view={view} />
    </section>
  );
}

/** What each side shows, to be opened at full size. */
export function EvidenceSides({ view }: { view: DisputeView }) {
  const [shown, setShown] = useState<string>();
  return (
    <>
      <div class="evidence-sides">
        {SIDES.map((side) => (
          <Side key={side} side={side} view={view} onShow={setShown} />
        ))}
      </div>
      {shown !== undefined && (
        <Lightbox pieces={view.evidence.filter(isShown)} startId={shown} onClose={() => setShown(undefined)} />
      )}
    </>
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
        view.state !== 'closed' && <p class="muted small">{text.none}</p>
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

function Piece({ piece, onShow }: { piece: EvidenceView; onShow: (id: string) => void }) {
  const { words } = useLanguage();
  const kind = word(words.disputes.kinds, piece.kind);
  const inside = (
    <>
      {isPicture(piece) ? (
        <img src={piece.file.thumbnailUrl ?? piece.file.url} alt="" loading="lazy" />
      ) : isFilm(piece) ? (
        <FilmTile file={piece.file} />
      ) : (
        <span class="piece-icon">
          <Icon name="file" size={28} />
        </span>
      )}
      <span class="piece-about">
        <span class="tag">{kind}</span>
        <span class="small breakable piece-name">{piece.caption ?? piece.file.name}</span>
        {piece.from !== undefined && <span class="small muted">{word(words.disputes.roles, piece.from)}</span>}
        <Moment class="small muted" at={piece.addedAt} />
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
