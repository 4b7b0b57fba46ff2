import type { Conversation, NewMessage } from './conversation.ts';

/** What somebody hears at once whose words speak of danger, while the bot does not answer. */
export interface Care {
  /** Beyond doubt. */
  readonly sure: boolean;
  readonly message: (conversation: Conversation) => NewMessage;
}

/** Undefined where the words speak of no danger. */
export type CareFor = (text: string) => Care | undefined;
