import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import type { UploadCreated } from '../../protocol/api.ts';
import { EICAR, speakClamd, type TestClamd } from '../support/clamd.ts';
import { type Person, raiseStage, type Stage } from './dispute-stage.ts';

const text = (words: string) => new Uint8Array(Buffer.from(words));

describe('files in quarantine', function () {
  this.timeout(60_000);
  let clamd: TestClamd;
  let stage: Stage;
  let number = '';
  let seller: Person;
  before(async () => {
    clamd = await speakClamd();
    stage = await raiseStage('auracart', { CLAMD_URL: clamd.url });
    seller = stage.seller('Kedai Dapur Mei');
    const files = [{ fileId: await stage.buyer.uploads(), kind: 'photo' as const }];
    const line = { orderId: 'AC-1009', lineId: 'AC-1009-1', reason: 'damaged', wanted: { kind: 'full-refund' } };
    number = await stage.buyer.opens({ ...line, files });
  });
  after(async () => {
    await stage.close();
    await clamd.stop();
  });

  const storedFiles = () => readdirSync(join(stage.dataDir, 'files'), { recursive: true, encoding: 'utf8' });
  /** Asks until the scan of a file has ended; the pauses between the tries are passed over. */
  async function settled(who: Person, id: string): Promise<string> {
    for (let tries = 0; tries < 200; tries += 1) {
      const { body } = await who.get<UploadCreated>(`/v1/uploads/${id}`);
      if (body.state !== 'quarantined') return body.state;
      stage.passes(60_000);
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    return 'quarantined';
  }
  const adds = (who: Person, fileId: string) =>
    who.does(number, 'add-evidence', { files: [{ fileId, kind: 'document' }] });
  async function clamdReturns(): Promise<void> {
    clamd = await speakClamd('scans', clamd.port);
  }

  it('takes a clean file at once', async () => {
    const { status, body } = await stage.buyer.sends(text('a receipt'), 'receipt.txt');
    expect([status, body.state]).to.deep.equal([201, 'ready']);
  });

  it('refuses an infected file with its code, and keeps none of it', async () => {
    const before = storedFiles().length;
    const { status, body } = await stage.buyer.sends(text(EICAR), 'receipt.txt');
    expect([status, body.error?.code]).to.deep.equal([422, 'attachment_rejected']);
    expect(storedFiles().filter((name) => name.length > 3).length).to.be.at.most(before);
  });

  let clean = '';
  let infected = '';
  it('takes files while the scanner is away, and sends none of them on', async () => {
    await clamd.stop();
    const sent = await stage.buyer.sends(text('a second receipt'), 'second.txt');
    expect([sent.status, sent.body.state]).to.deep.equal([201, 'quarantined']);
    clean = sent.body.attachmentId;
    infected = (await stage.buyer.sends(text(`${EICAR}\n`), 'third.txt')).body.attachmentId;
    const said = { clientId: 'm1', text: 'see here', attachmentIds: [clean] };
    const message = await stage.buyer.post(`/v1/disputes/${number}/messages`, said);
    expect(message.body.error?.code).to.equal('evidence_not_ready');
    expect((await stage.neighbour.get(`/v1/uploads/${clean}`)).status).to.equal(404);
  });

  it('lets them wait beside the case, where their uploader alone sees them', async () => {
    const before = await seller.sees(number);
    expect(await adds(stage.buyer, clean)).to.equal(before.state);
    expect(await adds(stage.buyer, infected)).to.equal(before.state);
    expect(await adds(stage.buyer, clean), 'twice is once').to.equal(before.state);
    const shown = (await stage.buyer.sees(number)).unchecked;
    expect(shown.map(({ name, state }) => [name, state])).to.deep.equal([
      ['second.txt', 'checking'],
      ['third.txt', 'checking'],
    ]);
    const strip = (view: object) => JSON.stringify(view).replace(/expires=\d+&signature=[\w-]+/g, '');
    expect(strip(await seller.sees(number)), 'the other side sees no difference at all').to.equal(strip(before));
    expect((await stage.mediator.sees(number)).unchecked).to.deep.equal([]);
    expect((await seller.notices()).filter(({ title }) => title.includes('evidence'))).to.deep.equal([]);
  });

  it('does not let somebody else hand in what they did not upload', async () => {
    expect(await adds(seller, clean)).to.equal('evidence_not_ready');
  });

  it('makes a clean file evidence when the scanner is back, and tells the other side', async () => {
    await clamdReturns();
    expect(await settled(stage.buyer, clean)).to.equal('ready');
    for (let tries = 0; (await seller.sees(number)).evidence.length < 2 && tries < 100; tries += 1)
      await new Promise((resolve) => setTimeout(resolve, 30));
    const { evidence } = await seller.sees(number);
    expect(evidence.map(({ file }) => file.name)).to.include('second.txt');
  });

  it('removes an infected one, and tells the uploader and the mediator, but not the other side', async () => {
    expect(await settled(stage.buyer, infected)).to.equal('refused');
    const refused = [{ name: 'third.txt', by: 'buyer', state: 'refused' }];
    for (const who of [stage.buyer, stage.mediator])
      expect((await who.sees(number)).unchecked.map(({ name, by, state }) => ({ name, by, state }))).to.deep.equal(
        refused,
      );
    const view = await seller.sees(number);
    expect(view.unchecked).to.deep.equal([]);
    expect(JSON.stringify(view)).not.to.include('third.txt');
    expect(storedFiles().some((name) => name.includes(infected))).to.equal(false);
    expect(await adds(stage.buyer, infected)).to.equal('evidence_not_ready');
  });

  it('does not read a file for clean whose scan breaks off', async () => {
    await clamd.stop();
    clamd = await speakClamd('breaks off', clamd.port);
    const { body } = await stage.buyer.sends(text('a fourth receipt'), 'fourth.txt');
    expect(body.state).to.equal('quarantined');
    await clamd.stop();
    await clamdReturns();
    expect(await settled(stage.buyer, body.attachmentId)).to.equal('ready');
  });
});
