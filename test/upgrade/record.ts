import { randomUUID } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import type { DisputeView } from '../../protocol/disputes.ts';
import { connectAgent, connectShopper, newAgent, newShopper, signIn, upload } from '../support/clients.ts';

/**
 * Makes the data of a release that the suite `upgrade` starts today's build on:
 *
 *     node test/upgrade/record.ts http://127.0.0.1:4990 test/upgrade/releases/<commit>
 *
 * against a server of that release which was started on an empty DATA_DIR with DEMO_PASSWORD=demo-password and
 * RATE_LIMIT_FACTOR=1000. Then end the server, and keep its `kaunter.db` (gzip -9) and `files/` beside `expected.json`.
 */
export interface Recorded {
  /** The demo's shopper, signed in: what was said, and how much of it. */
  readonly chat: { readonly conversationId: string; readonly lastSeq: number };
  /** Held by agent@example.com when the server ended. */
  readonly held: { readonly conversationId: string };
  readonly cases: Readonly<Record<'answerWanted' | 'refunded' | 'cancelled' | 'atPlatform', string>>;
  /** Published by an editor. */
  readonly edited: { readonly locale: string; readonly slug: string; readonly body: string };
  readonly editedList: { readonly locale: string; readonly kind: string; readonly informal: string };
}

const [url = '', folder = ''] = process.argv.slice(2);

async function call<T>(path: string, headers: Record<string, string>, body?: unknown, method?: string): Promise<T> {
  const response = await fetch(url + path, {
    method: method ?? (body === undefined ? 'GET' : 'POST'),
    headers,
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  if (!response.ok) throw new Error(`${path}: ${response.status} ${text}`);
  return (text === '' ? {} : JSON.parse(text)) as T;
}

async function session(who: string): Promise<string> {
  const { identity } = await call<{ identity: string }>(`/v1/demo/identity?${who}`, {});
  return (await call<{ token: string }>('/v1/sessions', {}, { identity })).token;
}

const bearer = (token: string) => ({ authorization: `Bearer ${token}` });

async function opens(token: string, orderId: string, lineId: string): Promise<string> {
  const picture = await sharp({ create: { width: 64, height: 48, channels: 3, background: '#a33' } })
    .jpeg()
    .toBuffer();
  const { attachmentId } = await upload(url, token, new Uint8Array(picture), 'lid.jpg');
  const { dispute } = await call<{ dispute: DisputeView }>('/v1/disputes', bearer(token), {
    submissionKey: randomUUID(),
    orderId,
    lineId,
    reason: 'damaged',
    details: 'The lid is broken.',
    delivery: 'signed',
    wanted: { kind: 'full-refund' },
    files: [{ fileId: attachmentId, kind: 'photo' }],
  });
  return dispute.number;
}

async function acts(headers: Record<string, string>, number: string, action: string, data: object): Promise<void> {
  await call(`/v1/disputes/${number}/actions`, headers, { action, data });
}

async function closed(headers: Record<string, string>, number: string): Promise<void> {
  for (let tries = 0; tries < 100; tries += 1) {
    const { dispute } = await call<{ dispute: DisputeView }>(`/v1/disputes/${number}`, headers);
    if (dispute.state === 'closed') return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`${number} did not close`);
}

const buyer = await session('');
const mei = await session('as=seller');
const refunded = await opens(buyer, 'AC-1009', 'AC-1009-1');
await acts(bearer(mei), refunded, 'approve', { version: 1 });
await closed(bearer(buyer), refunded);
const cancelled = await opens(buyer, 'AC-1027', 'AC-1027-2');
await acts(bearer(buyer), cancelled, 'cancel', { confirmed: true });
const answerWanted = await opens(buyer, 'AC-1018', 'AC-1018-1');
const atPlatform = await opens(buyer, 'AC-1027', 'AC-1027-1');
await acts(bearer(mei), atPlatform, 'reject', { version: 1, why: 'It left whole.' });

const page = await connectShopper(url, buyer);
const { conversation } = await page.ask('conversation:open', { locale: 'en' });
for (const text of ['how long does a refund take', 'my order AC-1027 came with a broken lid', 'thanks']) {
  const answered = page.next('message:new', ({ message }) => message.author.kind === 'bot');
  await page.ask('message:send', { conversationId: conversation.id, clientId: randomUUID(), text });
  await answered;
}
const { conversation: read } = await page.ask('conversation:open', { conversationId: conversation.id });
page.close();

const agent = await newAgent(url);
const guest = await newShopper(url, 'vi');
const offered = agent.next('handoff:offered');
await guest.client.ask('handoff:request', { conversationId: guest.conversationId });
await offered;
await agent.ask('handoff:accept', { conversationId: guest.conversationId });
await guest.client.ask('message:send', { conversationId: guest.conversationId, clientId: randomUUID(), text: 'alo' });
guest.client.close();
agent.close();
(await connectAgent(url, await signIn(url))).close();

const editor = { cookie: await signIn(url, 'editor@example.com'), origin: url };
const slug = 'refund-time';
const article = await call<{ title: string; topic: string; body: string; phrasings: string[]; revision: number }>(
  `/v1/articles/en/${slug}`,
  editor,
);
const body = `${article.body}\n\nOur own sentence about refunds.`;
await call(
  `/v1/articles/en/${slug}`,
  editor,
  {
    title: article.title,
    topic: article.topic,
    body,
    phrasings: article.phrasings,
    baseRevision: article.revision,
  },
  'PUT',
);
const list = await call<{ entries: object[]; revision: number }>('/v1/word-lists/en/slang', editor);
await call(
  '/v1/word-lists/en/slang',
  editor,
  { entries: [...list.entries, { informal: 'rfnd', standard: 'refund' }], baseRevision: list.revision },
  'PUT',
);

const recorded: Recorded = {
  chat: { conversationId: conversation.id, lastSeq: read.lastSeq },
  held: { conversationId: guest.conversationId },
  cases: { answerWanted, refunded, cancelled, atPlatform },
  edited: { locale: 'en', slug, body },
  editedList: { locale: 'en', kind: 'slang', informal: 'rfnd' },
};
mkdirSync(folder, { recursive: true });
writeFileSync(join(folder, 'expected.json'), `${JSON.stringify(recorded, null, 2)}\n`);
process.exit(0);
