import { io, type Socket } from 'socket.io-client';
import { ApiError } from '../../browser/api.ts';
import type { AgentPushes, AgentRequests } from '../../protocol/agent-events.ts';

export type AgentSocket = Socket<AgentPushes, AgentRequests>;
export type Requests = keyof AgentRequests;
export type RequestOf<E extends Requests> = Parameters<AgentRequests[E]>[0];
export type AnswerOf<E extends Requests> = Extract<Parameters<Parameters<AgentRequests[E]>[1]>[0], { ok: true }>;

/** How long an acknowledgement may take before the request counts as unanswered. */
const ACKNOWLEDGE_MS = 10_000;

/** The agents' socket of this server, with the cookie session; not connected yet. */
export function agentSocket(): AgentSocket {
  return io('/agent', {
    autoConnect: false,
    transports: ['websocket', 'polling'],
    reconnectionDelay: 500,
    reconnectionDelayMax: 8000,
    randomizationFactor: 0.5,
  });
}

interface AcknowledgedEmitter {
  emitWithAck(event: string, request: unknown): Promise<unknown>;
}

/** Asks and waits for the answer; a refusal, a lost connection and silence are thrown as coded errors. */
export async function ask<E extends Requests>(
  socket: AgentSocket,
  event: E,
  request: RequestOf<E>,
): Promise<AnswerOf<E>> {
  // Socket.IO would keep it and send it much later; what must survive a break is in the outbox instead.
  if (!socket.connected) throw new ApiError('unreachable');
  const emitter = socket.timeout(ACKNOWLEDGE_MS) as unknown as AcknowledgedEmitter;
  let answer: Parameters<Parameters<AgentRequests[E]>[1]>[0];
  try {
    answer = (await emitter.emitWithAck(event, request)) as typeof answer;
  } catch (cause) {
    throw new ApiError('timeout', {}, cause);
  }
  if (!answer.ok) throw new ApiError(answer.error.code, answer.error.data);
  return answer as AnswerOf<E>;
}

/** Whether a refused handshake means that the session is over, and not that the server is away. */
export function isSessionOver(error: Error & { data?: unknown }): boolean {
  const data = error.data;
  const code = typeof data === 'object' && data !== null && 'code' in data ? data.code : error.message;
  return code === 'login_required' || code === 'permission_denied';
}
