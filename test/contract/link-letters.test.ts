import { expect } from 'chai';
import { caseNumber } from '../../disputes/domain/case-number.ts';
import { draftCase } from '../../disputes/domain/draft-case.ts';
import { type Decided, decide } from '../../disputes/domain/state-machine.ts';
import { CodedError } from '../../protocol/error-codes.ts';
import { sqlDisputeStore } from '../../store/sql/disputes/dispute-store.ts';
import { sqlLinkLetters } from '../../store/sql/notices/link-letters.ts';
import { sqlContacts } from '../../store/sql/people/contacts.ts';
import { ENGINES } from '../support/databases.ts';
import { ACTORS, BOOK, claimFor, orderLine, START } from '../unit/disputes/fakes/cases.ts';

/** A case as a buyer opens it. */
function openedCase(): Decided {
  const profile = BOOK.current.get('auracart');
  if (profile === undefined) throw new Error('no profile');
  const draft = draftCase({
    id: 'case-1',
    number: caseNumber(new Uint8Array(16)),
    profile: { id: profile.id, version: profile.version },
    order: orderLine(profile.id, {}),
    account: undefined,
  });
  const actor = { ...ACTORS.buyer, id: draft.order.buyer.id };
  const answer = decide(draft, { type: 'open', data: claimFor(profile.id, 'buyer') }, actor, profile, START);
  if (!answer.ok) throw new Error(answer.code);
  return answer;
}

for (const engine of ENGINES) {
  describe(`letters with a party’s own link on ${engine.name}`, function () {
    this.timeout(60_000);
    let opened: Awaited<ReturnType<typeof engine.open>>;

    before(async function () {
      opened = await engine.open();
      if (opened === undefined) this.skip();
    });
    after(() => opened?.discard());

    it('are refused where no address is known, and leave nothing; else go there, and are written down', async () => {
      if (opened === undefined) return;
      const { database } = opened;
      const { db } = database;
      const opening = openedCase();
      await sqlDisputeStore(database).open(opening, 'form-1');
      const { id: caseId, number, order } = opening.case;
      const asked = {
        caseId,
        caseNumber: number,
        party: 'seller',
        accountId: order.seller.id,
        by: 'mediator-1',
      } as const;
      let ids = 0;
      const letters = sqlLinkLetters(
        database,
        ['email', 'sms'],
        () => `id-${++ids}`,
        () => 1_000,
      );
      const kept = async () => [
        (await db.selectFrom('notice').selectAll().where('template', '=', 'link-sent').execute()).length,
        (
          await db.selectFrom('noticeDelivery').select('channel').where('noticeKey', 'like', '%link-sent%').execute()
        ).map(({ channel }) => channel),
        (await db.selectFrom('auditEntry').select('action').execute()).map(({ action }) => action),
      ];
      const refused = await letters.order(asked).then(
        () => undefined,
        (error: unknown) => (error instanceof CodedError ? error.code : error),
      );
      expect(refused).to.equal('address_unknown');
      expect(await kept()).to.deep.equal([0, [], []]);

      const mei = { accountId: asked.accountId, subject: 'mei', name: 'Mei', email: 'mei@example.com' };
      await sqlContacts(database).introduce({ ...mei, phone: undefined, locale: undefined }, 1_000);
      expect(await letters.order(asked)).to.deep.equal(['email']);
      expect(await kept()).to.deep.equal([1, ['email'], ['dispute-link-sent']]);
    });
  });
}
