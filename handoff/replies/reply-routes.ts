import { z } from 'zod';
import {
  type CannedReplyView,
  LONGEST_REPLY,
  LONGEST_REPLY_FOLDER,
  LONGEST_REPLY_TITLE,
  REPLY_ID,
} from '../../protocol/canned-replies.ts';
import { CodedError } from '../../protocol/error-codes.ts';
import type { Instant } from '../../protocol/instant.ts';
import type { RateLimits } from '../../transport/rate-limits.ts';
import { readJson } from '../../transport/read-json.ts';
import type { Call, Route } from '../../transport/route.ts';
import type { ConversationStore } from '../conversation/conversation-store.ts';
import { inConversation } from '../conversation/event-schemas.ts';
import { knownConversation } from '../conversation/known-conversation.ts';
import { checkReply, ownerAfter } from './canned-reply.ts';
import type { CannedReplies, StoredReply } from './reply-store.ts';

const AT_THE_DESK = ['agent', 'mediator', 'supervisor', 'admin'] as const;

const inLanguages = (longest: number) => {
  const text = z.string().trim().min(1).max(longest).optional();
  return z.strictObject({ en: text, ms: text, id: text, vi: text, es: text, 'zh-Hant': text });
};
const saveSchema = z.strictObject({
  revision: z.int().min(0),
  shared: z.boolean(),
  folder: z
    .string()
    .max(LONGEST_REPLY_FOLDER)
    .transform((name) => name.normalize('NFC').replaceAll(/\s+/g, ' ').trim()),
  titles: inLanguages(LONGEST_REPLY_TITLE),
  texts: inLanguages(LONGEST_REPLY),
  removed: z.boolean(),
});

export interface ReplyRoutePorts {
  readonly replies: CannedReplies;
  readonly conversations: Pick<ConversationStore, 'find'>;
  readonly limits: RateLimits;
  readonly now: () => Instant;
  /** Open desks read the replies anew. */
  readonly changed: () => void;
}

/** The canned replies of the desk: read, edited, counted. */
export function replyRoutes(ports: ReplyRoutePorts): readonly Route[] {
  const { replies, conversations, limits, now, changed } = ports;
  const caller = async ({ account }: Call) => {
    if (account === undefined) throw new CodedError('login_required');
    await limits.spend('agentEvent', account.id);
    return account;
  };
  /** All revisions of what the caller may see. */
  const seenBy = async (accountId: string, id: string): Promise<readonly [StoredReply, ...StoredReply[]]> => {
    const [newest, ...older] = REPLY_ID.test(id) ? await replies.history(id) : [];
    if (newest === undefined || (newest.ownerId ?? accountId) !== accountId) throw new CodedError('reply_unknown');
    // What was somebody's own before it was shared is theirs.
    return [newest, ...older.filter(({ ownerId }) => (ownerId ?? accountId) === accountId)];
  };
  return [
    {
      method: 'GET',
      path: '/v1/staff/replies',
      permission: AT_THE_DESK,
      async handle(call) {
        const { id } = await caller(call);
        return { status: 200, body: { replies: (await replies.visibleTo(id)).map(view) } };
      },
    },
    {
      method: 'GET',
      path: '/v1/staff/replies/:id/history',
      permission: AT_THE_DESK,
      async handle(call) {
        const { id } = await caller(call);
        return { status: 200, body: { revisions: (await seenBy(id, call.path.id ?? '')).map(view) } };
      },
    },
    {
      method: 'PUT',
      path: '/v1/staff/replies/:id',
      permission: AT_THE_DESK,
      async handle(call) {
        const account = await caller(call);
        const { revision, shared, ...content } = await readJson(call.request, saveSchema);
        const id = call.path.id ?? '';
        if (!REPLY_ID.test(id)) throw new CodedError('request_malformed', { fields: ['id'] });
        const [current] = await replies.history(id);
        const ownerId = ownerAfter(current?.ownerId, shared, account);
        checkReply(content);
        const saved = await replies.save({ id, ownerId, ...content }, revision, account, now());
        // Nobody else sees what is the agent's own.
        if (ownerId === null || current?.ownerId === null) changed();
        return { status: 200, body: { reply: view(saved) } };
      },
    },
    {
      method: 'POST',
      path: '/v1/staff/replies/:id/used',
      permission: AT_THE_DESK,
      async handle(call) {
        const account = await caller(call);
        const { conversationId } = await readJson(call.request, inConversation);
        const [{ id }] = await seenBy(account.id, call.path.id ?? '');
        await knownConversation(conversations, conversationId);
        await replies.used(id, conversationId, now());
        return { status: 204 };
      },
    },
  ];
}

function view({ ownerId, authorId: _, authorName: author, at, ...reply }: StoredReply): CannedReplyView {
  return { ...reply, shared: ownerId === null, author, at: new Date(at).toISOString() };
}
