import type { AuthorKind, Owner } from './conversation.ts';
import type { Locale } from './locale.ts';

/** What is found at the desk. A ticket is a conversation that has a number. */
export const FOUND_KINDS = ['conversation', 'ticket', 'case'] as const;
export type FoundKind = (typeof FOUND_KINDS)[number];

/** A piece of a text; `hit`: what was looked for. */
export interface TextPart {
  readonly text: string;
  readonly hit?: true;
}

export interface Found {
  readonly kind: FoundKind;
  /** Of the conversation; of a case its number. */
  readonly id: string;
  /** Of a ticket or a case. */
  readonly number?: string;
  /** The shopper; of a case buyer and seller. */
  readonly people: readonly string[];
  /** Who has a conversation, or the state of a case. */
  readonly state: Owner | string;
  readonly locale?: Locale;
  /** Who has it, or had it last. */
  readonly agent?: string;
  readonly tags: readonly string[];
  /** ISO 8601. */
  readonly createdAt: string;
  /** The number, address or id that was asked for is this one's. */
  readonly exact?: true;
  /** Where the words stand. */
  readonly snippet?: { readonly by: AuthorKind | 'note' | 'party'; readonly parts: readonly TextPart[] };
}

/** `GET /v1/desk/search`: first what the words name exactly, then the newest first. */
export interface FoundPage {
  readonly found: readonly Found[];
  /** `cursor` of the next page. */
  readonly next?: string;
  /** So many changes are still to be read: what is new, or old, may be missing. */
  readonly unread?: number;
}
