import { useState } from 'preact/hooks';
import type { Attachment } from '../protocol/conversation.ts';
import { fileSize } from './file-size.ts';
import { FilmTile } from './film-tile.tsx';
import { Icon } from './icons.tsx';
import { useLanguage } from './language.tsx';
import { linkTarget } from './markdown.ts';

/** A file of a message: a picture small, in full where it is opened; a film to be played in its place; all else to be fetched. */
export function AttachmentView({ attachment }: { attachment: Attachment }) {
  const { locale } = useLanguage();
  const [playing, setPlaying] = useState(false);
  const { name, type, size, url, thumbnailUrl } = attachment;
  const address = url === '' ? undefined : linkTarget(url, location.origin);
  if (type.startsWith('video/') && address !== undefined)
    return playing ? (
      // biome-ignore lint/a11y/useMediaCaption: what people film has no captions
      <video class="attachment attachment-film" src={address} aria-label={name} controls autoPlay playsInline />
    ) : (
      <button type="button" class="attachment attachment-film" title={name} onClick={() => setPlaying(true)}>
        <FilmTile file={attachment} />
      </button>
    );
  return (
    <a class="attachment" href={address} target="_blank" rel="noreferrer">
      {type.startsWith('image/') && address !== undefined ? (
        <img src={thumbnailUrl ?? address} alt={name} loading="lazy" />
      ) : (
        <span class="file-chip">
          <Icon name="file" />
          <span class="breakable">
            {name} <span class="muted">{fileSize(size, locale)}</span>
          </span>
        </span>
      )}
    </a>
  );
}
