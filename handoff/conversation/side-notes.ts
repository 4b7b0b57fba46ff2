import type { Note } from '../../protocol/agent-events.ts';
import type { Instant } from '../../protocol/instant.ts';

export interface NewNote {
  readonly id: string;
  readonly conversationId: string;
  /** A note that is sent twice is kept once. */
  readonly clientId: string;
  readonly authorId: string;
  readonly authorName: string;
  readonly text: string;
  readonly at: Instant;
}

/** What is kept beside a conversation's log: the agents' internal notes, and what shoppers said of the bot's answers. */
export interface SideNotes {
  addNote(note: NewNote): Promise<Note>;
  notes(conversationId: string): Promise<Note[]>;
  /** The last word counts where a shopper changes their mind. */
  rateAnswer(rating: {
    readonly conversationId: string;
    readonly messageId: string;
    readonly helpful: boolean;
    readonly at: Instant;
    /** The article that the answer came from. */
    readonly article?: { readonly slug: string; readonly locale: string } | undefined;
  }): Promise<void>;
  /** Message id → helpful. */
  answerRatings(conversationId: string): Promise<ReadonlyMap<string, boolean>>;
}
