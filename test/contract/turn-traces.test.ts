import { expect } from 'chai';
import { forgetTraces } from '../../bot/traces/forget-traces.ts';
import { BOT_AUTHOR, newConversation } from '../../handoff/conversation/conversation.ts';
import type { ConversationStore } from '../../handoff/conversation/conversation-store.ts';
import type { TurnTraces } from '../../handoff/conversation/turn-traces.ts';
import type { TurnTrace } from '../../protocol/traces.ts';
import { sqlConversationStore } from '../../store/sql/handoff/conversation-store.ts';
import { sqlTurnTraces } from '../../store/sql/handoff/turn-traces.ts';
import { ENGINES } from '../support/databases.ts';

const DAY = 24 * 60 * 60_000;
const TRACE: TurnTrace = {
  language: { before: 'en', after: 'en', chosen: false },
  searches: [],
  rules: ['sign'],
  dialog: { before: [], after: [] },
  model: [],
  ms: 1,
};

for (const engine of ENGINES) {
  describe(`traces of turns on ${engine.name}`, () => {
    let store: ConversationStore;
    let traces: TurnTraces;
    let discard: () => Promise<void> = async () => undefined;
    let clock = DAY;

    before(async function () {
      this.timeout(60_000);
      const opened = await engine.open();
      if (opened === undefined) return this.skip();
      discard = opened.discard;
      store = sqlConversationStore(opened.database, () => clock);
      traces = sqlTurnTraces(opened.database);
    });
    after(() => discard());

    const reply = (conversationId: string, texts: readonly string[], trace: TurnTrace) =>
      store.change({
        conversationId,
        decide: (conversation) => ({
          conversation,
          messages: texts.map((text) => ({
            id: `${conversationId}-${text}`,
            author: BOT_AUTHOR,
            clientId: undefined,
            content: { text },
          })),
          trace: JSON.stringify(trace),
          result: undefined,
        }),
      });
    const open = (id: string) =>
      store.create(
        newConversation({
          ...{ id, visitorId: 'v', shopperName: 'Mai', verified: false, email: undefined },
          ...{ locale: 'en', localeChosen: false, at: clock },
        }),
      );

    it('finds the trace by each message of its turn, and by no other', async () => {
      await open('found');
      await reply('found', ['one', 'two'], TRACE);
      await reply('found', ['three'], { ...TRACE, rules: ['file'] });
      await reply('found', [], { ...TRACE, rules: ['danger'] });
      const rules = async (seq: number) => (await traces.find('found', seq))?.rules;
      expect([await rules(1), await rules(2), await rules(3), await rules(4)]).to.deep.equal([
        ['sign'],
        ['sign'],
        ['file'],
        undefined,
      ]);
      expect(await traces.find('other', 1)).to.equal(undefined);
    });

    it('forgets what is older than it is kept for, however much that is, and nothing else', async () => {
      clock = 10 * DAY;
      for (const id of ['old', 'young']) await open(id);
      await Promise.all(Array.from({ length: 1_010 }, (_, at) => reply('old', [`o${at}`], TRACE)));
      clock = 12 * DAY;
      await reply('young', ['y'], TRACE);
      const faults: unknown[] = [];
      const forgetting = forgetTraces({
        traces,
        days: 3,
        now: () => 13 * DAY + 1,
        onFault: (error) => faults.push(error),
      });
      await forgetting.round();
      await forgetting.close();
      expect(faults).to.deep.equal([]);
      expect(await traces.find('old', 1)).to.equal(undefined);
      expect(await traces.find('old', 1_010)).to.equal(undefined);
      expect(await traces.find('young', 1)).to.deep.equal(TRACE);
    }).timeout(30_000);
  });
}
