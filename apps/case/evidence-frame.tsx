import { useState } from 'preact/hooks';
import { Icon } from '../../browser/icons.tsx';
import { useLanguage } from '../../browser/language.tsx';
import type { EvidenceView } from '../../protocol/dispute-evidence.ts';
import { isFilm } from './evidence-pieces.ts';
import { ExactMoment } from './moment.tsx';
import { word } from './word-for-code.ts';

const ZOOMS = [1, 1.5, 2, 3, 4] as const;

/** One piece of evidence as large as there is room, to be looked at closely: zoomed, turned. */
export function EvidenceFrame({ piece }: { piece: EvidenceView }) {
  const { words } = useLanguage();
  const text = words.resolution.evidence;
  const [step, setStep] = useState(0);
  const [turns, setTurns] = useState(0);
  const title = `${word(words.disputes.roles, piece.by)} · ${word(words.disputes.kinds, piece.kind)}`;
  const zoom = ZOOMS[step] ?? 1;
  return (
    <figure class="frame">
      <figcaption class="frame-head">
        <p class="lightbox-title">{title}</p>
        {piece.caption !== undefined && <p class="breakable">{piece.caption}</p>}
        <p class="small breakable">
          {piece.file.name} · <ExactMoment at={piece.addedAt} />
        </p>
      </figcaption>
      {isFilm(piece) ? (
        <div class="frame-stage">
          {/* biome-ignore lint/a11y/useMediaCaption: what parties filmed has no captions */}
          <video src={piece.file.url} controls playsInline />
        </div>
      ) : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard
        <section class="frame-stage" aria-label={title} tabIndex={0}>
          <div class="frame-sheet" style={{ '--zoom': zoom }}>
            <img
              src={piece.file.url}
              alt={`${title}: ${piece.file.name}`}
              class={turns % 2 === 1 ? 'lying' : ''}
              style={{ rotate: `${turns * 90}deg` }}
            />
          </div>
        </section>
      )}
      <div class="frame-tools">
        {!isFilm(piece) && (
          <>
            <Tool label={text.zoomOut} mark="−" off={step === 0} onUse={() => setStep(step - 1)} />
            <Tool label={text.zoomIn} mark="+" off={step === ZOOMS.length - 1} onUse={() => setStep(step + 1)} />
            <button type="button" class="button button-small" onClick={() => setTurns((turns + 1) % 4)}>
              <Icon name="retry" size={16} /> {text.turn}
            </button>
          </>
        )}
        <a class="button button-small" href={piece.file.url} target="_blank" rel="noreferrer">
          {text.original}
        </a>
      </div>
    </figure>
  );
}

interface ToolProps {
  readonly label: string;
  readonly mark: string;
  readonly off: boolean;
  readonly onUse: () => void;
}

function Tool({ label, mark, off, onUse }: ToolProps) {
  return (
    <button
      type="button"
      class="button button-small tool"
      aria-label={label}
      title={label}
      aria-disabled={off}
      onClick={() => !off && onUse()}
    >
      <span aria-hidden="true">{mark}</span>
    </button>
  );
}
