import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import type { DisputeView } from '../../protocol/disputes.ts';
import { connectAgent, newShopper, signIn } from '../support/clients.ts';
import { runCommand } from '../support/run-command.ts';
import { brokenJars, type Person, raiseStage, type Stage } from './dispute-stage.ts';

interface Entry {
  readonly seq: number;
  readonly actor: string;
  readonly action: string;
  readonly subject: string;
  readonly data: Readonly<Record<string, unknown>>;
}

describe('what staff do', function () {
  this.timeout(120_000);
  let stage: Stage;
  let number: string;

  const audit = async (...filter: string[]): Promise<readonly Entry[]> => {
    const { out } = await runCommand('scripts/audit.ts', ['list', ...filter], { env: { DATA_DIR: stage.dataDir } });
    return out
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line) as Entry);
  };
  const letters = () => {
    const folder = join(stage.dataDir, 'mail');
    return readdirSync(folder).map((name) => readFileSync(join(folder, name), 'utf8'));
  };

  before(async () => {
    stage = await raiseStage('auracart');
    number = await brokenJars(stage);
  });
  after(() => stage.close());

  it('hands a party’s link to the party alone, by a letter to their own address', async () => {
    const asked = () =>
      stage.mediator.post<{ sentBy?: string[]; url?: string }>(`/v1/disputes/${number}/links`, { party: 'seller' });
    const { status, body } = await asked();
    expect([status, body]).to.deep.equal([202, { sentBy: ['email'] }]);
    const [entry, ...more] = (await audit('--subject', number)).filter(({ action }) => action === 'dispute-link-sent');
    expect(more).to.deep.equal([]);
    expect(entry).to.include({ actor: 'demo-mediator' });

    let link: string | undefined;
    for (let tries = 0; link === undefined && tries < 200; tries += 1) {
      // The seller has never signed in: the order names their address.
      const letter = letters().find((one) => one.includes('With the link below'));
      link = letter
        ?.replaceAll('=\n', '')
        .replaceAll('=3D', '=')
        .match(/\/resolution\/\S+#key=\S+/)?.[0];
      if (link === undefined) await new Promise((resolve) => setTimeout(resolve, 25));
    }
    const session = await fetch(`${stage.url}/v1/dispute-sessions`, { method: 'POST', body: JSON.stringify({ link }) });
    const answer = (await session.json()) as { role: string };
    expect(answer.role).to.equal('seller');
  });

  it('is written down: which case and which evidence they saw, what they did to it; parties are not followed', async () => {
    const [file] = (await stage.mediator.sees(number)).evidence;
    await stage.mediator.sees(number);
    const seen = (await audit('--subject', number, '--actor', 'demo-mediator')).filter(
      ({ action }) => action === 'dispute-read',
    );
    expect(seen.map(({ data }) => data)).to.deep.equal([{ evidence: [file?.fileId] }]);
    const actors = new Set((await audit('--subject', number)).map(({ actor }) => actor));
    expect([...actors]).to.deep.equal(['demo-mediator']);

    stage.passes(8 * 24 * 3_600_000);
    await stage.becomes(number, 'platform-queue');
    await stage.mediator.does(number, 'claim');
    const acts = (await audit('--subject', number)).filter(({ action }) => action === 'dispute-acted');
    expect(acts.map(({ actor, data }) => [actor, data.act])).to.deep.equal([['demo-mediator', 'claim']]);
  });

  it('may look through a party’s eyes: what that party sees and no more, nothing done, nobody told, and on record', async () => {
    const files = [{ fileId: await stage.buyer.uploads(), kind: 'photo' as const }];
    const line = {
      orderId: 'AC-1012',
      lineId: 'AC-1012-1',
      delivery: 'not-received' as const,
      reason: 'not-received',
      wanted: { kind: 'full-refund' },
    };
    const theirs = await stage.buyer.opens({ ...line, files });
    const before = await stage.mediator.sees(theirs);
    type Answer = { dispute: DisputeView };
    const { body } = await stage.mediator.get<Answer>(`/v1/disputes/${theirs}?as=seller`);
    const own = await stage.seller(before.seller).sees(theirs);
    expect(body.dispute.readOnly).to.equal(true);
    expect(body.dispute.signals, 'what staff know of both sides').to.equal(undefined);
    expect({ ...body.dispute, revision: 0, untold: [] }).to.deep.equal({
      ...own,
      readOnly: true,
      revision: 0,
      untold: [],
    });

    const looks = async () =>
      (await audit('--subject', theirs)).filter(({ action }) => action === 'dispute-read-as-party');
    expect((await looks()).map(({ actor, data }) => [actor, data.party])).to.deep.equal([['demo-mediator', 'seller']]);
    const code = async (person: Person, as: string) =>
      (await person.get(`/v1/disputes/${theirs}?as=${as}`)).body.error?.code;
    expect(await code(stage.buyer, 'seller')).to.equal('permission_denied');
    expect(await code(stage.buyer, 'buyer')).to.equal('permission_denied');
    expect(await code(stage.mediator, 'platform')).to.equal('request_malformed');
    expect(await looks(), 'what was refused is no look').to.have.length(1);
  });

  it('has no such look where an account mediates nothing', async () => {
    const agent = await signIn(stage.url);
    const answer = await fetch(`${stage.url}/v1/disputes/${number}?as=seller`, { headers: { cookie: agent } });
    expect(answer.status).to.equal(403);
  });

  it('is written down: whose conversation they opened, unless it is their own', async () => {
    const { client, conversationId } = await newShopper(stage.url);
    const agent = await connectAgent(stage.url, await signIn(stage.url));
    await agent.ask('conversation:open', { conversationId });
    await client.ask('handoff:request', { conversationId });
    await agent.ask('presence:set', { state: 'online', capacity: 4 });
    await agent.ask('handoff:accept', { conversationId }).catch(() => agent.ask('handoff:pick', { conversationId }));
    await agent.ask('conversation:open', { conversationId });
    const read = await audit('--subject', conversationId);
    expect(read.map(({ actor, action, data }) => [actor, action, data])).to.deep.equal([
      ['demo-agent', 'conversation-read', { owner: 'bot' }],
    ]);
    client.close();
    agent.close();
  });

  it('is written down: what they publish and take out, and who failed to sign in, without a word of anybody', async () => {
    const cookie = await signIn(stage.url, 'editor@example.com');
    const call = (method: string, path: string, body?: object) =>
      fetch(stage.url + path, { method, headers: { cookie }, ...(body && { body: JSON.stringify(body) }) });
    const article = (await (await call('GET', '/v1/articles/en/track-order')).json()) as Record<string, unknown>;
    const { title, topic, body, phrasings, revision } = article;
    const change = { title, topic, body: `${body}\n\nA new line.`, phrasings, baseRevision: revision };
    expect((await call('PUT', '/v1/articles/en/track-order', change)).status).to.equal(200);
    expect((await call('PUT', '/v1/articles/en/track-order', change)).status).to.equal(409);
    await call('GET', '/v1/word-lists/en/slang/csv');
    const done = (await audit('--actor', 'demo-editor')).map(({ action, subject }) => `${action} ${subject}`);
    expect(done).to.deep.equal(['signed-in demo-editor', 'article-published en/track-order', 'list-exported en/slang']);

    const login = (email: string) =>
      fetch(`${stage.url}/v1/staff/login`, { method: 'POST', body: JSON.stringify({ email, password: 'wrong' }) });
    await login('editor@example.com');
    await login('rosa.perez@shop.example');
    const failed = (await audit('--actor', 'nobody')).map(({ subject }) => subject);
    expect(failed[0]).to.equal('demo-editor');
    expect(failed[1]).to.match(/^email:[0-9a-f]{16}$/);
    const { out, code } = await runCommand('scripts/audit.ts', ['verify'], { env: { DATA_DIR: stage.dataDir } });
    expect([code, out.slice(0, 6)]).to.deep.equal([0, 'Whole:']);
  });
});
