import { LOCALES, type Locale } from './locale.ts';

/** What a canned reply can name of the chat that it goes into: `{{order}}`. Any other name is refused. */
export const REPLY_PLACEHOLDERS = ['customer', 'agent', 'order', 'case', 'ticket'] as const;
export type ReplyPlaceholder = (typeof REPLY_PLACEHOLDERS)[number];

const MARK = /\{\{([^{}]*)\}\}/g;

export const LONGEST_REPLY = 2000;
export const LONGEST_REPLY_TITLE = 80;
export const LONGEST_REPLY_FOLDER = 40;
/** Shared ones, and of each agent their own. */
export const MOST_REPLIES = 300;
export const REPLY_ID = /^[a-z0-9][a-z0-9-]{0,63}$/;

/** By language; one that is missing is shown in another, which says so. */
export type ReplyTexts = Readonly<Partial<Record<Locale, string>>>;

export interface ReplyContent {
  /** Of all agents; else of its author alone. Shared ones are changed by supervisors and admins. */
  readonly shared: boolean;
  /** Empty: in none. */
  readonly folder: string;
  readonly titles: ReplyTexts;
  readonly texts: ReplyTexts;
  /** Kept for its history, and offered no more; saved without it, it is back. */
  readonly removed: boolean;
}

/**
 * Canned replies at the desk (agents, mediators, supervisors, admins). Routes:
 * - `GET /v1/staff/replies` → `{replies: CannedReplyView[]}`: the shared ones and the reader's own, without the removed
 * - `PUT /v1/staff/replies/<id>` `{revision, …ReplyContent}` → `{reply}`; `revision` 0: a new one. 409 `reply_conflict` where somebody
 *   else saved meanwhile; 400 `reply_invalid` with `data.unknown` and `data.known` placeholders, or `data.languages` that are half there
 * - `GET /v1/staff/replies/<id>/history` → `{revisions: CannedReplyView[]}`, newest first
 * - `POST /v1/staff/replies/<id>/used` `{conversationId}` → 204; counted once for each conversation
 */
export interface CannedReplyView extends ReplyContent {
  readonly id: string;
  readonly revision: number;
  /** Who changed it last; empty: it came with the product. */
  readonly author: string;
  /** ISO 8601. */
  readonly at: string;
  /** In how many conversations. */
  readonly uses: number;
}

/** The names between double braces, each once; what is torn counts as the empty name. */
export function placeholdersIn(text: string): readonly string[] {
  const names = [...text.matchAll(MARK)].map(([, name = '']) => name.trim());
  return [...new Set(/\{\{|\}\}/.test(text.replace(MARK, '')) ? [...names, ''] : names)];
}

export function isReplyPlaceholder(name: string): name is ReplyPlaceholder {
  return (REPLY_PLACEHOLDERS as readonly string[]).includes(name);
}

/** The text with what is known filled in; what is not, stays as it is named. */
export function fillReply(text: string, values: Readonly<Partial<Record<ReplyPlaceholder, string>>>): string {
  return text.replace(MARK, (mark, named: string) => {
    const name = named.trim();
    return isReplyPlaceholder(name) ? (values[name] ?? `{{${name}}}`) : mark;
  });
}

/** Languages in the order in which a reader of one is served with another. */
const NEAR: Readonly<Partial<Record<Locale, Locale>>> = { ms: 'id', id: 'ms' };

/** The language in which a reply is there for a reader of this one. */
export function replyLocale(texts: ReplyTexts, wanted: Locale): Locale | undefined {
  const near = NEAR[wanted];
  return [wanted, ...(near === undefined ? [] : [near]), 'en' as const, ...LOCALES].find(
    (locale) => texts[locale] !== undefined,
  );
}
