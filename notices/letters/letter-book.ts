import type { LetterState } from '../../protocol/api.ts';
import type { Instant } from '../../protocol/instant.ts';
import type { LetterChannel } from '../ports.ts';

/** What names a letter: of a case a key goes by each channel. */
export interface LetterName {
  readonly key: string;
  readonly channel: LetterChannel;
}

/** A letter and how far it is; no word of it. */
export interface BookedLetter extends LetterName {
  readonly about:
    | { readonly kind: 'dispute'; readonly number: string; readonly receiver: string }
    | { readonly kind: 'ticket'; readonly conversationId: string; readonly number: string | undefined };
  /** What it tells: the notice's template, or the kind of a ticket's letter. */
  readonly template: string;
  readonly state: LetterState;
  /** Tries so far. */
  readonly attempts: number;
  /** A code: why it is not out. */
  readonly fault: string | undefined;
  /** When it came into its state. */
  readonly at: Instant;
}

/** All letters to people outside, of cases and of tickets, for those who look after them. */
export interface LetterBook {
  /** Of one state, newest first. */
  list(state: LetterState, limit: number): Promise<readonly BookedLetter[]>;
  /**
   * Has one that failed, or waits for an address, tried anew, and writes down who did.
   * @returns whether there was such a letter
   */
  sendAgain(letter: LetterName, by: string, at: Instant): Promise<boolean>;
}
