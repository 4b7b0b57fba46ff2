import { format } from '../locales/format.ts';
import type { Attachment } from '../protocol/conversation.ts';
import { fileSize } from './file-size.ts';
import { Icon } from './icons.tsx';
import { useLanguage } from './language.tsx';

/** Stands for a film where it is not played: a frame with its length and size. */
export function FilmTile({ file }: { file: Attachment }) {
  const { locale, words } = useLanguage();
  const text = words.resolution.evidence;
  const length = file.seconds === undefined ? undefined : clock(file.seconds);
  const name = length === undefined ? text.video : format(text.videoLength, { time: length });
  return (
    <span class="film" role="img" aria-label={name}>
      <span class="film-play" aria-hidden="true">
        <Icon name="play" size={22} />
      </span>
      <span class="film-facts" aria-hidden="true">
        {length !== undefined && <span>{length}</span>}
        <span>{fileSize(file.size, locale)}</span>
      </span>
    </span>
  );
}

/** Minutes and seconds, as players show them in every language. */
function clock(seconds: number): string {
  const parts = [Math.floor(seconds / 3_600), Math.floor(seconds / 60) % 60, seconds % 60];
  const [hours, ...rest] = parts;
  const shown = hours === 0 ? rest : parts;
  return shown.map((part, index) => (index === 0 ? String(part) : String(part).padStart(2, '0'))).join(':');
}
