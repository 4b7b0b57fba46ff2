import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { expect } from 'chai';
import { insertConversations, MESSAGES_EACH } from '../../bench/desk-search/messages.ts';
import { openSqlite } from '../../store/sql/database.ts';
import { startServer, type TestServer } from '../support/server.ts';

const CONVERSATIONS = 6_000;
const KILLS = 4;

describe('a server killed while it fills the index of the search', function () {
  this.timeout(180_000);
  let dataDir: string;
  let server: TestServer | undefined;
  before(async () => {
    dataDir = mkdtempSync(join(tmpdir(), 'kaunter-search-'));
    const database = await openSqlite(join(dataDir, 'kaunter.db'));
    await insertConversations(database, CONVERSATIONS, () => undefined);
    await database.close();
  });
  after(async () => {
    await server?.kill();
    rmSync(dataDir, { recursive: true, force: true });
  });

  const count = (statement: string): number => {
    const database = new Sqlite(join(dataDir, 'kaunter.db'), { readonly: true });
    const { count: found } = database.prepare(`select count(*) as count from ${statement}`).get() as { count: number };
    database.close();
    return found;
  };
  const unread = () => count('search_change');
  async function until(holds: () => boolean): Promise<void> {
    while (!holds()) await new Promise((resolve) => setTimeout(resolve, 5));
  }

  it('has each conversation once in the end, and none is missing', async () => {
    let left = unread();
    expect(left).to.be.at.least(CONVERSATIONS);
    for (let kill = 0; kill < KILLS; kill++) {
      server = await startServer({ dataDir });
      const before = left;
      await until(() => unread() < before - 200);
      await server.kill();
      left = unread();
      expect(left, 'it was at work').to.be.greaterThan(0);
      // What is not taken up is not in the index, and what is in it is whole.
      expect(count('search_document')).to.equal(count('search_terms(\'"@kind:conversation" OR "@kind:ticket"\')'));
    }
    server = await startServer({ dataDir });
    await until(() => unread() === 0);
    await server.stop();
    server = undefined;
    expect(count('search_document')).to.equal(CONVERSATIONS);
    expect(count('search_terms(\'"@kind:conversation" OR "@kind:ticket"\')')).to.equal(CONVERSATIONS);
    expect(count(`search_document where read_seq = ${MESSAGES_EACH}`)).to.equal(CONVERSATIONS);
    // One message of each, the last that an agent wrote.
    const last = Array.from({ length: 50 }, (_, at) => `"#m-${at * 100}-${MESSAGES_EACH - 1}"`);
    expect(count(`search_terms('${last.join(' OR ')}')`)).to.equal(last.length);
  });
});
