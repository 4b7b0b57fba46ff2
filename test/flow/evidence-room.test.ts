import { join } from 'node:path';
import { expect } from 'chai';
import { UPLOAD_LIMITS } from '../../protocol/upload-limits.ts';
import { speakClamd } from '../support/clamd.ts';
import { type Person, raiseStage, type Stage } from './dispute-stage.ts';

const MEGABYTE = 1024 * 1024;

/** Makes a party's small uploads large in the books, so that the room of a case is used up without sending so much. */
async function enlarge(stage: Stage, ids: readonly string[], bytes: number): Promise<void> {
  const { default: Database } = await import('better-sqlite3');
  const database = new Database(join(stage.dataDir, 'kaunter.db'));
  const change = database.prepare("update attachment set size = ?, type = 'video/mp4' where id = ?");
  for (const id of ids) change.run(bytes, id);
  database.close();
}

async function openCase(stage: Stage): Promise<string> {
  const files = [{ fileId: await stage.buyer.uploads(), kind: 'photo' as const }];
  const line = { orderId: 'AC-1009', lineId: 'AC-1009-1', reason: 'damaged', wanted: { kind: 'full-refund' } };
  return stage.buyer.opens({ ...line, files });
}

const films = (ids: readonly string[]) => ids.map((fileId) => ({ fileId, kind: 'video' as const }));

describe('room for evidence', function () {
  this.timeout(60_000);
  let stage: Stage;
  let number = '';
  before(async () => {
    stage = await raiseStage('auracart');
    number = await openCase(stage);
  });
  after(() => stage.close());
  const adds = (who: Person, ids: readonly string[]) => who.does(number, 'add-evidence', { files: films(ids) });
  const bytesOf = async (by: string) =>
    (await stage.supervisor.sees(number)).evidence.reduce((sum, one) => sum + (one.by === by ? one.file.size : 0), 0);

  it('takes ten files at once, not eleven', async () => {
    const ids = [];
    for (let nth = 0; nth < 11; nth += 1) ids.push(await stage.buyer.uploads());
    const photos = (some: readonly string[]) => some.map((fileId) => ({ fileId, kind: 'photo' }));
    // The door already takes no longer list.
    expect(await stage.buyer.does(number, 'add-evidence', { files: photos(ids) })).to.match(
      /evidence_too_many|request_malformed/,
    );
    expect(await stage.buyer.does(number, 'add-evidence', { files: photos(ids.slice(1)) })).to.equal(
      'respondent-review',
    );
  });

  it('takes 200 MB of each party, however many are handed in at the same moment', async () => {
    const seller = stage.seller('Kedai Dapur Mei');
    const answers: string[] = [];
    for (const who of [stage.buyer, seller]) {
      const ids = [];
      for (let nth = 0; nth < 12; nth += 1) ids.push(await who.uploads());
      await enlarge(stage, ids, 45 * MEGABYTE);
      answers.push(...(await Promise.all(ids.map((id) => adds(who, [id])))));
    }
    expect(answers.filter((answer) => answer === 'respondent-review').length).to.equal(8);
    expect(answers.filter((answer) => answer === 'evidence_quota_exceeded').length).to.equal(16);
    for (const by of ['buyer', 'seller']) {
      const sum = await bytesOf(by);
      expect(sum).to.be.greaterThan(175 * MEGABYTE);
      expect(sum).to.be.at.most(UPLOAD_LIMITS.bytesPerParty);
    }
  });

  it('hands in the same file once, however often it is asked to at the same moment', async () => {
    const id = await stage.buyer.uploads();
    const once = () => stage.buyer.does(number, 'add-evidence', { files: [{ fileId: id, kind: 'photo' }] });
    const answers = await Promise.all([once(), once(), once(), once()]);
    expect(answers.filter((answer) => answer === 'respondent-review').length).to.equal(1);
    expect(answers.filter((answer) => answer === 'evidence_repeated').length).to.equal(3);
  });
});

describe('room for evidence that waits for its scan', function () {
  this.timeout(60_000);

  it('is counted too, before and after', async () => {
    const clamd = await speakClamd();
    const stage = await raiseStage('auracart', { CLAMD_URL: clamd.url });
    try {
      const number = await openCase(stage);
      await clamd.stop();
      const ids = [];
      for (let nth = 0; nth < 6; nth += 1) ids.push(await stage.buyer.uploads());
      await enlarge(stage, ids, 45 * MEGABYTE);
      const answers = [];
      for (const id of ids) answers.push(await stage.buyer.does(number, 'add-evidence', { files: films([id]) }));
      expect(answers.filter((answer) => answer === 'evidence_quota_exceeded').length).to.equal(2);
      expect((await stage.buyer.sees(number)).unchecked.length).to.equal(4);
      const back = await speakClamd('scans', clamd.port);
      for (let tries = 0; (await stage.buyer.sees(number)).unchecked.length > 0 && tries < 200; tries += 1) {
        stage.passes(60_000);
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
      expect((await stage.buyer.sees(number)).evidence.length).to.equal(5);
      await back.stop();
    } finally {
      await stage.close();
    }
  });
});
