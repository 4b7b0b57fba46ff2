import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { type Letter, LetterFault } from '../../notices/letters/letter.ts';
import { sendLetters } from '../../notices/letters/send-letters.ts';
import type { NoticeOutbox } from '../../notices/ports.ts';
import { type Database, openSqlite } from '../../store/sql/database.ts';
import { sqlDisputeStore } from '../../store/sql/disputes/dispute-store.ts';
import { sqlLetterBook } from '../../store/sql/notices/letter-book.ts';
import { sqlNotices } from '../../store/sql/notices/notices.ts';
import { sqlContacts } from '../../store/sql/people/contacts.ts';
import { aboutCase, allWanted, writesPlainly } from '../support/letters.ts';
import { START } from '../unit/disputes/fakes/cases.ts';
import { opening } from './dispute/cases.ts';

const CASES = 60;
const DAY = 86_400_000;

/** Ports that nothing here looks at. */
const QUIET = {
  moment: 0,
  write: writesPlainly,
  onSent: async () => undefined,
  onHopeless: async () => undefined,
  onOutcome: () => undefined,
  onFault: () => undefined,
};

describe('P10: notices are neither lost nor doubled', function () {
  this.timeout(120_000);
  let folder: string;
  let database: Database;
  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'kaunter-notices-'));
    database = await openSqlite(join(folder, 'kaunter.db'));
  });
  afterEach(async () => {
    await database.close();
    rmSync(folder, { recursive: true, force: true });
  });

  /** Opens cases and sends their letters by two processes over a provider that fails in every way; what it got. */
  async function run(outboxOf: (outbox: NoticeOutbox) => NoticeOutbox) {
    const store = sqlDisputeStore(database);
    const notices = sqlNotices(database);
    const contacts = sqlContacts(database);
    const accounts = new Set<string>();
    for (let index = 0; index < CASES; index += 1) {
      const opened = opening(index);
      await store.open(opened, `form-${index}`);
      accounts.add(opened.case.order.buyer.id).add(opened.case.order.seller.id);
    }
    for (const accountId of accounts)
      await contacts.save(
        { accountId, subject: accountId, name: 'A', email: `${accountId}@x`, phone: undefined, locale: 'en' },
        START,
      );
    const got: string[] = [];
    let dropped = 0;
    let calls = 0;
    let at = START;
    const email = {
      async send({ key }: Letter) {
        calls += 1;
        const fate = calls % 7;
        await new Promise((resolve) => setImmediate(resolve));
        if (fate === 1) throw new LetterFault('smtp_ETIMEDOUT', false);
        if (fate === 3) throw new LetterFault('smtp_451', false);
        got.push(key);
        if (fate !== 5) return;
        // Taken, and the answer got lost.
        dropped += 1;
        throw new LetterFault('smtp_ECONNRESET', false);
      },
    };
    const ports = {
      outbox: outboxOf(notices),
      about: aboutCase,
      wanted: allWanted,
      senders: { email },
      ...QUIET,
      now: () => at,
    };
    for (let round = 0; round < 40; round += 1) {
      await Promise.all([sendLetters(ports, 'email', at), sendLetters(ports, 'email', at)]);
      at += DAY;
    }
    return { notices, got, dropped, at };
  }

  it('each letter arrives, twice only where the provider’s own answer got lost, and each inbox entry is there once', async () => {
    const { notices, got, dropped } = await run((outbox) => outbox);
    expect(new Set(got).size, 'two letters a case').to.equal(CASES * 2);
    expect(got.length - new Set(got).size).to.equal(dropped);
    expect(dropped).to.be.greaterThan(0);
    const { notices: inbox } = await notices.inbox('buyer-7', { limit: 100 });
    expect(inbox.map((notice) => notice.key)).to.deep.equal(['case-000007/1/buyer/opened']);
    expect(await notices.unsent('dead', 100)).to.deep.equal([]);
  });

  it('and the proof notices an outbox whose claims do not hold', async () => {
    const { got, dropped } = await run((outbox) => ({
      ...outbox,
      claim: (channel, at, _until, limit) => outbox.claim(channel, at, at, limit),
      hold: async (delivery) => delivery,
    }));
    expect(got.length - new Set(got).size).to.be.greaterThan(dropped);
  });

  it('shows what was given up, and sends it when told to', async () => {
    const store = sqlDisputeStore(database);
    const notices = sqlNotices(database);
    await store.open(opening(1), 'form');
    await sqlContacts(database).save(
      { accountId: 'shop-1', subject: 's', name: 'A', email: 'a@x', phone: undefined, locale: 'en' },
      START,
    );
    let works = false;
    const got: string[] = [];
    const ports = {
      outbox: notices,
      about: aboutCase,
      wanted: allWanted,
      senders: {
        email: {
          async send({ key }: Letter) {
            if (!works) throw new LetterFault('smtp_550', true);
            got.push(key);
          },
        },
      },
      ...QUIET,
      now: () => START,
    };
    await sendLetters(ports, 'email', START);
    const [dead, ...more] = await notices.unsent('dead', 10);
    expect(more).to.deep.equal([]);
    expect(dead).to.deep.include({ fault: 'smtp_550', receiver: 'seller' });
    works = true;
    const letter = { key: dead?.key ?? '', channel: 'email' } as const;
    const book = sqlLetterBook(database);
    expect(await book.sendAgain(letter, 'admin', START)).to.equal(true);
    expect(await book.sendAgain(letter, 'admin', START), 'once').to.equal(false);
    await sendLetters(ports, 'email', START);
    expect(got).to.deep.equal([dead?.key]);
    expect(await notices.unsent('dead', 10)).to.deep.equal([]);
  });
});
