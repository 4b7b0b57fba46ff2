import { io } from 'socket.io-client';

/** A person at the desk, by program: takes the chat that is offered (or lets it wait) and speaks when told. */
export interface AgentAtDesk {
  /** Resolves with the conversation's id once an offered chat was accepted. */
  readonly accepted: Promise<string>;
  request(event: string, body: unknown): Promise<{ readonly ok: boolean }>;
  leave(): Promise<void>;
}

export async function agentAtDesk(serverUrl: string, password: string, accepts = true): Promise<AgentAtDesk> {
  const login = await fetch(`${serverUrl}/v1/staff/login`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: serverUrl },
    body: JSON.stringify({ email: 'agent@example.com', password }),
  });
  if (!login.ok) throw new Error(`sign-in: ${login.status}`);
  const cookie = login.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ');
  const socket = io(`${serverUrl}/agent`, {
    transports: ['websocket'],
    extraHeaders: { cookie, origin: serverUrl },
    forceNew: true,
  });
  const request = (event: string, body: unknown) => socket.timeout(5_000).emitWithAck(event, body);
  const { promise: accepted, resolve } = Promise.withResolvers<string>();
  socket.on('handoff:offered', async ({ conversationId }: { conversationId: string }) => {
    if (!accepts) return;
    const answer = await request('handoff:accept', { conversationId });
    if (answer.ok) resolve(conversationId);
  });
  await new Promise<void>((done, fail) => {
    socket.on('connect', done);
    socket.on('connect_error', fail);
  });
  return {
    accepted,
    request,
    async leave() {
      await request('presence:set', { state: 'offline' });
      socket.disconnect();
    },
  };
}
