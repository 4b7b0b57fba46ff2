import { expect } from 'chai';
import type { HelpSearchAnswer } from '../../protocol/api.ts';
import type { ExplainedSearch, StopEntry, WordList, WordListChange, WordListKind } from '../../protocol/word-lists.ts';
import { newShopper, signIn } from '../support/clients.ts';
import { createPostgresDatabase } from '../support/databases.ts';
import { startRedis, type TestRedis } from '../support/redis.ts';
import { startServer, type TestServer } from '../support/server.ts';
import { say } from './transcript.ts';

/** An editor at one server. */
function editorAt(url: string, cookie: string) {
  const call = async (method: string, path: string, body?: unknown) => {
    const response = await fetch(url + path, {
      method,
      headers: { cookie },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    return { status: response.status, response, body: (await response.json().catch(() => undefined)) as never };
  };
  const read = async <K extends WordListKind>(locale: string, kind: K): Promise<WordList<K>> =>
    (await call('GET', `/v1/word-lists/${locale}/${kind}`)).body;
  return {
    call,
    read,
    save: (locale: string, kind: WordListKind, baseRevision: number, entries: unknown) =>
      call('PUT', `/v1/word-lists/${locale}/${kind}`, { baseRevision, entries }),
    explain: async (locale: string, text: string): Promise<ExplainedSearch> =>
      (await call('POST', '/v1/help/explain', { locale, text })).body,
  };
}

const codeOf = (answer: { body: unknown }) => (answer.body as { error: { code: string } }).error.code;

describe('an editor looks after the words', function () {
  this.timeout(60_000);
  let server: TestServer;
  let editor: ReturnType<typeof editorAt>;

  before(async () => {
    server = await startServer();
    editor = editorAt(server.url, await signIn(server.url, 'editor@example.com'));
  });
  after(async () => {
    await server.stop();
    server.discard();
  });

  it('finds lists that ship in all six languages', async () => {
    for (const locale of ['en', 'ms', 'id', 'vi', 'es', 'zh-Hant'])
      for (const kind of ['slang', 'synonyms', 'stops'] as const) {
        const list = await editor.read(locale, kind);
        expect(list.revision, `${locale} ${kind}`).to.equal(1);
        expect(list.entries.length, `${locale} ${kind}`).to.be.greaterThan(3);
      }
  });

  it('adds a chat spelling, which the next question has the good of', async () => {
    const question = 'hw long zrfnd tk';
    expect((await editor.explain('en', question)).slang.map(({ from }) => from)).to.not.include('zrfnd');
    const { entries, revision } = await editor.read('en', 'slang');
    const saved = await editor.save('en', 'slang', revision, [...entries, { informal: 'zrfnd', standard: 'refund' }]);
    expect(saved.body).to.deep.equal({ revision: 2 });
    const explained = await editor.explain('en', question);
    expect(explained.slang).to.deep.include({ from: 'zrfnd', to: 'refund' });
    expect(explained.words).to.include('refund');
    expect(explained.hits[0]?.snippet).to.not.include('{{');
  });

  it('adds a synonym, which finds an article by a word that it does not have', async () => {
    const { entries, revision } = await editor.read('en', 'synonyms');
    const groups = entries.map(({ words }) =>
      words.includes('voucher') ? { words: [...words, 'zorbcard'] } : { words },
    );
    expect((await editor.save('en', 'synonyms', revision, groups)).status).to.equal(200);
    const explained = await editor.explain('en', 'my zorbcard is not working');
    expect(explained.hits[0]?.slug).to.equal('voucher-not-working');
    expect(explained.synonyms.map(({ from }) => from)).to.deep.equal(['zorbcard']);
  });

  it('sets a stop answer, which the bot gives in the place of any article from the next message on', async () => {
    const { client, conversationId } = await newShopper(server.url);
    const before = await say(client, conversationId, 'where is my parcel');
    expect(before.card).to.not.equal(undefined);
    const { entries, revision } = await editor.read('en', 'stops');
    const recall: StopEntry = {
      phrases: ['where is my parcel'],
      action: 'reply',
      reply: 'All parcels are late today because of the storm.',
      priority: 'other',
    };
    await editor.save('en', 'stops', revision, [recall, ...entries]);
    const after = await say(client, conversationId, 'Hello, WHERE is my parcel?!');
    expect(after.text).to.equal('All parcels are late today because of the storm.');
    expect(after.card).to.equal(undefined);
    expect((await editor.explain('en', 'where is my parcel')).stop?.entry.reply).to.equal(recall.reply);
    await editor.save('en', 'stops', revision + 1, entries);
    client.close();
  });

  it('is told when somebody else was quicker, and nothing is overwritten', async () => {
    const other = editorAt(server.url, await signIn(server.url, 'admin@example.com'));
    const { revision } = await editor.read('vi', 'slang');
    const both = await Promise.all([
      editor.save('vi', 'slang', revision, [{ informal: 'ko', standard: 'không' }]),
      other.save('vi', 'slang', revision, [{ informal: 'ko', standard: 'chẳng' }]),
    ]);
    expect(both.map(({ status }) => status).sort()).to.deep.equal([200, 409]);
    const late = both.find(({ status }) => status === 409);
    const refused = late?.body as unknown as { error: { code: string; data: object } } | undefined;
    expect(refused?.error).to.deep.include({ code: 'word_list_conflict', data: { revision: revision + 1 } });
  });

  it('sees who changed what', async () => {
    const { changes } = (await editor.call('GET', '/v1/word-lists/en/slang/history')).body as {
      changes: WordListChange[];
    };
    expect(changes).to.have.length(1);
    expect(changes[0]).to.deep.include({ revision: 2, added: ['zrfnd → refund'], removed: [] });
    expect(changes[0]?.changedBy).to.be.a('string').and.not.equal('');
  });

  it('takes a list out as a file and reads it back, which stores nothing by itself', async () => {
    const { entries, revision } = await editor.read('es', 'stops');
    const answer = await fetch(`${server.url}/v1/word-lists/es/stops/csv`, {
      headers: { cookie: await signIn(server.url, 'editor@example.com') },
    });
    expect(answer.headers.get('content-type')).to.include('text/csv');
    expect(answer.headers.get('content-disposition')).to.include('attachment');
    const csv = Buffer.from(await answer.arrayBuffer()).toString('utf8');
    const read = await editor.call('POST', '/v1/word-lists/es/stops/csv', { csv });
    expect(read.body).to.deep.equal({ entries });
    expect((await editor.read('es', 'stops')).revision).to.equal(revision);
  });

  it('is refused, with a code and without a change, what cannot be used', async () => {
    const refused = async (kind: WordListKind, entries: unknown) => {
      const { revision } = await editor.read('id', kind);
      const answer = await editor.save('id', kind, revision, entries);
      expect((await editor.read('id', kind)).revision).to.equal(revision);
      return codeOf(answer);
    };
    expect(await refused('slang', [{ informal: 'a', standard: 'a' }])).to.equal('word_list_invalid');
    expect(await refused('slang', [{ informal: 'a' }])).to.equal('request_malformed');
    expect(await refused('slang', 'x')).to.equal('request_malformed');
    expect(await refused('synonyms', [{ words: ['one'] }])).to.equal('word_list_invalid');
    expect(await refused('stops', [{ phrases: ['*'], action: 'offer', reply: '', priority: 'other' }])).to.equal(
      'word_list_invalid',
    );
    expect(codeOf(await editor.call('GET', '/v1/word-lists/id/nothing'))).to.equal('word_list_unknown');
    expect(codeOf(await editor.call('GET', '/v1/word-lists/xx/slang'))).to.equal('locale_unknown');
    expect(codeOf(await editor.call('POST', '/v1/word-lists/id/slang/csv', { csv: 'a,b' }))).to.equal('csv_invalid');
    expect(codeOf(await editor.call('POST', '/v1/help/explain', { locale: 'id', text: '' }))).to.equal(
      'request_malformed',
    );
  });

  it('finds everything again after a restart', async () => {
    const before = await editor.read('en', 'slang');
    await server.stop();
    server = await server.restart();
    editor = editorAt(server.url, await signIn(server.url, 'editor@example.com'));
    expect(await editor.read('en', 'slang')).to.deep.equal(before);
    expect((await editor.explain('en', 'hw long zrfnd tk')).slang).to.deep.include({ from: 'zrfnd', to: 'refund' });
  });
});

describe('an edit on one of two processes', function () {
  this.timeout(120_000);
  let servers: TestServer[] = [];
  let redis: TestRedis | undefined;
  let database: Awaited<ReturnType<typeof createPostgresDatabase>>;

  before(async function () {
    database = await createPostgresDatabase();
    redis = await startRedis();
    if (database === undefined || redis === undefined) return this.skip();
    const env = { DATABASE_URL: database.url, REDIS_URL: redis.url };
    servers = [await startServer({ env }), await startServer({ env })];
  });
  after(async () => {
    for (const server of servers) {
      await server.stop();
      server.discard();
    }
    await redis?.stop();
    await database?.drop();
  });

  const [ARTICLE, WORD] = ['wallet-top-up', 'qworblax'];
  const search = async (server: TestServer | undefined, q: string) =>
    (await (
      await fetch(`${server?.url}/v1/help/search?locale=en&q=${encodeURIComponent(q)}`)
    ).json()) as HelpSearchAnswer;
  /** Milliseconds until it holds; asked again and again, as there is nothing to wait for. */
  async function until(holds: () => Promise<boolean>): Promise<number> {
    const started = performance.now();
    while (!(await holds())) if (performance.now() - started > 20_000) throw new Error('not within 20 s');
    return performance.now() - started;
  }

  async function publish(word: string): Promise<void> {
    const [first] = servers;
    const cookie = await signIn(first?.url ?? '', 'editor@example.com');
    const address = `${first?.url}/v1/articles/en/${ARTICLE}`;
    const { title, topic, body, phrasings, revision } = (await (
      await fetch(address, { headers: { cookie } })
    ).json()) as { title: string; topic: string; body: string; phrasings: string[]; revision: number };
    const answer = await fetch(address, {
      method: 'PUT',
      headers: { cookie },
      body: JSON.stringify({ title, topic, body, phrasings: [...phrasings, `use a ${word}`], baseRevision: revision }),
    });
    expect(answer.status).to.equal(200);
  }
  const found = (server: TestServer | undefined, word: string) => async () =>
    (await search(server, `use a ${word}`)).hits[0]?.slug === ARTICLE &&
    (await search(server, `use a ${word}`)).inScope > 0.9;

  it('is found on both: an article, a chat spelling', async () => {
    await publish(WORD);
    expect(await found(servers[0], WORD)()).to.equal(true);
    await until(found(servers[1], WORD));

    const [first, second] = servers;
    const one = editorAt(first?.url ?? '', await signIn(first?.url ?? '', 'editor@example.com'));
    const two = editorAt(second?.url ?? '', await signIn(second?.url ?? '', 'editor@example.com'));
    const { entries, revision } = await one.read('en', 'slang');
    await one.save('en', 'slang', revision, [...entries, { informal: 'zrfnd', standard: 'refund' }]);
    await until(async () => (await two.explain('en', 'my zrfnd')).slang.length > 0);
  });

  it('is found on both also when its signal is lost with Redis, within some seconds', async () => {
    await redis?.kill();
    await publish('vermizzle');
    const ms = await until(found(servers[1], 'vermizzle'));
    expect(ms).to.be.lessThan(10_000);
  });
});
