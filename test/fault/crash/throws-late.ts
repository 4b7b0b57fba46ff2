import type { ConversationStore } from '../../../handoff/conversation/conversation-store.ts';
import { compose } from '../../../server/compose.ts';
import { readConfig } from '../../../server/config.ts';

/** The product with a step that throws where nothing catches it, and leaves its caller waiting for ever. */
const throwsLate = (store: ConversationStore): ConversationStore => ({
  ...store,
  list(filter) {
    if (filter.visitorId === undefined) return store.list(filter);
    setImmediate(() => {
      throw new Error('thrown outside of any handler');
    });
    return new Promise(() => undefined);
  },
});

const kaunter = await compose(readConfig(process.env), { aroundStore: throwsLate });
if (process.env.WITHOUT_LAST_LINE === undefined) process.on('uncaughtException', kaunter.fail);
