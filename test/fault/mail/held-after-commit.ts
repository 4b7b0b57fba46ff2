import type { Changed, ConversationStore } from '../../../handoff/conversation/conversation-store.ts';
import { compose } from '../../../server/compose.ts';
import { readConfig } from '../../../server/config.ts';

/** Of a mail that the test holds. */
const HELD = 'HELD';

/**
 * The product, standing still at the moment that the test is about: a mail with the word has become its message, and is not noted as
 * dealt with. It says so on its output. AHEAD_MS moves its clock.
 */
function hold(store: ConversationStore): ConversationStore {
  return {
    ...store,
    async change<T>(request: Parameters<ConversationStore['change']>[0]): Promise<Changed<T>> {
      const changed = await store.change(request);
      if (changed.kind === 'changed' && changed.messages.some(({ content }) => content.text?.includes(HELD))) {
        process.stdout.write(`${HELD}\n`);
        await new Promise(() => undefined);
      }
      return changed as Changed<T>;
    },
  };
}

const ahead = Number(process.env.AHEAD_MS ?? 0);
const kaunter = await compose(readConfig(process.env), { aroundStore: hold, now: () => Date.now() + ahead });
process.on('SIGTERM', () => void kaunter.close().finally(() => process.exit(0)));
