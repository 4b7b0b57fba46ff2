import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect } from 'chai';
import { compose } from '../../server/compose.ts';
import { readConfig } from '../../server/config.ts';
import type { Kaunter } from '../../server/running-server.ts';
import { connectAgent, newShopper, signIn } from '../support/clients.ts';
import { runCommand } from '../support/run-command.ts';
import { DEMO_PASSWORD } from '../support/server.ts';

const PASSWORD = 'many green umbrellas';
const ROOT = fileURLToPath(new URL('../..', import.meta.url));

describe('npm run staff', function () {
  this.timeout(120_000);
  let dataDir: string;
  const staff = (args: readonly string[], input = `${PASSWORD}\n`) =>
    runCommand('scripts/staff.ts', args, { env: { DATA_DIR: dataDir, DEMO: 'off' }, input });
  const add = (email: string, ...rest: string[]) => staff(['add', email, ...rest, '--password-file', '-']);

  before(() => {
    dataDir = mkdtempSync(join(tmpdir(), 'kaunter-staff-'));
  });
  after(() => rmSync(dataDir, { recursive: true, force: true }));

  it('says how it is used, and ends with 2, where it is used wrongly; and makes nothing', async () => {
    const uses = [
      [],
      ['invite'],
      ['add', 'ana', '--roles', 'agent'],
      ['add', 'ana@shop.example', '--roles', 'agent,boss'],
      ['add', 'ana@shop.example', '--roles', 'agent', '--capacity', '0'],
      ['add', 'ana@shop.example', '--roles', 'agent', '--password', 'secret'],
      ['add', 'ana@shop.example', '--roles', 'agent'],
      ['constructor', 'ana@shop.example'],
    ];
    for (const args of uses) {
      const ran = await staff(args);
      expect(ran.code, args.join(' ')).to.equal(2);
      expect(ran.err, args.join(' ')).to.include('Usage: npm run staff');
    }
    expect((await staff(['list'])).out).to.include('No staff account exists.');
  });

  it('makes an account before the server ever ran, and refuses a second one and a weak password by their codes', async () => {
    expect((await add('Ana@Shop.example', '--roles', 'agent,mediator', '--languages', 'en,ms')).code).to.equal(0);
    const again = await add('ana@shop.example', '--roles', 'agent');
    expect([again.code, again.err.split(':')[0]]).to.deep.equal([1, 'account_exists']);
    const weak = await staff(['add', 'bo@shop.example', '--roles', 'agent', '--password-file', '-'], 'short\n');
    expect([weak.code, weak.err.split(':')[0]]).to.deep.equal([1, 'password_weak']);
    const unknown = await staff(['off', 'nobody@shop.example']);
    expect([unknown.code, unknown.err.split(':')[0]]).to.deep.equal([1, 'account_not_found']);
    const listed = (await staff(['list'])).out;
    expect(listed).to.match(/ana@shop\.example +ana +agent,mediator +en,ms +4 +on +never/);
    expect(listed).not.to.include('bo@shop.example');
  });

  it('asks for the password twice at a terminal, and shows none of it', async function () {
    if (spawnSync('script', ['--version']).error !== undefined) return this.skip();
    const command = `${process.execPath} scripts/staff.ts add tia@shop.example --roles editor`;
    const terminal = spawn('script', ['-qec', command, '/dev/null'], {
      cwd: ROOT,
      env: { PATH: process.env.PATH ?? '', HOME: process.env.HOME ?? '', DATA_DIR: dataDir, DEMO: 'off' },
    });
    let shown = '';
    let asked = 0;
    terminal.stdout.setEncoding('utf8').on('data', (text: string) => {
      shown += text;
      const questions = shown.split(/Password: |The same again: /).length - 1;
      for (; asked < questions; asked += 1) terminal.stdin.write(`${PASSWORD}\r`);
    });
    await once(terminal, 'close');
    expect(shown).to.include('tia@shop.example is added');
    expect(asked).to.equal(2);
    expect(shown).not.to.include('umbrellas');
  });

  describe('beside a running server', () => {
    let server: Kaunter;
    before(async () => {
      server = await start(dataDir, 'off');
    });
    after(() => server.close());

    it('lets in whoever was added, at once; they take a chat', async () => {
      expect((await add('mei@shop.example', '--roles', 'agent', '--name', 'Mei')).code).to.equal(0);
      const agent = await connectAgent(server.url, await signIn(server.url, 'mei@shop.example', PASSWORD));
      await agent.ask('presence:set', { state: 'online', capacity: 2 });
      const { client, conversationId } = await newShopper(server.url);
      const offered = agent.next('handoff:offered');
      await client.ask('handoff:request', { conversationId });
      await offered;
      const taken = await agent.ask('handoff:accept', { conversationId });
      expect(taken.conversation.owner).to.equal('agent');
      client.close();
      agent.close();
    });

    it('ends the sessions of whoever is switched off or gets another password', async () => {
      const cookie = await signIn(server.url, 'mei@shop.example', PASSWORD);
      const status = async () => (await fetch(`${server.url}/v1/staff/session`, { headers: { cookie } })).status;
      expect(await status()).to.equal(200);
      expect(
        (await staff(['password', 'mei@shop.example', '--password-file', '-'], 'seven small lanterns\n')).code,
      ).to.equal(0);
      expect(await status()).to.equal(401);
      const fresh = await signIn(server.url, 'mei@shop.example', 'seven small lanterns');
      expect((await staff(['off', 'mei@shop.example'])).code).to.equal(0);
      expect((await fetch(`${server.url}/v1/staff/session`, { headers: { cookie: fresh } })).status).to.equal(401);
      expect((await staff(['on', 'mei@shop.example'])).code).to.equal(0);
      await signIn(server.url, 'mei@shop.example', 'seven small lanterns');
    });

    it('changes what a signed-in person may do', async () => {
      const cookie = await signIn(server.url, 'mei@shop.example', 'seven small lanterns');
      const articles = async () => (await fetch(`${server.url}/v1/articles`, { headers: { cookie } })).status;
      expect(await articles()).to.equal(403);
      expect((await staff(['roles', 'mei@shop.example', 'agent,editor'])).code).to.equal(0);
      expect(await articles()).to.equal(200);
    });
  });
});

