import { parseArgs } from 'node:util';
import { storyOf } from '../bench/talk/from-conversation.ts';
import type { LoggedMessage } from '../handoff/conversation/conversation.ts';
import { readConfig } from '../server/config.ts';
import { sqlConversationStore } from '../store/sql/handoff/conversation-store.ts';
import { openDatabase } from '../store/sql/open-database.ts';
import { runCommand, UsageError } from './command.ts';

const USAGE = `Usage: npm run story -- <conversation> [--id <name of the story>]

  Prints a conversation as a line for bench/talk/stories/<locale>/<kind>.jsonl: what the shopper wrote, with names, addresses,
  numbers of orders and telephones replaced, and what the bot did. Read it before you keep it: a name that nobody
  announced cannot be told from other words.`;

const PAGE = 200;

await runCommand(USAGE, async () => {
  const { values, positionals } = parseArgs({ options: { id: { type: 'string' } }, allowPositionals: true });
  const [conversationId, ...rest] = positionals;
  if (conversationId === undefined || rest.length > 0) throw new UsageError('Which conversation?');
  const database = await openDatabase(readConfig(process.env));
  try {
    const store = sqlConversationStore(database, Date.now);
    const conversation = await store.find(conversationId);
    if (conversation === undefined) throw new UsageError(`There is no conversation ${conversationId}.`);
    const messages: LoggedMessage[] = [];
    for (;;) {
      const page = await store.messages(conversationId, { afterSeq: messages.at(-1)?.seq ?? 0, limit: PAGE });
      messages.push(...page);
      if (page.length < PAGE) break;
    }
    process.stdout.write(`${JSON.stringify(storyOf(values.id ?? 'new', conversation, messages))}\n`);
    process.stderr.write(`bench/talk/stories/${conversation.locale}/\n`);
    return 0;
  } finally {
    await database.close();
  }
});
