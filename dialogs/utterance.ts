import type { Card, SuggestedAction } from '../protocol/conversation.ts';

export interface Utterance {
  readonly text: string;
  readonly buttons?: readonly SuggestedAction[];
  readonly card?: Card;
  /** Begins a message of its own: what comes back to a form's question after something else was answered. */
  readonly apart?: boolean;
}
