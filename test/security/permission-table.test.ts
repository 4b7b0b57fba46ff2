import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { type AgentSocketPorts, agentEvents } from '../../handoff/agent-socket/agent-socket.ts';
import { type ShopperSocketPorts, shopperEvents } from '../../handoff/shopper-socket/shopper-socket.ts';
import { compose } from '../../server/compose.ts';
import { readConfig } from '../../server/config.ts';
import type { Kaunter } from '../../server/running-server.ts';
import { connectAgent, newShopper, signIn } from '../support/clients.ts';
import { startServer } from '../support/server.ts';
import { AGENT_EVENTS, PERMISSIONS, type Role, SHOPPER_EVENTS } from './permissions.ts';

/** Whether this path would be served by the route; `:name` is one part, `*` the rest. */
function fits(pattern: string, path: string): boolean {
  const source = pattern
    .split('/')
    .map((part) => (part.startsWith(':') ? '[^/]+' : part === '*' ? '.+' : part.replaceAll('.', '\\.')))
    .join('/');
  return new RegExp(`^${source}$`).test(path);
}

/** The routes of a table's line; a path without variables is served before one with them. */
function servedBy(line: string, routes: Kaunter['routes']): Kaunter['routes'][number] | undefined {
  const [method, target = ''] = line.split(' ');
  const [path = ''] = target.split('?');
  const fitting = routes.filter((route) => route.method === method && fits(route.path, path));
  return fitting.find((route) => route.path === path) ?? fitting.sort((a, b) => variables(a) - variables(b))[0];
}

const variables = ({ path }: { readonly path: string }) => path.split(/[:*]/).length;

describe('the table of permissions', function () {
  this.timeout(60_000);
  let folder: string;
  let kaunter: Kaunter;
  before(async () => {
    folder = mkdtempSync(join(tmpdir(), 'kaunter-table-'));
    kaunter = await compose(readConfig({ PORT: '0', HOST: '127.0.0.1', DATA_DIR: folder, LOG_LEVEL: 'silent' }));
  });
  after(async () => {
    await kaunter.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it('has a line for every route, and none for a route that is not there', () => {
    const lines = Object.keys(PERMISSIONS);
    const served = lines.map((line) => servedBy(line, kaunter.routes));
    expect(lines.filter((_, at) => served[at] === undefined)).to.deep.equal([]);
    const missing = kaunter.routes.filter((route) => !served.includes(route));
    expect(missing.map(({ method, path }) => `${method} ${path}`)).to.deep.equal([]);
  });

  it('lets nobody in whom the route does not name', () => {
    const wrong = Object.entries(PERMISSIONS).flatMap(([line, expected]) => {
      const permission = servedBy(line, kaunter.routes)?.permission;
      if (typeof permission !== 'object') return [];
      return (['agent', 'editor', 'mediator', 'admin'] as const satisfies readonly Role[])
        .filter((role) => (expected[role] === 'in') !== permission.includes(role))
        .map((role) => `${line} as ${role}`);
    });
    expect(wrong).to.deep.equal([]);
  });
});

/** Events whose request names none. */
const OF_NO_CONVERSATION = ['presence:set', 'queue:watch', 'tickets:act'];

describe('the events of the sockets', function () {
  this.timeout(60_000);

  it('are all in the table, and no others', () => {
    expect(Object.keys(SHOPPER_EVENTS)).to.have.members(Object.keys(shopperEvents({} as ShopperSocketPorts)));
    expect(Object.keys(AGENT_EVENTS)).to.have.members(Object.keys(agentEvents({} as AgentSocketPorts)));
  });

  it('are refused to whom the conversation is not', async () => {
    const server = await startServer();
    const owner = await newShopper(server.url);
    const stranger = await newShopper(server.url);
    const agent = await connectAgent(server.url, await signIn(server.url, 'agent@example.com'));
    const told = async (client: typeof agent | typeof stranger.client, table: typeof AGENT_EVENTS) => {
      const codes: Record<string, string> = {};
      for (const [event, [request]] of Object.entries(table)) {
        const { conversationId } = owner;
        const named = OF_NO_CONVERSATION.includes(event) ? request : { ...request, conversationId };
        codes[event] = await client.refusal(event, named);
      }
      return codes;
    };
    const expected = (table: typeof AGENT_EVENTS) =>
      Object.fromEntries(Object.entries(table).map(([event, [, code]]) => [event, code]));
    expect(await told(stranger.client, SHOPPER_EVENTS)).to.deep.equal(expected(SHOPPER_EVENTS));
    expect(await told(agent, AGENT_EVENTS)).to.deep.equal(expected(AGENT_EVENTS));
    for (const event of Object.keys(AGENT_EVENTS).filter((name) => !(name in SHOPPER_EVENTS)))
      expect(await stranger.client.refusal(event, {}), event).to.equal('event_unknown');
    for (const client of [owner.client, stranger.client, agent]) client.close();
    await server.stop();
    server.discard();
  });
});
