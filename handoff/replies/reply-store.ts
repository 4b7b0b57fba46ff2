import type { ReplyContent } from '../../protocol/canned-replies.ts';
import type { Instant } from '../../protocol/instant.ts';

/** A reply as it was saved. */
export interface StoredReply extends ReplyContent {
  readonly id: string;
  /** Null: everybody's. */
  readonly ownerId: string | null;
  /** Counts up from 1 with each change. */
  readonly revision: number;
  readonly authorId: string;
  /** Empty: it came with the product. */
  readonly authorName: string;
  readonly at: Instant;
  /** In how many conversations it was used. */
  readonly uses: number;
}

export type NewReply = Pick<StoredReply, 'id' | 'ownerId' | 'folder' | 'titles' | 'texts' | 'removed'>;

/** Canned replies, each change a revision of its own. */
export interface CannedReplies {
  /** Newest revisions of the shared ones and of the account's own, without the removed. */
  visibleTo(accountId: string): Promise<readonly StoredReply[]>;
  /** Newest first; none where there is no such reply. */
  history(id: string): Promise<readonly StoredReply[]>;
  /**
   * Adds a revision after `base`; 0 for a new one. A repeated save gives what the first has made. Of shared ones it is in the audit log.
   * @throws CodedError `reply_conflict` with `data.revision` where somebody else saved meanwhile, `reply_too_many`
   */
  save(
    reply: NewReply,
    base: number,
    author: { readonly id: string; readonly name: string },
    at: Instant,
  ): Promise<StoredReply>;
  /** Brings in those that never were here; what was edited or removed stays so. */
  seed(replies: readonly NewReply[], at: Instant): Promise<void>;
  /** Once for each conversation. */
  used(id: string, conversationId: string, at: Instant): Promise<void>;
}
