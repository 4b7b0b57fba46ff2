import { useEffect, useState } from 'preact/hooks';
import { call } from '../../browser/api.ts';
import type { CannedReplyView } from '../../protocol/canned-replies.ts';

/** The canned replies of one agent, as the server last told them. */
export interface ReplyBook {
  /** Undefined until they were read. */
  readonly replies: readonly CannedReplyView[] | undefined;
  readonly reload: () => void;
  /** It was saved by this page: shown as it is now, before the server tells it anew. */
  readonly put: (reply: CannedReplyView) => void;
  /** It was put into a chat. */
  readonly used: (id: string, conversationId: string) => void;
}

/** @param round they are read anew whenever it changes */
export function useReplyBook(round: number): ReplyBook {
  const [replies, setReplies] = useState<readonly CannedReplyView[]>();
  const [again, setAgain] = useState(0);
  useEffect(() => {
    let wanted = true;
    call<{ readonly replies: readonly CannedReplyView[] }>('GET', '/v1/staff/replies').then(
      (answer) => wanted && setReplies(answer.replies),
      // Those that are known go on serving.
      () => wanted && setReplies((known) => known ?? []),
    );
    return () => {
      wanted = false;
    };
  }, [round, again]);
  return {
    replies,
    reload: () => setAgain((last) => last + 1),
    put: (reply) =>
      setReplies((known = []) => {
        const others = known.filter(({ id }) => id !== reply.id);
        return reply.removed ? others : [...others, reply];
      }),
    used: (id, conversationId) =>
      void call('POST', `/v1/staff/replies/${encodeURIComponent(id)}/used`, { conversationId }).catch(() => undefined),
  };
}
