import { expect } from 'chai';
import { type Conversation, type NewMessage, newConversation } from '../../handoff/conversation/conversation.ts';
import type { Change, Changed, ConversationStore } from '../../handoff/conversation/conversation-store.ts';
import { transition } from '../../handoff/conversation/ownership.ts';
import { CodedError } from '../../protocol/error-codes.ts';
import { sqlConversationStore } from '../../store/sql/handoff/conversation-store.ts';
import { ENGINES } from '../support/databases.ts';

for (const engine of ENGINES) {
  describe(`conversation store on ${engine.name}`, () => {
    let store: ConversationStore;
    let discard: () => Promise<void> = async () => undefined;
    let clock = 1_000;
    let counter = 0;

    before(async function () {
      this.timeout(60_000);
      const opened = await engine.open();
      if (opened === undefined) return this.skip();
      discard = opened.discard;
      store = sqlConversationStore(opened.database, () => clock);
    });
    after(() => discard());

    const open = async (): Promise<string> => {
      counter += 1;
      const id = `c-${counter}`;
      await store.create(
        newConversation({
          id,
          visitorId: `v-${counter}`,
          shopperName: 'Mai',
          verified: true,
          email: undefined,
          locale: 'vi',
          localeChosen: false,
          at: clock,
        }),
      );
      return id;
    };
    const said = (text: string, clientId?: string): NewMessage => ({
      id: `m-${counter}-${text}`,
      author: { kind: 'shopper', id: 'v', name: 'Mai' },
      clientId,
      content: { text },
    });
    const append = (conversationId: string, text: string, clientId?: string) =>
      store.change({
        conversationId,
        ...(clientId === undefined ? {} : { once: { authorId: 'v', clientId } }),
        decide: (conversation): Change<undefined> => ({
          conversation,
          messages: [said(text, clientId)],
          result: undefined,
        }),
      });
    const changed = <T>(outcome: Changed<T>) => {
      if (outcome.kind !== 'changed') throw new Error('expected a change');
      return outcome;
    };
    const refusal = (promise: Promise<unknown>) =>
      promise.then(
        () => 'no refusal',
        (error: unknown) => (error instanceof CodedError ? error.code : String(error)),
      );

    it('leaves a conversation alone that is created again', async () => {
      const id = await open();
      const fresh = await store.find(id);
      await append(id, 'hello');
      if (fresh !== undefined) await store.create(fresh);
      expect((await store.find(id))?.lastSeq).to.equal(1);
    });

    it('gives back what was created, field for field', async () => {
      const id = await open();
      const found = await store.find(id);
      expect(found).to.deep.include({
        id,
        shopperName: 'Mai',
        verified: true,
        locale: 'vi',
        owner: 'bot',
        epoch: 1,
        lastSeq: 0,
      });
      expect(found?.agentId).to.equal(undefined);
      expect(await store.find('nobody')).to.equal(undefined);
    });

    it('numbers messages densely, also when many come at once', async () => {
      const id = await open();
      const seqs = await Promise.all(
        Array.from({ length: 250 }, async (_, index) => changed(await append(id, `m${index}`)).messages[0]?.seq),
      );
      expect(seqs).to.deep.equal(Array.from({ length: 250 }, (_, index) => index + 1));
      const log = await store.messages(id, { afterSeq: 240, limit: 100 });
      expect(log.map((message) => message.seq)).to.deep.equal([241, 242, 243, 244, 245, 246, 247, 248, 249, 250]);
      expect((await store.find(id))?.lastShopperSeq).to.equal(250);
    });

    it('answers a repeated send with the first one, in one group and later', async () => {
      const id = await open();
      const [first, second] = await Promise.all([append(id, 'hello', 'k1'), append(id, 'hello', 'k1')]);
      expect(changed(first).messages[0]?.seq).to.equal(1);
      expect(second.kind === 'repeated' && second.message.seq).to.equal(1);
      const third = await append(id, 'hello', 'k1');
      expect(third.kind).to.equal('repeated');
      expect((await store.messages(id, { afterSeq: 0, limit: 10 })).length).to.equal(1);
    });

    it('keeps any text whole', async () => {
      const id = await open();
      const text = 'a"b\\c \u{1F600} 繁體 tiếng Việt \n\t { } $1 ? \u200f';
      await append(id, text);
      expect((await store.messages(id, { afterSeq: 0, limit: 1 }))[0]?.content.text).to.equal(text);
    });

    it('changes nothing where a decision refuses, and does not disturb its neighbours', async () => {
      const id = await open();
      const other = await open();
      const [refused, fine] = await Promise.all([
        refusal(
          store.change({
            conversationId: id,
            decide: () => {
              throw new CodedError('handoff_taken');
            },
          }),
        ),
        append(other, 'still here'),
        append(id, 'mine too'),
      ]);
      expect(refused).to.equal('handoff_taken');
      expect(fine.kind).to.equal('changed');
      expect((await store.find(id))?.lastSeq).to.equal(1);
    });

    it('refuses an unknown conversation', async () => {
      expect(await refusal(append('c-none', 'x'))).to.equal('conversation_not_found');
    });

    it('decides one after the other: of many agents who pick a chat, one gets it', async () => {
      const id = await open();
      const request = (decide: (current: Conversation) => Conversation) =>
        store.change({
          conversationId: id,
          decide: (current) => ({ conversation: decide(current), result: undefined }),
        });
      await request((current) =>
        transition(current, { type: 'request', reason: 'requested', priority: 'other' }, clock),
      );
      const outcomes = await Promise.all(
        Array.from({ length: 20 }, (_, index) =>
          refusal(
            request((current) => transition(current, { type: 'pick', agentId: `a${index}`, agentName: 'A' }, clock)),
          ),
        ),
      );
      expect(outcomes.filter((outcome) => outcome === 'no refusal').length).to.equal(1);
      expect(outcomes.filter((outcome) => outcome === 'handoff_taken').length).to.equal(19);
      expect((await store.find(id))?.epoch).to.equal(3);
    });

    it('tells a decision how many chats its agent holds, those of the same group included', async () => {
      const ids = await Promise.all([open(), open(), open()]);
      for (const id of ids)
        await store.change({
          conversationId: id,
          decide: (current) => ({
            conversation: transition(current, { type: 'request', reason: 'requested', priority: 'other' }, clock),
            result: undefined,
          }),
        });
      const outcomes = await Promise.all(
        ids.map((conversationId) =>
          refusal(
            store.change({
              conversationId,
              agentId: 'busy',
              decide: (current, { agentLoad }) => {
                if (agentLoad >= 2) throw new CodedError('agent_at_capacity');
                const conversation = transition(current, { type: 'pick', agentId: 'busy', agentName: 'B' }, clock);
                return { conversation, result: undefined };
              },
            }),
          ),
        ),
      );
      expect(outcomes.sort()).to.deep.equal(['agent_at_capacity', 'no refusal', 'no refusal']);
      expect((await store.list({ agentId: 'busy' })).length).to.equal(2);
    });

    it('commits replies, memory and reading position together', async () => {
      const id = await open();
      await append(id, 'question');
      expect((await store.list({ unanswered: true })).map((one) => one.id)).to.include(id);
      await store.change({
        conversationId: id,
        decide: (current) => ({
          conversation: { ...current, botReadSeq: 1 },
          messages: [
            {
              id: 'r',
              author: { kind: 'bot', id: 'bot', name: 'Kaunter' },
              clientId: undefined,
              content: { text: 'answer' },
            },
          ],
          botState: '{"n":1}',
          result: undefined,
        }),
      });
      expect(await store.botState(id)).to.equal('{"n":1}');
      expect((await store.find(id))?.botReadSeq).to.equal(1);
      expect((await store.list({ unanswered: true })).map((one) => one.id)).to.not.include(id);
    });

    it('lists the waiting by how long they have waited', async () => {
      const late = await open();
      const early = await open();
      for (const [id, at] of [
        [late, 9_000],
        [early, 5_000],
      ] as const) {
        clock = at;
        await store.change({
          conversationId: id,
          decide: (current) => ({
            conversation: transition(current, { type: 'request', reason: 'requested', priority: 'other' }, at),
            result: undefined,
          }),
        });
      }
      const waiting = (await store.list({ owners: ['queued'] })).map((one) => one.id);
      expect(waiting.indexOf(early)).to.be.lessThan(waiting.indexOf(late));
    });

    it('lists those who wait before those who do not, on every engine alike', async () => {
      const idle = await open();
      const waits = await open();
      await store.change({
        conversationId: waits,
        decide: (current) => ({
          conversation: transition(current, { type: 'request', reason: 'requested', priority: 'other' }, clock),
          result: undefined,
        }),
      });
      const all = (await store.list({ owners: ['bot', 'queued'] })).map((one) => one.id);
      expect(all.indexOf(waits)).to.be.lessThan(all.indexOf(idle));
    });

    it('tells of every change by another version, and gives the rows that are asked for', async () => {
      const [one, other] = [await open(), await open()];
      const versionOf = async (id: string) => (await store.versions(['bot'])).get(id);
      const [first, others] = [await versionOf(one), await versionOf(other)];
      clock += 1;
      await append(one, 'hello');
      const second = await versionOf(one);
      expect(second).to.be.a('string').and.not.equal(first);
      expect(await versionOf(other)).to.equal(others);
      expect((await store.versions(['queued'])).has(one)).to.equal(false);
      expect((await store.list({ ids: [other, one, 'unknown'] })).map(({ id }) => id).sort()).to.deep.equal(
        [one, other].sort(),
      );
    });

    it('gives what changed page by page, each once, also where many changed in one instant', async () => {
      clock = 50_000;
      const ids = await Promise.all(Array.from({ length: 7 }, open));
      clock = 50_001;
      await append(ids[3] ?? '', 'later');
      const seen: string[] = [];
      for (let after: Conversation | undefined; ; ) {
        const page = await store.list({ changedSince: 50_000, after, limit: 3 });
        seen.push(...page.map((one) => one.id));
        after = page.at(-1);
        if (page.length < 3) break;
      }
      expect([...seen].sort()).to.deep.equal([...ids].sort());
      expect(seen.at(-1)).to.equal(ids[3]);
    });
  });
}
