import { io, type Socket } from 'socket.io-client';
import type { AgentPushes, AgentRequests } from '../../protocol/agent-events.ts';
import type { DemoIdentity, SessionCreated, UploadCreated } from '../../protocol/api.ts';
import type { ErrorCode } from '../../protocol/error-codes.ts';
import type { Acknowledgement, ShopperPushes, ShopperRequests } from '../../protocol/shopper-events.ts';
import { DEMO_PASSWORD } from './server.ts';

type Handler = (request: never, acknowledge: never) => void;
type RequestOf<H> = H extends (request: infer Q, acknowledge: never) => void ? Q : never;
type AnswerOf<H> = H extends (request: never, acknowledge: infer A) => void
  ? A extends (answer: Acknowledgement<infer T>) => void
    ? T
    : never
  : never;

/** A refused event, with the code that the acknowledgement gave. */
export class Refused extends Error {
  readonly code: ErrorCode;

  constructor(code: ErrorCode, message: string) {
    super(`${code}: ${message}`);
    this.code = code;
  }
}

/** A socket on one door, speaking its protocol. */
export class Client<R extends Record<keyof R, Handler>, P> {
  readonly socket: Socket;

  constructor(socket: Socket) {
    this.socket = socket;
  }

  /** Sends an event and gives its answer; throws {@link Refused}. */
  async ask<E extends keyof R & string>(event: E, request: RequestOf<R[E]>): Promise<AnswerOf<R[E]>> {
    const answer = (await this.socket.timeout(10_000).emitWithAck(event, request)) as Acknowledgement<object>;
    if (!answer.ok) throw new Refused(answer.error.code, answer.error.message);
    return answer as unknown as AnswerOf<R[E]>;
  }

  /** The code of the refusal, or `accepted`. */
  async refusal(event: string, ...request: unknown[]): Promise<string> {
    const answer = (await this.socket.timeout(10_000).emitWithAck(event, ...request)) as Acknowledgement<object>;
    return answer.ok ? 'accepted' : answer.error.code;
  }

  /** The next push of an event that fits. */
  next<E extends keyof P & string>(
    event: E,
    fits: (push: P[E] extends (push: infer Q) => void ? Q : never) => boolean = () => true,
  ): Promise<P[E] extends (push: infer Q) => void ? Q : never> {
    type Push = P[E] extends (push: infer Q) => void ? Q : never;
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        this.socket.off(event as string, listener as (...given: unknown[]) => void);
        reject(new Error(`no ${event} within 10 s`));
      }, 10_000);
      const listener = (push: Push) => {
        if (!fits(push)) return;
        clearTimeout(timer);
        this.socket.off(event as string, listener as (...given: unknown[]) => void);
        resolve(push);
      };
      this.socket.on(event as string, listener as (...given: unknown[]) => void);
    });
  }

  close(): void {
    this.socket.disconnect();
  }
}

export type Shopper = Client<ShopperRequests, ShopperPushes>;
export type Agent = Client<AgentRequests, AgentPushes>;

export async function visitorToken(url: string, locale = 'en'): Promise<SessionCreated> {
  const response = await fetch(`${url}/v1/visitors`, { method: 'POST', body: JSON.stringify({ locale }) });
  if (response.status !== 201) throw new Error(`no token: ${response.status}`);
  return (await response.json()) as SessionCreated;
}

export async function connectShopper(url: string, token: string, options: object = {}): Promise<Shopper> {
  return new Client(
    await connected(io(`${url}/shopper`, { auth: { token }, transports: ['websocket'], forceNew: true, ...options })),
  );
}

/** The token of somebody whom the demo shop vouches for. @param who of the identity's address, such as `?as=seller` */
export async function demoToken(url: string, who = ''): Promise<string> {
  const { identity } = (await (await fetch(`${url}/v1/demo/identity${who}`)).json()) as DemoIdentity;
  const response = await fetch(`${url}/v1/sessions`, { method: 'POST', body: JSON.stringify({ identity }) });
  if (response.status !== 201) throw new Error(`no session: ${response.status}`);
  return ((await response.json()) as SessionCreated).token;
}

/** The same in the chat, with an open conversation. */
export async function demoShopper(url: string, who = '') {
  const client = await connectShopper(url, await demoToken(url, who));
  const { conversation } = await client.ask('conversation:open', { locale: 'en' });
  return { client, conversationId: conversation.id };
}

/** A shopper with a token of their own and an open conversation. */
export async function newShopper(url: string, locale = 'en') {
  const { token, visitorId } = await visitorToken(url, locale);
  const client = await connectShopper(url, token);
  const opened = await client.ask('conversation:open', { locale: locale as 'en' });
  return { client, token, visitorId, conversationId: opened.conversation.id, opened };
}

export async function signIn(url: string, email = 'agent@example.com', password = DEMO_PASSWORD): Promise<string> {
  const response = await fetch(`${url}/v1/staff/login`, { method: 'POST', body: JSON.stringify({ email, password }) });
  if (response.status !== 200) throw new Error(`sign-in: ${response.status} ${await response.text()}`);
  return (response.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
}

export async function connectAgent(url: string, cookie: string): Promise<Agent> {
  return new Client(
    await connected(io(`${url}/agent`, { extraHeaders: { cookie }, transports: ['websocket'], forceNew: true })),
  );
}

/** An agent who takes chats. */
export async function newAgent(url: string, email = 'agent@example.com', capacity = 4): Promise<Agent> {
  const agent = await connectAgent(url, await signIn(url, email));
  await agent.ask('presence:set', { state: 'online', capacity });
  return agent;
}

export async function upload(
  url: string,
  token: string,
  bytes: Uint8Array<ArrayBuffer>,
  name: string,
): Promise<UploadCreated> {
  const response = await postUpload(url, token, bytes, name);
  if (response.status !== 201) throw new Error(`upload: ${response.status} ${await response.text()}`);
  return (await response.json()) as UploadCreated;
}

export function postUpload(
  url: string,
  token: string,
  bytes: Uint8Array<ArrayBuffer>,
  name: string,
): Promise<Response> {
  const form = new FormData();
  form.set('file', new Blob([bytes]), name);
  return fetch(`${url}/v1/uploads`, { method: 'POST', body: form, headers: { authorization: `Bearer ${token}` } });
}

function connected(socket: Socket): Promise<Socket> {
  return new Promise((resolve, reject) => {
    socket.once('connect', () => resolve(socket));
    socket.once('connect_error', (error: Error & { data?: { code: ErrorCode } }) => {
      socket.disconnect();
      reject(error.data === undefined ? error : new Refused(error.data.code, error.message));
    });
  });
}