describe('a start without any account', function () {
  this.timeout(120_000);

  it('promises no person in the chat, and does once somebody can answer', async () => {
    const dataDir = mkdtempSync(join(tmpdir(), 'kaunter-staff-'));
    const kaunter = await start(dataDir, 'off');
    try {
      expect(kaunter.notes.join()).to.include('No staff account exists');
      const { client, conversationId } = await newShopper(kaunter.url);
      expect(await client.refusal('handoff:request', { conversationId })).to.equal('nobody_to_answer');
      const said = client.next('message:new', ({ message }) => message.author.kind === 'bot');
      await client.ask('message:send', { conversationId, clientId: 'p', text: 'I want to talk to a person' });
      expect((await said).message.text).to.include('Nobody works at the support desk here yet');
      const { conversation } = await client.ask('conversation:open', { conversationId });
      expect(conversation.owner).to.equal('bot');

      const added = await runCommand(
        'scripts/staff.ts',
        ['add', 'ana@shop.example', '--roles', 'agent', '--password-file', '-'],
        { env: { DATA_DIR: dataDir, DEMO: 'off' }, input: PASSWORD },
      );
      expect(added.code).to.equal(0);
      // At most a second later, as no signal comes from another program.
      for (let tries = 0; ; tries += 1) {
        if ((await client.refusal('handoff:request', { conversationId })) === 'accepted') break;
        expect(tries).to.be.lessThan(60);
        await new Promise((resolve) => setTimeout(resolve, 100));
      }
      client.close();
    } finally {
      await kaunter.close();
      rmSync(dataDir, { recursive: true, force: true });
    }
  });
});

describe('DEMO=off on data that had the demo', function () {
  this.timeout(120_000);
  const login = async (url: string, email: string, password: string) => {
    const body = JSON.stringify({ email, password });
    return (await fetch(`${url}/v1/staff/login`, { method: 'POST', body })).status;
  };

  it('lets nobody in by it any more, and ends the sessions; DEMO=on lets them in again, people’s own accounts stay', async () => {
    const dataDir = mkdtempSync(join(tmpdir(), 'kaunter-staff-'));
    let kaunter = await start(dataDir, 'on');
    const again = async (demo: 'on' | 'off') => {
      await kaunter.close();
      kaunter = await start(dataDir, demo);
      return kaunter;
    };
    try {
      const cookie = await signIn(kaunter.url, 'admin@example.com');
      const off = await again('off');
      expect(off.notes.join()).to.include('switched off').and.include('admin@example.com');
      expect(await login(off.url, 'admin@example.com', DEMO_PASSWORD)).to.equal(401);
      // In the place of the demo's shop.
      const first = await fetch(`${off.url}/`, { redirect: 'manual', headers: { 'accept-language': 'vi' } });
      expect(first.headers.get('location')).to.equal('/help/vi/');
      expect(await (await fetch(`${off.url}/help/vi/`)).text()).not.to.include('href="/"');
      expect((await fetch(`${off.url}/v1/staff/session`, { headers: { cookie } })).status).to.equal(401);
      const on = await again('on');
      expect(await login(on.url, 'admin@example.com', DEMO_PASSWORD)).to.equal(200);
    } finally {
      await kaunter.close();
      rmSync(dataDir, { recursive: true, force: true });
    }
  });
});

/** The whole product within this process. */
function start(dataDir: string, demo: 'on' | 'off'): Promise<Kaunter> {
  return compose(
    readConfig({
      PORT: '0',
      HOST: '127.0.0.1',
      DATA_DIR: dataDir,
      DEMO: demo,
      ...(demo === 'on' ? { DEMO_PASSWORD } : {}),
      RATE_LIMIT_FACTOR: '1000',
      LOG_LEVEL: 'silent',
    }),
  );
}
