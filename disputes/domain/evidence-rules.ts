import type { Instant } from '../../protocol/instant.ts';
import { UPLOAD_LIMITS } from '../../protocol/upload-limits.ts';

/** What a piece of evidence shows, as its sender names it. */
export const EVIDENCE_KINDS = ['photo', 'video', 'screenshot', 'chat-log', 'document', 'sender-certificate'] as const;
export type EvidenceKind = (typeof EVIDENCE_KINDS)[number];

/** A stored file offered as evidence; type and size are facts found in its content, not what the sender said. */
export interface EvidenceFile {
  readonly fileId: string;
  readonly kind: EvidenceKind;
  readonly contentType: string;
  readonly bytes: number;
  /** Hex SHA-256 of the stored content. */
  readonly sha256: string;
  /** What it shows, in its sender's words. */
  readonly caption?: string;
}

/** A file that a party names as evidence; what it really is, the file store knows. */
export interface NamedFile {
  readonly fileId: string;
  readonly kind: EvidenceKind;
  readonly caption?: string | undefined;
}

/** A file as it stands in a case. */
export interface EvidenceItem extends EvidenceFile {
  /** Whose side it is filed on. */
  readonly by: 'buyer' | 'seller';
  /** Who handed it in, where that was not the party itself. */
  readonly from?: 'warehouse' | 'courier' | 'platform';
  readonly at: Instant;
}

const IMAGES = ['image/jpeg', 'image/png', 'image/webp', 'image/heic', 'image/gif'];
const VIDEOS = ['video/mp4', 'video/quicktime', 'video/webm'];
const PAPERS = ['application/pdf', 'text/plain'];

/** Which content may carry which kind of evidence. */
const CONTENT_TYPES: Readonly<Record<EvidenceKind, readonly string[]>> = {
  photo: IMAGES,
  video: VIDEOS,
  screenshot: IMAGES,
  'chat-log': [...IMAGES, ...PAPERS],
  document: [...IMAGES, ...PAPERS],
  'sender-certificate': [...IMAGES, ...PAPERS],
};

export type EvidenceFault =
  | 'evidence_too_many'
  | 'evidence_repeated'
  | 'evidence_type_refused'
  | 'evidence_too_large'
  | 'evidence_quota_exceeded';

/** What is wrong with adding these files to those that the party has handed in already; undefined where nothing is. */
export function evidenceFault(
  existing: readonly EvidenceItem[],
  added: readonly EvidenceFile[],
  by: 'buyer' | 'seller',
): { readonly code: EvidenceFault; readonly fileId?: string } | undefined {
  if (added.length > UPLOAD_LIMITS.filesPerSubmission) return { code: 'evidence_too_many' };
  const known = new Set(existing.map((item) => item.fileId));
  for (const file of added) {
    if (known.has(file.fileId)) return { code: 'evidence_repeated', fileId: file.fileId };
    known.add(file.fileId);
    if (!CONTENT_TYPES[file.kind].includes(file.contentType))
      return { code: 'evidence_type_refused', fileId: file.fileId };
    const limit = VIDEOS.includes(file.contentType) ? UPLOAD_LIMITS.bytesPerVideo : UPLOAD_LIMITS.bytesPerFile;
    if (!(file.bytes > 0) || file.bytes > limit) return { code: 'evidence_too_large', fileId: file.fileId };
  }
  const own = existing.filter((item) => item.by === by);
  const total = [...own, ...added].reduce((sum, file) => sum + file.bytes, 0);
  return total > UPLOAD_LIMITS.bytesPerParty ? { code: 'evidence_quota_exceeded' } : undefined;
}

/** Whether the files hold what the reason asks for: at least one of the named kinds, or nothing asked. */
export function hasRequired(files: readonly EvidenceFile[], oneOf: readonly EvidenceKind[]): boolean {
  return oneOf.length === 0 || files.some((file) => oneOf.includes(file.kind));
}
