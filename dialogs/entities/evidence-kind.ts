import type { EvidenceKind } from '../../disputes/domain/evidence-rules.ts';
import type { Locale } from '../../protocol/locale.ts';
import { weightIn } from './match.ts';
import { phrasesOf } from './phrases.ts';

const SAID = ['screenshot', 'chat-log', 'sender-certificate'] as const;

/** What a file shows: by its content type, by what the shopper says with it, and by what the reason asks for. */
export function evidenceKind(
  contentType: string,
  text: string,
  wanted: readonly EvidenceKind[],
  locale: Locale,
): EvidenceKind {
  if (contentType.startsWith('video/')) return 'video';
  const said = SAID.find((kind) => weightIn(text, phrasesOf(locale)[kind]) > 0);
  if (said !== undefined && (said !== 'screenshot' || contentType.startsWith('image/'))) return said;
  if (!contentType.startsWith('image/')) return 'document';
  // A picture counts as what is asked for, where a picture can be that.
  const fitting = (['photo', 'screenshot', 'document', 'chat-log'] as const).find((kind) => wanted.includes(kind));
  return fitting ?? 'photo';
}
