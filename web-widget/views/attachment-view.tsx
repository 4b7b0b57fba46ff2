import { useRef, useState } from 'preact/hooks';
import { fileSize } from '../../browser/file-size.ts';
import { linkTarget } from '../../browser/markdown.ts';
import type { Attachment } from '../../protocol/conversation.ts';
import { Icon } from './icons.tsx';
import { useWidget } from './widget-context.ts';

/** An address is not fetched again before, milliseconds. */
const FRESH_MS = 60_000;

/** A file of a message: pictures and films as such, everything else as a chip with name and size. */
export function AttachmentView({ attachment, seq }: { attachment: Attachment; seq: number }) {
  const { say, server, session, previews, locale } = useWidget();
  const { id, name, type, size, url, thumbnailUrl = url } = attachment;
  const freshAt = useRef(Date.now());
  const [brokenUrl, setBrokenUrl] = useState<string>();
  const href = url === '' ? undefined : linkTarget(url, server);
  const small = thumbnailUrl === '' ? undefined : linkTarget(thumbnailUrl, server);
  const source = previews.ofSent(id) ?? small;
  const picture = type.startsWith('image/') && source !== undefined && source !== brokenUrl;

  /** The address has run out: fetched again once; if the new one fails too, the chip stays. */
  function onBroken(): void {
    if (brokenUrl === undefined && seq > 0) session.refresh(seq);
    setBrokenUrl(source);
  }

  function freshen(): void {
    if (seq === 0 || Date.now() - freshAt.current < FRESH_MS) return;
    freshAt.current = Date.now();
    session.refresh(seq);
  }

  if (type.startsWith('video/') && href !== undefined && brokenUrl !== source)
    return (
      // The fragment makes phones show a first frame, too.
      // biome-ignore lint/a11y/useMediaCaption: what people film has no captions
      <video
        class="attachment film"
        src={`${href}#t=0.1`}
        controls
        playsInline
        preload="metadata"
        aria-label={say('playVideo', { name })}
        onError={onBroken}
      />
    );

  const content = picture ? (
    <img src={source} alt={say('picture', { name })} onError={onBroken} />
  ) : (
    <>
      <Icon name="file" />
      <span class="file-name">{name}</span>
      <span class="quiet">{fileSize(size, locale)}</span>
    </>
  );
  const className = picture ? 'attachment picture' : 'attachment chip';
  return href ? (
    <a
      class={className}
      href={href}
      target="_blank"
      rel="noopener noreferrer"
      aria-label={say('openAttachment', { name })}
      // The address lives for minutes: whoever comes near the link gets a fresh one.
      onPointerEnter={freshen}
      onFocus={freshen}
    >
      {content}
    </a>
  ) : (
    <span class={className}>{content}</span>
  );
}
