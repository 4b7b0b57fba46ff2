import { expect } from 'chai';
import type { Found, FoundPage } from '../../protocol/find.ts';
import { newAgent, newShopper, signIn } from '../support/clients.ts';
import { brokenJars, raiseStage, type Stage } from './dispute-stage.ts';
import { clientId } from './transcript.ts';

/** Within which what was acknowledged is found. */
const FOUND_WITHIN_MS = 2_000;

describe('the search at the desk', function () {
  this.timeout(60_000);
  let stage: Stage;
  let agent: string;
  let mediator: string;
  before(async () => {
    stage = await raiseStage('auracart');
    agent = await signIn(stage.url);
    mediator = await signIn(stage.url, 'mediator@example.com');
  });
  after(() => stage.close());

  const ask = (query: string, cookie = agent) => fetch(`${stage.url}/v1/desk/search?${query}`, { headers: { cookie } });
  async function found(query: string, cookie = agent): Promise<readonly Found[]> {
    const response = await ask(query, cookie);
    expect(response.status).to.equal(200);
    return ((await response.json()) as FoundPage).found;
  }
  /** Asks until there is something, as long as the promise gives. */
  async function soon(query: string, cookie = agent): Promise<readonly Found[]> {
    const until = Date.now() + FOUND_WITHIN_MS;
    for (;;) {
      const some = await found(query, cookie);
      if (some.length > 0 || Date.now() > until) return some;
    }
  }
  const marked = ({ snippet }: Found) =>
    snippet?.parts.map(({ text, hit }) => (hit === true ? `[${text}]` : text)).join('');

  it('finds what a shopper wrote within two seconds, also once the chat is over', async () => {
    const { client, conversationId } = await newShopper(stage.url);
    const text = 'My <b>porcelain</b> heron came without its beak';
    await client.ask('message:send', { conversationId, clientId: clientId(), text });
    const [one, ...more] = await soon('q=heron+porcel');
    expect(more).to.deep.equal([]);
    expect(one).to.include({ kind: 'conversation', id: conversationId });
    expect(one && marked(one)).to.equal('My <b>[porcelain]</b> [heron] came without its beak');
    await client.ask('conversation:end', { conversationId });
    const [closed] = await soon('q=heron&state=closed');
    expect(closed).to.include({ id: conversationId, state: 'closed' });
    expect(await found('q=heron&state=bot')).to.deep.equal([]);

    const reader = await newAgent(stage.url);
    const { messages } = await reader.ask('conversation:open', { conversationId });
    expect(messages.map((message) => message.text)).to.include(text);
    reader.close();
    client.close();
  });

  it('goes on from page to page of what is named exactly', async () => {
    const text = 'My code is ZZ-20260131-77';
    const chats = await Promise.all([1, 2, 3].map(() => newShopper(stage.url)));
    for (const { client, conversationId } of chats)
      await client.ask('message:send', { conversationId, clientId: clientId(), text });
    const until = Date.now() + FOUND_WITHIN_MS;
    while ((await found('q=ZZ-20260131-77')).length < chats.length && Date.now() < until);
    const seen: string[] = [];
    let next: string | undefined;
    do {
      const cursor = next === undefined ? '' : `&cursor=${next}`;
      const page = (await (await ask(`q=ZZ-20260131-77&limit=1${cursor}`)).json()) as FoundPage;
      seen.push(...page.found.map(({ id }) => id));
      next = page.next;
    } while (next !== undefined && seen.length < 9);
    expect([...seen].sort()).to.deep.equal(chats.map(({ conversationId }) => conversationId).sort());
    for (const { client } of chats) client.close();
  });

  it('shows cases to those who mediate, and to nobody else', async () => {
    const number = await brokenJars(stage);
    const [one] = await soon(`q=${number}`, mediator);
    expect(one).to.include({ kind: 'case', id: number, exact: true });
    expect((await soon('kind=case', mediator)).map(({ kind }) => kind)).to.include('case');
    expect((await found(`q=${number}`)).filter(({ kind }) => kind === 'case')).to.deep.equal([]);
    expect((await found('limit=50')).filter(({ kind }) => kind === 'case')).to.deep.equal([]);
    const refused = await ask('kind=case');
    expect([refused.status, await refused.json()]).to.have.nested.property('1.error.code', 'permission_denied');
  });

  it('refuses what makes no sense, and changes nothing', async () => {
    for (const query of ['kind=people', 'limit=0', 'limit=51', 'cursor=x', 'from=yesterday', `q=${'x'.repeat(301)}`]) {
      const response = await ask(query);
      expect([query, response.status]).to.deep.equal([query, 400]);
      expect(await response.json()).to.have.nested.property('error.code', 'request_malformed');
    }
    for (const query of [`q=${encodeURIComponent('\'"\\:*&|!()')}`, 'q=%F0%9F%8D%B5', 'q=NOT', 'q=a+OR+b', 'q=-'])
      expect((await ask(query)).status, query).to.equal(200);
  });
});
