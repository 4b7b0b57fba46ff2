import type { EvidenceView } from '../../protocol/dispute-evidence.ts';

export type EvidenceKind = EvidenceView['kind'];

const IMAGE_KINDS: readonly EvidenceKind[] = ['photo', 'screenshot', 'chat-log', 'document', 'sender-certificate'];
const PAPER_KINDS: readonly EvidenceKind[] = ['document', 'chat-log', 'sender-certificate'];

/** What a file of this media type can be named as, the likeliest first. */
export function kindsFor(mediaType: string): readonly EvidenceKind[] {
  if (mediaType.startsWith('image/')) return IMAGE_KINDS;
  return mediaType.startsWith('video/') ? ['video'] : PAPER_KINDS;
}
