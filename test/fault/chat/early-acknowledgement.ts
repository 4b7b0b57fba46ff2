import type { LoggedMessage } from '../../../handoff/conversation/conversation.ts';
import type { Changed, ConversationStore } from '../../../handoff/conversation/conversation-store.ts';
import { compose } from '../../../server/compose.ts';
import { readConfig } from '../../../server/config.ts';

/** So long after its acknowledgement a send is committed. */
const LATE_MS = 20;

/**
 * The product with the fault that the kill test must find: sends are acknowledged on a guess of their outcome, and
 * committed a little later.
 */
function acknowledgeEarly(store: ConversationStore): ConversationStore {
  return {
    ...store,
    async change<T>(request: Parameters<ConversationStore['change']>[0]): Promise<Changed<T>> {
      if (request.once === undefined) return (await store.change(request)) as Changed<T>;
      const before = await store.find(request.conversationId);
      if (before === undefined) throw new Error('no conversation');
      const change = request.decide(before, { agentLoad: 0 });
      const messages: LoggedMessage[] = (change.messages ?? []).map((message, index) => ({
        ...message,
        seq: before.lastSeq + index + 1,
        createdAt: Date.now(),
      }));
      setTimeout(() => void store.change(request).catch(() => undefined), LATE_MS);
      const lastSeq = before.lastSeq + messages.length;
      const conversation = { ...change.conversation, lastSeq, lastShopperSeq: lastSeq };
      return { kind: 'changed', before, conversation, messages, result: change.result as T };
    },
  };
}

const kaunter = await compose(readConfig(process.env), { aroundStore: acknowledgeEarly });
process.on('SIGTERM', () => void kaunter.close().finally(() => process.exit(0)));
