import {
  type CannedReplyView,
  fillReply,
  isReplyPlaceholder,
  placeholdersIn,
  type ReplyPlaceholder,
  replyLocale,
} from '../../protocol/canned-replies.ts';
import type { Locale } from '../../protocol/locale.ts';

/** What is known of a chat for the placeholders of replies; no customer of a guest. */
export type ReplyValues = Readonly<Partial<Record<ReplyPlaceholder, string>>>;

/** A canned reply as it goes into one chat. */
export interface ShownReply {
  readonly id: string;
  readonly folder: string;
  readonly title: string;
  readonly text: string;
  /** In which it is there: the shopper's own, or another. */
  readonly locale: Locale;
}

/** The reply in this language, or the nearest, with what is known filled in. Where the shopper has no name, the greeting does without. */
export function shownReply(
  { id, folder, titles, texts }: CannedReplyView,
  wanted: Locale,
  values: ReplyValues,
): ShownReply | undefined {
  const locale = replyLocale(texts, wanted);
  if (locale === undefined) return undefined;
  const { [locale]: title = '' } = titles;
  const { [locale]: whole = '' } = texts;
  const text =
    values.customer === undefined ? whole.replace(/[ ,，、]*\{\{\s*customer\s*\}\}/g, '').trimStart() : whole;
  return { id, folder, title: fillReply(title, values), text: fillReply(text, values), locale };
}

/** Replies that hold every word of the filter, those with it in their title first. Accents do not matter. */
export function matchingReplies(replies: readonly ShownReply[], filter: string): readonly ShownReply[] {
  const words = plain(filter).split(/\s+/).filter(Boolean);
  const holds = (text: string): boolean => words.every((word) => plain(text).includes(word));
  const inTitle = ({ title }: ShownReply): boolean => holds(title);
  const anywhere = ({ folder, title, text }: ShownReply): boolean => holds(`${folder} ${title} ${text}`);
  return [...replies.filter(inTitle), ...replies.filter((reply) => !inTitle(reply) && anywhere(reply))];
}

/** What a text still names and nobody has filled in: `{{order}}`. */
export function unfilled(text: string): readonly string[] {
  return placeholdersIn(text)
    .filter(isReplyPlaceholder)
    .map((name) => `{{${name}}}`);
}

/** The text without what is not filled in, nor the gap before it. */
export function withoutUnfilled(text: string): string {
  return unfilled(text).reduce((rest, mark) => rest.replaceAll(` ${mark}`, '').replaceAll(mark, ''), text);
}

export function plain(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').replaceAll('đ', 'd').replaceAll('Đ', 'D').toLowerCase();
}
