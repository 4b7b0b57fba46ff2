import {
  type CannedReplyView,
  isReplyPlaceholder,
  placeholdersIn,
  type ReplyContent,
  type ReplyTexts,
} from '../../../protocol/canned-replies.ts';
import { LOCALES, type Locale } from '../../../protocol/locale.ts';

/** A reply as it is being edited, with the revision that it goes back to; 0 for a new one. */
export interface ReplyEdit extends ReplyContent {
  readonly revision: number;
}

export const newReply = (shared: boolean): ReplyEdit => ({
  revision: 0,
  shared,
  folder: '',
  titles: {},
  texts: {},
  removed: false,
});

export function editOf({ revision, shared, folder, titles, texts, removed }: CannedReplyView): ReplyEdit {
  return { revision, shared, folder, titles, texts, removed };
}

/** As it is sent: what is blank is not there. */
export function cleared(edit: ReplyEdit): ReplyEdit {
  return { ...edit, folder: edit.folder.trim(), titles: filledIn(edit.titles), texts: filledIn(edit.texts) };
}

function filledIn(texts: ReplyTexts): ReplyTexts {
  return Object.fromEntries(
    LOCALES.flatMap((locale) => (texts[locale]?.trim() ? [[locale, texts[locale].trim()]] : [])),
  );
}

export function sameEdit(one: ReplyEdit, other: ReplyEdit): boolean {
  const [a, b] = [cleared(one), cleared(other)];
  const same = (x: ReplyTexts, y: ReplyTexts): boolean => LOCALES.every((locale) => x[locale] === y[locale]);
  return a.shared === b.shared && a.folder === b.folder && same(a.titles, b.titles) && same(a.texts, b.texts);
}

export type ReplyFault =
  | { readonly is: 'none' }
  | { readonly is: 'half'; readonly locales: readonly Locale[] }
  | { readonly is: 'unknown'; readonly names: readonly string[] };

/** Why the server would not take it. */
export function faultOf(edit: ReplyEdit): ReplyFault | undefined {
  const { titles, texts } = cleared(edit);
  const names = LOCALES.flatMap((locale) => placeholdersIn(`${titles[locale] ?? ''} ${texts[locale] ?? ''}`));
  const unknown = [...new Set(names)].filter((name) => !isReplyPlaceholder(name));
  if (unknown.length > 0) return { is: 'unknown', names: unknown };
  const half = LOCALES.filter((locale) => (titles[locale] === undefined) !== (texts[locale] === undefined));
  if (half.length > 0) return { is: 'half', locales: half };
  return LOCALES.every((locale) => texts[locale] === undefined) ? { is: 'none' } : undefined;
}
