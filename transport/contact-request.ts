import type { Instant } from '../protocol/instant.ts';
import type { Locale } from '../protocol/locale.ts';
import type { FormFile } from './read-form.ts';
import type { Visitor } from './who-calls.ts';

/** The contact form as somebody sent it, checked: what the page hands to the support desk. */
export interface ContactRequest {
  /** Made with the page that the form stood on: what is sent twice from it is one request. */
  readonly formId: string;
  readonly locale: Locale;
  /** Who is signed in; then the answer goes to their inbox, and to the address that the marketplace knows. */
  readonly visitor: Visitor | undefined;
  readonly name: string;
  /** Of a guest: either of them. */
  readonly email: string | undefined;
  readonly phone: string | undefined;
  /** One line of what it is about. */
  readonly subject: string;
  /** Subject, order and the sender's own words, as they stand in the conversation. */
  readonly text: string;
  readonly files: readonly FormFile[];
}

/** What became of it. */
export type ContactOutcome =
  | {
      readonly is: 'taken';
      /** Undefined where it went into a chat that a person has, or is waited for. */
      readonly ticket: { readonly number: string; readonly promisedAt: Instant } | undefined;
      /** Whether a letter goes to the address: one that is named again and again gets no more for a while. */
      readonly isConfirmed: boolean;
      /** Whom to call first, where the words speak of danger. */
      readonly care: string | undefined;
    }
  /** Nothing was noted: these files cannot be taken. */
  | { readonly is: 'files-refused'; readonly names: readonly string[] };
