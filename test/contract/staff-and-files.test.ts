import { expect } from 'chai';
import type { StoredAttachment } from '../../files/attachments.ts';
import { newConversation } from '../../handoff/conversation/conversation.ts';
import type { Database } from '../../store/sql/database.ts';
import { sqlAttachmentStore } from '../../store/sql/files/attachment-store.ts';
import { sqlConversationStore } from '../../store/sql/handoff/conversation-store.ts';
import { sqlSideNotes } from '../../store/sql/handoff/side-notes.ts';
import { sqlStaffStore } from '../../store/sql/people/staff-store.ts';
import { keptSecret } from '../../store/sql/secrets.ts';
import type { Account } from '../../transport/who-calls.ts';
import { ENGINES } from '../support/databases.ts';

const account: Account = {
  id: 'a1',
  email: 'mei@example.com',
  name: 'Mei',
  passwordHash: '$argon2id$…',
  roles: ['agent', 'editor'],
  skills: ['zh-Hant', 'en'],
  locale: 'zh-Hant',
  capacity: 3,
  active: true,
};

for (const engine of ENGINES) {
  describe(`staff, notes, attachments and secrets on ${engine.name}`, () => {
    let database: Database;
    let discard: () => Promise<void> = async () => undefined;
    let clock = 10_000;
    const now = () => clock;

    before(async function () {
      this.timeout(60_000);
      const opened = await engine.open();
      if (opened === undefined) return this.skip();
      ({ database, discard } = opened);
    });
    after(() => discard());

    it('keeps accounts, found by e-mail in any case', async () => {
      const staff = sqlStaffStore(database, now);
      expect(await staff.anyAgent()).to.equal(false);
      await staff.save(account);
      await staff.save({ ...account, name: 'Mei Ling' });
      expect(await staff.byEmail('MEI@Example.com')).to.deep.equal({ ...account, name: 'Mei Ling' });
      expect(await staff.byId('a1')).to.include({ name: 'Mei Ling' });
      expect(await staff.byEmail('nobody@example.com')).to.equal(undefined);
      expect(await staff.anyAgent()).to.equal(true);
    });

    it('ends a session by its time, by signing out, and with its account', async () => {
      const staff = sqlStaffStore(database, now);
      await staff.openSession({ tokenHash: 't1', accountId: 'a1', expiresAt: clock + 100 });
      await staff.openSession({ tokenHash: 't2', accountId: 'a1', expiresAt: clock + 100 });
      expect((await staff.accountOfSession('t1', clock))?.id).to.equal('a1');
      expect(await staff.accountOfSession('t1', clock + 100)).to.equal(undefined);
      await staff.closeSession('t1');
      expect(await staff.accountOfSession('t1', clock)).to.equal(undefined);
      await staff.save({ ...account, active: false });
      expect(await staff.accountOfSession('t2', clock)).to.equal(undefined);
      await staff.save(account);
    });

    it('keeps a note that is sent twice once, and the last word on an answer', async () => {
      const conversation = newConversation({
        id: 'c1',
        visitorId: 'v1',
        shopperName: '',
        verified: false,
        email: undefined,
        locale: 'en',
        localeChosen: false,
        at: clock,
      });
      await sqlConversationStore(database, now).create(conversation);
      const notes = sqlSideNotes(database);
      const note = {
        conversationId: 'c1',
        clientId: 'k',
        authorId: 'a1',
        authorName: 'Mei',
        text: 'calls back',
        at: clock,
      };
      const first = await notes.addNote({ id: 'n1', ...note });
      const second = await notes.addNote({ id: 'n2', ...note });
      expect(second).to.deep.equal(first);
      expect(await notes.notes('c1')).to.deep.equal([first]);
      await notes.rateAnswer({ conversationId: 'c1', messageId: 'm1', helpful: true, at: clock });
      await notes.rateAnswer({ conversationId: 'c1', messageId: 'm1', helpful: false, at: clock + 1 });
      expect([...(await notes.answerRatings('c1'))]).to.deep.equal([['m1', false]]);
    });

    it('keeps attachments with their facts', async () => {
      const attachments = sqlAttachmentStore(database);
      const file = {
        id: 'f1',
        ownerId: 'v1',
        name: '破損.jpg',
        type: 'image/jpeg',
        size: 12,
        sha256: 'ab',
        seconds: undefined,
        state: 'ready',
        createdAt: clock,
      } as const;
      await attachments.add(file);
      expect(await attachments.find(['f1', 'f2'])).to.deep.equal([file]);
      expect(await attachments.find([])).to.deep.equal([]);
    });

    it('keeps of each origin one file, of however many tries at once, and any number without', async () => {
      const attachments = sqlAttachmentStore(database);
      const file = (id: string): StoredAttachment => ({
        ...{ id, ownerId: 'v2', name: 'lid.jpg', type: 'image/jpeg', size: 12, sha256: 'ab', seconds: undefined },
        ...{ state: 'refused', createdAt: clock },
      });
      const added = await Promise.all(['o1', 'o2', 'o3', 'o4'].map((id) => attachments.add(file(id), 'mail one')));
      expect(added.filter(Boolean)).to.have.length(1);
      const kept = await attachments.findAny(['o1', 'o2', 'o3', 'o4']);
      expect(await attachments.ofOrigin('mail one')).to.deep.equal(kept[0]);
      expect(kept).to.have.length(1);
      expect(await attachments.ofOrigin('mail two')).to.equal(undefined);
      expect([await attachments.add(file('n1')), await attachments.add(file('n2'))]).to.deep.equal([true, true]);
    });

    it('makes a secret once, for all who ask', async () => {
      let made = 0;
      const make = () => {
        made += 1;
        return `secret ${made}`;
      };
      const [one, other] = await Promise.all([keptSecret(database, 's', make), keptSecret(database, 's', make)]);
      expect(one).to.equal(other);
      clock += 1;
      expect(await keptSecret(database, 's', make)).to.equal(one);
    });
  });
}
