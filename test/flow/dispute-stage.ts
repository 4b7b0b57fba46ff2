import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { demoSellerId } from '../../disputes/marketplace/demo-orders.ts';
import type { UploadCreated } from '../../protocol/api.ts';
import type { NoticeView } from '../../protocol/dispute-access.ts';
import type { DisputeList } from '../../protocol/dispute-list.ts';
import type { DisputeOpening } from '../../protocol/dispute-opening.ts';
import type { DisputeView } from '../../protocol/disputes.ts';
import { compose } from '../../server/compose.ts';
import { readConfig } from '../../server/config.ts';
import type { Kaunter } from '../../server/running-server.ts';
import { DEMO_PASSWORD } from '../support/server.ts';
import { giveTrained, keepTrained } from '../support/trained.ts';

export const HOUR = 3_600_000;
export const DAY = 24 * HOUR;

export interface Answer<T = Record<string, unknown>> {
  readonly status: number;
  readonly body: T & { readonly error?: { readonly code: string; readonly data?: Record<string, unknown> } };
}

/** Somebody at the public HTTP doors; signs in again whenever the stage's time has outrun the session. */
export interface Person {
  get<T>(path: string): Promise<Answer<T>>;
  post<T>(path: string, body?: unknown): Promise<Answer<T>>;
  put<T>(path: string, body: unknown): Promise<Answer<T>>;
  /** The case as this person sees it. */
  sees(number: string): Promise<DisputeView>;
  /** One action; the code of the refusal, or the state after it. */
  does(number: string, action: string, data?: object): Promise<string>;
  can(number: string, action: string): Promise<DisputeView['actions'][number] | undefined>;
  opens(
    opening: Partial<DisputeOpening> & Pick<DisputeOpening, 'orderId' | 'lineId' | 'reason' | 'wanted'>,
  ): Promise<string>;
  /** A small picture; its id. */
  uploads(): Promise<string>;
  sends(bytes: Uint8Array<ArrayBuffer>, name: string): Promise<Answer<UploadCreated>>;
  notices(): Promise<readonly NoticeView[]>;
  lists(query?: string): Promise<DisputeList>;
}

/** A whole process over its public doors, with a clock that moves when told to. */
export interface Stage {
  readonly url: string;
  readonly dataDir: string;
  readonly buyer: Person;
  readonly neighbour: Person;
  readonly mediator: Person;
  readonly supervisor: Person;
  seller(name: string): Person;
  /** A member of staff with an account of their own. */
  staff(email: string, password: string): Person;
  at(): number;
  /** Lets time pass; what is due fires by itself. */
  passes(ms: number): void;
  /** Until the case is in this state. */
  becomes(number: string, state: string): Promise<DisputeView>;
  /** What the demo's ledger booked for this case. */
  booked(): Promise<Readonly<Record<string, number>>>;
  close(): Promise<void>;
}

