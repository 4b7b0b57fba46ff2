import { expect } from 'chai';
import type { ShownTrace } from '../../protocol/traces.ts';
import { newShopper, signIn } from '../support/clients.ts';
import { startServer, type TestServer } from '../support/server.ts';
import { press, say } from './transcript.ts';

describe('why the bot said what it said', function () {
  this.timeout(60_000);
  let server: TestServer;
  let cookie: string;
  before(async () => {
    server = await startServer();
    cookie = await signIn(server.url);
  });
  after(async () => {
    await server.stop();
    server.discard();
  });

  const read = (conversationId: string, seq: number, headers: Record<string, string> = { cookie }) =>
    fetch(`${server.url}/v1/conversations/${conversationId}/turns/${seq}`, { headers });
  const why = async (conversationId: string, seq: number) =>
    (await (await read(conversationId, seq)).json()) as ShownTrace;

  it('tells an agent how a question was read, what was compared, and which passage was shown', async () => {
    const { client, conversationId } = await newShopper(server.url);
    const answer = await say(client, conversationId, 'how do i trakc my order');
    const trace = await why(conversationId, answer.seq);
    const [search] = trace.searches;
    expect(search?.corrections).to.deep.include({ from: 'trakc', to: 'track' });
    expect(search?.candidates[0]).to.include({ kind: 'article', name: 'track-order' });
    expect(search?.candidates.length).to.be.within(2, 5);
    const { inScope = 0, margin = 0, thresholds } = search ?? {};
    expect(search?.decision, 'as the thresholds say').to.equal('answer');
    expect(inScope).to.be.at.least(thresholds?.answer ?? 1);
    expect(margin).to.be.at.least(thresholds?.margin ?? 1);
    expect(trace.rules.at(-1)).to.equal('answer');
    const [shown] = answer.card?.type === 'answer' ? answer.card.articles : [];
    expect(trace.passage).to.include({ slug: 'track-order', locale: 'en', revision: shown?.revision });
    expect(trace.titles['track-order']).to.equal(shown?.title);
    client.close();
  });

  it('tells of wishes, of a language that changed, of buttons and of forms', async () => {
    const { client, conversationId } = await newShopper(server.url);
    const hello = await why(conversationId, (await say(client, conversationId, 'good morning')).seq);
    expect(hello.rules).to.deep.equal(['intent']);
    expect(hello.cause).to.equal('greeting');
    expect(hello.searches[0]?.intent?.name).to.equal('greeting');

    const answer = await say(client, conversationId, 'tôi chưa nhận được hàng thì phải làm sao');
    const changed = await why(conversationId, answer.seq);
    expect(changed.language).to.include({ before: 'en', after: 'vi', detected: 'vi', chosen: false });

    const lost = await say(client, conversationId, 'xqzt wvbn plorf');
    expect((await why(conversationId, lost.seq)).rules).to.deep.equal(['clarify']);
    const brought = await press(client, conversationId, lost, lost.suggestedActions?.at(-1)?.title ?? '');
    const trace = await why(conversationId, brought.seq);
    expect(trace.rules).to.deep.equal(['button', 'person']);
    expect(trace.cause).to.equal('talk-to-person');
    client.close();
  });

  it('tells where a form stood before and after', async () => {
    const { client, conversationId } = await newShopper(server.url);
    const asked = await say(client, conversationId, 'i want to open a dispute');
    const trace = await why(conversationId, asked.seq);
    expect(trace.dialog.before).to.deep.equal([]);
    expect(trace.dialog.after).to.have.length(1);
    const next = await why(conversationId, (await say(client, conversationId, 'AC-1009')).seq);
    expect(next.dialog.before).to.deep.equal(trace.dialog.after);
    client.close();
  });

  it('is for whoever may read the conversation, and for nobody else', async () => {
    const { client, conversationId, token } = await newShopper(server.url);
    const answer = await say(client, conversationId, 'how do i track my order');
    const codeOf = async (response: Response) => ((await response.json()) as { error: { code: string } }).error.code;
    expect(await codeOf(await read(conversationId, answer.seq, {}))).to.equal('login_required');
    expect(await codeOf(await read(conversationId, answer.seq, { authorization: `Bearer ${token}` }))).to.equal(
      'login_required',
    );
    const editor = await signIn(server.url, 'editor@example.com');
    expect(await codeOf(await read(conversationId, answer.seq, { cookie: editor }))).to.equal('permission_denied');
    expect(await codeOf(await read('none', 1))).to.equal('conversation_not_found');
    for (const seq of [answer.seq - 1, answer.seq + 1, 0])
      expect(await codeOf(await read(conversationId, seq)), `${seq} is no reply`).to.equal('trace_not_found');
    client.close();
  });
});
