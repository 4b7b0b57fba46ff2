import type { EvidenceView } from '../../protocol/dispute-evidence.ts';

export type EvidenceKind = EvidenceView['kind'];

const IMAGE_KINDS: readonly EvidenceKind[] = ['photo', 'screenshot', 'chat-log', 'document', 'sender-certificate'];
const PAPER_KINDS: readonly EvidenceKind[] = ['document', 'chat-log', 'sender-certificate'];

/**
 * What a file of this media type can be named as, the likeliest first: that is what is asked for, where it can be that.
 * @param asked what is needed, then what helps
 */
export function kindsFor(mediaType: string, ...asked: readonly (readonly string[])[]): readonly EvidenceKind[] {
  const kinds = kindsOf(mediaType);
  for (const wanted of asked) {
    const likeliest = kinds.find((kind) => wanted.includes(kind));
    if (likeliest !== undefined) return [likeliest, ...kinds.filter((kind) => kind !== likeliest)];
  }
  return kinds;
}

function kindsOf(mediaType: string): readonly EvidenceKind[] {
  if (mediaType.startsWith('image/')) return IMAGE_KINDS;
  return mediaType.startsWith('video/') ? ['video'] : PAPER_KINDS;
}
