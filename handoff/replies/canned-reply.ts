import type { StaffRole } from '../../protocol/api.ts';
import {
  isReplyPlaceholder,
  placeholdersIn,
  REPLY_PLACEHOLDERS,
  type ReplyContent,
} from '../../protocol/canned-replies.ts';
import { CodedError } from '../../protocol/error-codes.ts';
import { LOCALES } from '../../protocol/locale.ts';

/** Whoever acts on replies. */
export interface ReplyEditor {
  readonly id: string;
  readonly name: string;
  readonly roles: readonly StaffRole[];
}

/** What everybody sends is not everybody's to change. */
function maySharedReplies(roles: readonly StaffRole[]): boolean {
  return roles.includes('supervisor') || roles.includes('admin');
}

/**
 * Whose the reply is after a change; null: everybody's. Pure.
 * @param ownerId whose it is so far; undefined of a new one
 * @throws CodedError `reply_unknown` of a colleague's own, `permission_denied` of a shared one
 */
export function ownerAfter(ownerId: string | null | undefined, shared: boolean, editor: ReplyEditor): string | null {
  if (typeof ownerId === 'string' && ownerId !== editor.id) throw new CodedError('reply_unknown');
  if ((ownerId === null || shared) && !maySharedReplies(editor.roles)) throw new CodedError('permission_denied');
  return shared ? null : editor.id;
}

/** @throws CodedError `reply_invalid`: it names what no chat has, or a language has a title or a text alone, or none has both */
export function checkReply({ titles, texts }: Pick<ReplyContent, 'titles' | 'texts'>): void {
  const named = LOCALES.flatMap((locale) => placeholdersIn(`${titles[locale] ?? ''} ${texts[locale] ?? ''}`));
  const unknown = [...new Set(named)].filter((name) => !isReplyPlaceholder(name));
  if (unknown.length > 0) throw new CodedError('reply_invalid', { unknown, known: REPLY_PLACEHOLDERS });
  const half = LOCALES.filter((locale) => (titles[locale] === undefined) !== (texts[locale] === undefined));
  const none = LOCALES.every((locale) => texts[locale] === undefined);
  if (half.length > 0 || none) throw new CodedError('reply_invalid', { languages: half });
}
