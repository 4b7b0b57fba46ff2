import type { ErrorCode } from '../protocol/error-codes.ts';

/** The server has asked to come again later; the widget does so by itself, and says when. */
export interface Pause {
  readonly code: ErrorCode;
  /** What goes on then: sending what is written, or opening the conversation. */
  readonly what: 'send' | 'open';
  /** Milliseconds, by the shopper's clock. */
  readonly until: number;
}