export async function raiseStage(profile: string, env: Readonly<Record<string, string>> = {}): Promise<Stage> {
  const dataDir = mkdtempSync(join(tmpdir(), 'kaunter-stage-'));
  giveTrained(dataDir);
  let offset = 0;
  const at = () => Date.now() + offset;
  const config = readConfig({
    PORT: '0',
    HOST: '127.0.0.1',
    DATA_DIR: dataDir,
    DEMO_PASSWORD,
    RATE_LIMIT_FACTOR: '1000',
    LOG_LEVEL: 'silent',
    DISPUTE_PROFILE: profile,
    ...env,
  });
  // Let go of when it is closed: mocha keeps the closures of every file until the end.
  let kaunter: Kaunter | undefined = await compose(config, { now: at, tickMs: 20 });
  const { url } = kaunter;
  const buyer = person(url, at, () => identified(url, ''));
  const supervisor = person(url, at, () => signedIn(url, 'admin@example.com'));
  return {
    url,
    dataDir,
    buyer,
    supervisor,
    neighbour: person(url, at, () => identified(url, 'as=neighbour')),
    mediator: person(url, at, () => signedIn(url, 'mediator@example.com')),
    staff: (email, password) => person(url, at, () => signedIn(url, email, password)),
    seller: (name) => person(url, at, () => identified(url, `as=seller&seller=${demoSellerId(name)}`)),
    at,
    passes(ms) {
      offset += ms;
    },
    async becomes(number, state) {
      for (let tries = 0; tries < 250; tries += 1) {
        const view = await supervisor.sees(number);
        if (view.state === state) return view;
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
      throw new Error(`${number} did not become ${state}, it is ${(await supervisor.sees(number)).state}`);
    },
    async booked() {
      const { default: Database } = await import('better-sqlite3');
      const database = new Database(join(dataDir, 'kaunter.db'), { readonly: true });
      const rows = database
        .prepare('select to_whom as whom, sum(minor) as sum from ledger_entry group by to_whom')
        .all();
      database.close();
      return Object.fromEntries((rows as { whom: string; sum: number }[]).map(({ whom, sum }) => [whom, sum]));
    },
    async close() {
      await kaunter?.close();
      kaunter = undefined;
      keepTrained(dataDir);
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

/** The buyer’s case about broken jars, with a picture: nobody has answered yet. */
export async function brokenJars({ buyer }: Stage): Promise<string> {
  return buyer.opens({
    orderId: 'AC-1009',
    lineId: 'AC-1009-1',
    reason: 'damaged',
    wanted: { kind: 'full-refund' },
    files: [{ fileId: await buyer.uploads(), kind: 'photo' }],
  });
}

type Credentials = Readonly<Record<string, string>>;

function person(url: string, at: () => number, signIn: () => Promise<Credentials>): Person {
  let kept: { readonly headers: Credentials; readonly since: number } | undefined;
  const headers = async () => {
    if (kept === undefined || at() - kept.since > 10 * HOUR) kept = { headers: await signIn(), since: at() };
    return kept.headers;
  };
  const ask = async <T>(method: string, path: string, body?: unknown): Promise<Answer<T>> => {
    const response = await fetch(url + path, {
      method,
      headers: await headers(),
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    return { status: response.status, body: (text === '' ? {} : JSON.parse(text)) as Answer<T>['body'] };
  };
  const me: Person = {
    get: (path) => ask('GET', path),
    post: (path, body = {}) => ask('POST', path, body),
    put: (path, body) => ask('PUT', path, body),
    async sees(number) {
      const { status, body } = await ask<{ dispute: DisputeView }>('GET', `/v1/disputes/${number}`);
      if (status !== 200) throw new Error(body.error?.code ?? String(status));
      return body.dispute;
    },
    async does(number, action, data = {}) {
      const { body } = await ask<{ dispute: DisputeView }>('POST', `/v1/disputes/${number}/actions`, { action, data });
      return body.error?.code ?? body.dispute.state;
    },
    async can(number, action) {
      return (await me.sees(number)).actions.find((each) => each.action === action);
    },
    async opens(opening) {
      const { body } = await ask<{ dispute: DisputeView }>('POST', '/v1/disputes', {
        submissionKey: randomUUID(),
        details: 'The lid is broken.',
        delivery: 'signed',
        files: [],
        ...opening,
      });
      if (body.error !== undefined) return body.error.code;
      // Before anybody lets time pass, the other side knows or is known not to be reached.
      for (let tries = 0; tries < 250; tries += 1) {
        if (!(await me.sees(body.dispute.number)).untold.some(({ state }) => state === 'pending')) break;
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
      return body.dispute.number;
    },
    async uploads() {
      const picture = await sharp({ create: { width: 8, height: 8, channels: 3, background: '#a33' } })
        .png()
        .toBuffer();
      return (await me.sends(new Uint8Array(picture), 'lid.png')).body.attachmentId;
    },
    async sends(bytes, name) {
      const form = new FormData();
      form.append('file', new Blob([bytes]), name);
      const response = await fetch(`${url}/v1/uploads`, { method: 'POST', headers: await headers(), body: form });
      return { status: response.status, body: (await response.json()) as Answer<UploadCreated>['body'] };
    },
    notices: async () => (await ask<{ notices: NoticeView[] }>('GET', '/v1/notices?locale=en')).body.notices,
    lists: async (query = '') => (await ask<DisputeList>('GET', `/v1/disputes?${query}`)).body,
  };
  return me;
}

async function identified(url: string, who: string): Promise<Credentials> {
  const { identity } = (await (await fetch(`${url}/v1/demo/identity?${who}`)).json()) as { identity: string };
  const response = await fetch(`${url}/v1/sessions`, { method: 'POST', body: JSON.stringify({ identity }) });
  return { authorization: `Bearer ${((await response.json()) as { token: string }).token}` };
}

async function signedIn(url: string, email: string, password = DEMO_PASSWORD): Promise<Credentials> {
  const body = JSON.stringify({ email, password });
  const response = await fetch(`${url}/v1/staff/login`, { method: 'POST', body });
  return { cookie: (response.headers.get('set-cookie') ?? '').split(';')[0] ?? '' };
}
