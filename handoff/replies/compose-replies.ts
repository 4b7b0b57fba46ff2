import type { Instant } from '../../protocol/instant.ts';
import type { Database } from '../../store/sql/database.ts';
import { sqlCannedReplies } from '../../store/sql/handoff/canned-replies.ts';
import type { Coordination } from '../../transport/coordination.ts';
import type { RateLimits } from '../../transport/rate-limits.ts';
import type { Route } from '../../transport/route.ts';
import type { ConversationStore } from '../conversation/conversation-store.ts';
import { replyRoutes } from './reply-routes.ts';
import { starterReplies } from './starter-replies.ts';

export interface ReplyParts {
  readonly database: Database;
  readonly coordination: Pick<Coordination, 'publish'>;
  readonly conversations: Pick<ConversationStore, 'find'>;
  readonly now: () => Instant;
}

/** The canned replies of the desk. */
export function composeReplies({ database, coordination, conversations, now }: ReplyParts) {
  const replies = sqlCannedReplies(database);
  return {
    /** Brings in what comes with the product. */
    seed: () => replies.seed(starterReplies(), now()),
    routes: (limits: RateLimits): readonly Route[] =>
      replyRoutes({
        ...{ replies, conversations, limits, now },
        changed: () => coordination.publish({ type: 'canned-replies' }),
      }),
  };
}
