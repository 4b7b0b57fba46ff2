import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { expect } from 'chai';
import { readContentFiles } from '../../kb/articles/content-files.ts';
import type { EditableArticle } from '../../protocol/api.ts';
import type { NoticeView } from '../../protocol/dispute-access.ts';
import type { DisputeView } from '../../protocol/disputes.ts';
import type { WordList } from '../../protocol/word-lists.ts';
import { connectShopper, newAgent, signIn } from '../support/clients.ts';
import { startServer, type TestServer } from '../support/server.ts';
import type { Recorded } from './record.ts';

const DATA = fileURLToPath(new URL('./releases', import.meta.url));
const SHIPPED = readContentFiles('kb/content');

for (const release of readdirSync(DATA)) {
  describe(`today's build on the data of ${release}`, function () {
    this.timeout(120_000);
    const dataDir = mkdtempSync(join(tmpdir(), 'kaunter-upgrade-'));
    const was = JSON.parse(readFileSync(join(DATA, release, 'expected.json'), 'utf8')) as Recorded;
    let server: TestServer;
    let buyer: Record<string, string>;

    const get = async <T>(path: string, headers: Record<string, string>): Promise<T> => {
      const response = await fetch(server.url + path, { headers });
      expect(response.status, path).to.equal(200);
      return (await response.json()) as T;
    };
    const sees = async (number: string) =>
      (await get<{ dispute: DisputeView }>(`/v1/disputes/${number}`, buyer)).dispute;

    before(async () => {
      writeFileSync(join(dataDir, 'kaunter.db'), gunzipSync(readFileSync(join(DATA, release, 'kaunter.db.gz'))));
      cpSync(join(DATA, release, 'files'), join(dataDir, 'files'), { recursive: true });
      server = await startServer({ dataDir });
      buyer = { authorization: `Bearer ${await session(server.url)}` };
    });
    after(async () => {
      await server?.stop();
      rmSync(dataDir, { recursive: true, force: true });
    });

    it('keeps every message of a chat, and goes on with it', async () => {
      const token = buyer.authorization?.slice('Bearer '.length) ?? '';
      const page = await connectShopper(server.url, token);
      const { conversationId, lastSeq } = was.chat;
      const opened = await page.ask('conversation:open', { conversationId });
      expect(opened.messages.map(({ seq }) => seq)).to.deep.equal(Array.from({ length: lastSeq }, (_, at) => at + 1));
      const answered = page.next('message:new', ({ message }) => message.author.kind === 'bot');
      await page.ask('message:send', { conversationId, clientId: 'after-upgrade', text: 'how do I track my order' });
      expect((await answered).message.seq).to.equal(lastSeq + 2);
      page.close();
    });

    it('keeps the cases as they stood, with their money, pictures and notices', async () => {
      const { answerWanted, refunded, cancelled, atPlatform } = was.cases;
      const [waiting, paid, ended, disputed] = [
        await sees(answerWanted),
        await sees(refunded),
        await sees(cancelled),
        await sees(atPlatform),
      ];
      expect([waiting.state, paid.state, ended.state]).to.deep.equal(['respondent-review', 'closed', 'closed']);
      expect(['negotiation', 'platform-queue']).to.include(disputed.state);
      expect(paid.funds).to.deep.include({ paid: 6_490, refunded: 6_490 });
      expect(waiting.funds).to.deep.include({ paid: 7_999, held: 7_999, refunded: 0, released: 0 });
      const picture = waiting.evidence[0]?.file.url ?? '';
      expect((await fetch(new URL(picture, server.url))).status).to.equal(200);
      const { notices } = await get<{ notices: NoticeView[] }>('/v1/notices?locale=en', buyer);
      expect(notices.length).to.be.greaterThan(3);
    });

    it('lets a case go on: the seller answers, the buyer is paid once', async () => {
      const seller = {
        authorization: `Bearer ${await session(server.url, 'as=seller&seller=demo-seller-auramall-sport')}`,
      };
      const { offers } = await sees(was.cases.answerWanted);
      const response = await fetch(`${server.url}/v1/disputes/${was.cases.answerWanted}/actions`, {
        method: 'POST',
        headers: seller,
        body: JSON.stringify({ action: 'approve', data: { version: offers[0]?.version } }),
      });
      expect(response.status, await response.text()).to.equal(200);
      let view = await sees(was.cases.answerWanted);
      for (let tries = 0; view.state !== 'closed' && tries < 200; tries += 1) {
        await new Promise((resolve) => setTimeout(resolve, 100));
        view = await sees(was.cases.answerWanted);
      }
      expect(view.funds).to.deep.include({ paid: 7_999, refunded: 7_999, released: 0 });
    });

    it('does not pay a line a second time that an older release has refunded', async () => {
      const response = await fetch(`${server.url}/v1/disputes`, {
        method: 'POST',
        headers: buyer,
        body: JSON.stringify({
          submissionKey: 'once-more',
          orderId: 'AC-1009',
          lineId: 'AC-1009-1',
          reason: 'damaged',
          details: 'The lid is broken.',
          delivery: 'signed',
          wanted: { kind: 'full-refund' },
          files: [{ fileId: await evidence(server.url, buyer), kind: 'photo' }],
        }),
      });
      expect(response.status).to.equal(409);
      const view = await sees(was.cases.refunded);
      expect(view.funds.refunded).to.equal(6_490);
    });

    it('keeps what was said in a chat that an agent held; it has ended, as nobody wrote for so long', async () => {
      const agent = await newAgent(server.url);
      const { messages } = await agent.ask('conversation:open', { conversationId: was.held.conversationId });
      expect(messages.map(({ text }) => text)).to.include('alo');
      agent.close();
    });

    it('brings the articles and words of this release where nobody edited, and keeps what somebody did', async () => {
      const editor = { cookie: await signIn(server.url, 'editor@example.com'), origin: server.url };
      const { locale, slug, body } = was.edited;
      const edited = await get<EditableArticle>(`/v1/articles/${locale}/${slug}`, editor);
      expect(edited.body).to.equal(body);
      expect(edited.shipped?.body).to.equal(shippedBody(locale, slug));
      for (const wanted of SHIPPED.filter((one) => one.locale === 'zh-Hant')) {
        const found = await get<EditableArticle>(`/v1/articles/zh-Hant/${wanted.slug}`, editor);
        expect(found.body, wanted.slug).to.equal(wanted.body);
        expect(found.shipped, wanted.slug).to.equal(undefined);
      }
      const list = await get<WordList>(`/v1/word-lists/${was.editedList.locale}/${was.editedList.kind}`, editor);
      expect(JSON.stringify(list.entries)).to.contain(was.editedList.informal);
    });
  });
}

function shippedBody(locale: string, slug: string): string | undefined {
  return SHIPPED.find((one) => one.locale === locale && one.slug === slug)?.body;
}

async function session(url: string, who = ''): Promise<string> {
  const { identity } = (await (await fetch(`${url}/v1/demo/identity?${who}`)).json()) as { identity: string };
  const response = await fetch(`${url}/v1/sessions`, { method: 'POST', body: JSON.stringify({ identity }) });
  return ((await response.json()) as { token: string }).token;
}

async function evidence(url: string, headers: Record<string, string>): Promise<string> {
  const { default: sharp } = await import('sharp');
  const picture = await sharp({ create: { width: 8, height: 8, channels: 3, background: '#a33' } })
    .png()
    .toBuffer();
  const form = new FormData();
  form.append('file', new Blob([new Uint8Array(picture)]), 'lid.png');
  const response = await fetch(`${url}/v1/uploads`, { method: 'POST', headers, body: form });
  return ((await response.json()) as { attachmentId: string }).attachmentId;
}
