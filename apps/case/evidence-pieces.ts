import type { EvidenceView } from '../../protocol/dispute-evidence.ts';

export const isPicture = ({ file }: EvidenceView): boolean =>
  file.type.startsWith('image/') && file.type !== 'image/heic';
export const isFilm = ({ file }: EvidenceView): boolean => file.type.startsWith('video/');
/** Whether a browser can show it in the page. */
export const isShown = (piece: EvidenceView): boolean => isPicture(piece) || isFilm(piece);

/** What stands beside a piece to begin with: the next one of the other side, else the next of all. */
export function besideOf(pieces: readonly EvidenceView[], piece: EvidenceView): EvidenceView | undefined {
  const others = pieces.filter((each) => each.fileId !== piece.fileId);
  return others.find((each) => each.by !== piece.by) ?? others[0];
}
