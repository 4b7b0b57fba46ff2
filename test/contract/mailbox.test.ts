import { expect } from 'chai';
import { newConversation } from '../../handoff/conversation/conversation.ts';
import { sqlConversationStore } from '../../store/sql/handoff/conversation-store.ts';
import { sqlMailbox } from '../../store/sql/handoff/mailbox.ts';
import { ENGINES } from '../support/databases.ts';

for (const engine of ENGINES) {
  describe(`mails that come in on ${engine.name}`, function () {
    this.timeout(60_000);
    let opened: Awaited<ReturnType<typeof engine.open>>;
    before(async function () {
      opened = await engine.open();
      if (opened === undefined) this.skip();
    });
    after(() => opened?.discard());

    function mailbox() {
      if (opened === undefined) throw new Error('no database');
      return sqlMailbox(opened.database);
    }
    const kept = { sender: 'mei@example.net', subject: '罐子', whole: 'All of it.', receivedAt: 5 };

    it('are each taken by one, of however many ask at once', async () => {
      const box = mailbox();
      const all = await Promise.all(Array.from({ length: 8 }, () => box.take('race', 0, 100)));
      expect(all.filter((one) => one === 'taken')).to.have.length(1);
      expect(all.filter((one) => one === 'busy')).to.have.length(7);
    });

    it('come free when they are given back, or whoever had them has died; never once they are done', async () => {
      const box = mailbox();
      expect(await box.take('one', 0, 100)).to.equal('taken');
      expect(await box.take('one', 99, 200)).to.equal('busy');
      expect(await box.take('one', 100, 200), 'its time is over').to.equal('taken');
      await box.giveBack('one');
      expect(await box.take('one', 101, 300)).to.equal('taken');
      await box.done('one', { ...kept, messageId: '<one@x>' }, undefined);
      await box.giveBack('one');
      expect(await box.take('one', 1_000, 2_000)).to.equal('done');
    });

    it('are kept beside their messages, the newest id of a conversation among them', async () => {
      const box = mailbox();
      const id = 'c-mail';
      const store = sqlConversationStore((opened as NonNullable<typeof opened>).database, () => 0);
      const who = { visitorId: 'v', shopperName: 'Mei', verified: false, email: 'mei@example.net' };
      await store.create(newConversation({ id, ...who, locale: 'zh-Hant', localeChosen: false, at: 0 }));
      for (const [seq, messageId] of [
        [2, '<two@x>'],
        [9, '<nine@x>'],
        [10, undefined],
      ] as const) {
        await box.take(`kept-${seq}`, 0, 100);
        await box.done(`kept-${seq}`, { ...kept, messageId }, { conversationId: id, seq });
      }
      expect(await box.of({ conversationId: id, seq: 2 })).to.deep.equal({ ...kept, messageId: '<two@x>' });
      expect(await box.of({ conversationId: id, seq: 3 })).to.equal(undefined);
      expect(await box.lastMessageId(id)).to.equal('<nine@x>');
    });
  });
}
