import { expect } from 'chai';
import type { CannedReplyView } from '../../protocol/canned-replies.ts';
import { newAgent, newShopper, signIn } from '../support/clients.ts';
import { startServer, type TestServer } from '../support/server.ts';

const CONTENT = {
  ...{ revision: 0, shared: true, folder: ' Parcels ', removed: false },
  titles: { en: 'Late' },
  texts: { en: 'Order {{order}} is late.' },
};

interface Answer {
  readonly replies?: readonly CannedReplyView[];
  readonly revisions?: readonly CannedReplyView[];
  readonly reply?: CannedReplyView;
  readonly error?: { readonly code: string; readonly data?: Readonly<Record<string, unknown>> };
}

describe('canned replies of the desk', function () {
  this.timeout(60_000);
  let server: TestServer;
  const cookies = new Map<string, string>();
  before(async () => {
    server = await startServer();
    for (const who of ['agent', 'agent2', 'mediator', 'admin'])
      cookies.set(who, await signIn(server.url, `${who}@example.com`));
  });
  after(async () => {
    await server.stop();
    server.discard();
  });

  async function ask(
    who: string,
    method: string,
    path = '',
    body?: unknown,
  ): Promise<{ status: number; body: Answer }> {
    const response = await fetch(`${server.url}/v1/staff/replies${path}`, {
      method,
      headers: { cookie: cookies.get(who) ?? '' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    return { status: response.status, body: (await response.json().catch(() => ({}))) as Answer };
  }
  const save = async (who: string, id: string, change: object = {}) =>
    (await ask(who, 'PUT', `/${id}`, { ...CONTENT, ...change })).body;
  const codeOf = async (answer: Promise<Answer>) => (await answer).error?.code;
  const ids = async (who: string) => ((await ask(who, 'GET')).body.replies ?? []).map(({ id }) => id);

  it('begin with a starter set in every language, which names people by placeholders', async () => {
    const { replies = [] } = (await ask('agent', 'GET')).body;
    const hello = replies.find(({ id }) => id === 'hello');
    expect(hello).to.include({ shared: true, author: '', revision: 1, uses: 0 });
    expect(Object.keys(hello?.texts ?? {})).to.have.members(['en', 'ms', 'id', 'vi', 'es', 'zh-Hant']);
    expect(Object.values(hello?.texts ?? {}).every((text) => text.includes('{{customer}}'))).to.equal(true);
  });

  it('are changed for all by supervisors and admins alone, and reach every open desk', async () => {
    expect(await codeOf(save('agent', 'late'))).to.equal('permission_denied');
    expect(await codeOf(save('mediator', 'late'))).to.equal('permission_denied');
    expect(await ids('agent')).to.not.include('late');
    const agent = await newAgent(server.url);
    const heard = agent.next('replies:changed');
    expect((await save('admin', 'late')).reply).to.include({ revision: 1, author: 'Sari', folder: 'Parcels' });
    await heard;
    agent.close();
    expect(await ids('agent')).to.include('late');
    expect(await codeOf(save('agent', 'late', { revision: 1, shared: false })), 'nor taken as one’s own').to.equal(
      'permission_denied',
    );
  });

  it('are one’s own, and then nobody else’s to read or write', async () => {
    await save('agent', 'mine', { shared: false });
    expect(await ids('agent')).to.include('mine');
    expect(await ids('agent2')).to.not.include('mine');
    expect((await ask('agent2', 'GET', '/mine/history')).body.error?.code).to.equal('reply_unknown');
    expect(await codeOf(save('admin', 'mine', { revision: 1 })), 'not even an admin’s').to.equal('reply_unknown');
    expect(await codeOf(save('agent', 'mine', { revision: 1 })), 'nor made everybody’s').to.equal('permission_denied');
  });

  it('refuse what cannot be, and change nothing', async () => {
    const refused = (change: object) => save('admin', 'bad', change);
    const unknown = (await refused({ texts: { en: 'Hi {{name}} {{order}}' } })).error;
    expect(unknown?.code).to.equal('reply_invalid');
    expect(unknown?.data).to.deep.include({ unknown: ['name'] });
    expect(unknown?.data?.known).to.include('order');
    expect(await codeOf(refused({ texts: { en: 'Hi {{order' } })), 'torn').to.equal('reply_invalid');
    expect((await refused({ texts: { en: 'a', vi: 'b' } })).error?.data?.languages).to.deep.equal(['vi']);
    expect(await codeOf(refused({ titles: {}, texts: {} }))).to.equal('reply_invalid');
    expect(await codeOf(refused({ texts: { en: 'x'.repeat(2001) } }))).to.equal('request_malformed');
    expect(await codeOf(refused({ texts: { en: 'x'.repeat(70_000) } }))).to.equal('payload_too_large');
    expect(await codeOf(refused({ more: 1 }))).to.equal('request_malformed');
    expect(await codeOf(save('admin', 'Bad.Id'))).to.equal('request_malformed');
    expect(await codeOf(save('admin', 'bad', { revision: 3 })), 'of what never was').to.equal('reply_conflict');
    expect(await ids('admin')).to.not.include('bad');
  });

  it('keep who changed what, refuse the later of two, and come back after a deletion', async () => {
    const stale = save('admin', 'late', { texts: { en: 'Other' } });
    expect(await codeOf(stale)).to.equal('reply_conflict');
    await save('admin', 'late', { revision: 1, removed: true });
    expect(await ids('agent')).to.not.include('late');
    await save('admin', 'late', { revision: 2 });
    expect(await ids('agent')).to.include('late');
    const { revisions = [] } = (await ask('agent', 'GET', '/late/history')).body;
    expect(revisions.map(({ revision, removed, author }) => [revision, removed, author])).to.deep.equal([
      [3, false, 'Sari'],
      [2, true, 'Sari'],
      [1, false, 'Sari'],
    ]);
  });

  it('count the conversations that they were used in', async () => {
    const { client, conversationId } = await newShopper(server.url);
    for (const _ of [1, 2]) expect((await ask('agent', 'POST', '/late/used', { conversationId })).status).to.equal(204);
    const nowhere = await ask('agent', 'POST', '/late/used', { conversationId: 'none' });
    expect(nowhere.body.error?.code).to.equal('conversation_not_found');
    const { replies = [] } = (await ask('agent', 'GET')).body;
    expect(replies.find(({ id }) => id === 'late')?.uses).to.equal(1);
    client.close();
  });

  it('has a chat passed on with a note, to a colleague who is there', async () => {
    const [agent, other] = [await newAgent(server.url), await newAgent(server.url, 'agent2@example.com')];
    const { client, conversationId } = await newShopper(server.url);
    await client.ask('handoff:request', { conversationId });
    await agent.ask('handoff:pick', { conversationId }).catch(() => agent.ask('handoff:accept', { conversationId }));
    const { agents } = await agent.ask('queue:watch', {});
    const agentId = agents.find(({ name }) => name === 'Minh')?.agentId ?? '';
    const note = { clientId: 'n1', text: 'They wait for a call.' };
    const pass = { conversationId, to: { agentId }, note };
    await other.ask('presence:set', { state: 'away' });
    expect(await agent.refusal('handoff:transfer', pass), 'who is away takes none').to.equal('agent_not_available');
    expect((await agent.ask('conversation:open', { conversationId })).notes).to.deep.equal([]);
    expect(await other.refusal('handoff:transfer', { ...pass, to: { skill: 'orders' } }), 'not theirs').to.equal(
      'assignment_lost',
    );
    await other.ask('presence:set', { state: 'online' });
    await agent.ask('handoff:transfer', pass);
    const opened = await other.ask('handoff:accept', { conversationId });
    expect(opened.notes.map(({ author, text }) => `${author}: ${text}`)).to.deep.equal([
      'Aisyah: They wait for a call.',
    ]);
    for (const one of [agent, other, client]) one.close();
  });
});
