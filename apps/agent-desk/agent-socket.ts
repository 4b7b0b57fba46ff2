import type { Socket } from 'socket.io-client';
import { ApiError } from '../../browser/api.ts';
import { handshakeRefusal, request } from '../../browser/socket-link.ts';
import type { AgentPushes, AgentRequests } from '../../protocol/agent-events.ts';

export type AgentSocket = Socket<AgentPushes, AgentRequests>;
export type Requests = keyof AgentRequests;
export type RequestOf<E extends Requests> = Parameters<AgentRequests[E]>[0];
export type AnswerOf<E extends Requests> = Extract<Parameters<Parameters<AgentRequests[E]>[1]>[0], { ok: true }>;

/** Asks and waits for the answer; a refusal, a lost connection and silence are thrown as coded errors. */
export async function ask<E extends Requests>(socket: AgentSocket, event: E, body: RequestOf<E>): Promise<AnswerOf<E>> {
  const outcome = await request<AnswerOf<E>>(socket, event, body);
  if (outcome.kind === 'done') return outcome.answer;
  if (outcome.kind === 'refused') throw new ApiError(outcome.error.code, outcome.error.data);
  throw new ApiError(socket.connected ? 'timeout' : 'unreachable');
}

/** Whether a refused handshake means that the session is over, and not that the server is away. */
export function isSessionOver(error: Error & { data?: unknown }): boolean {
  const { code } = handshakeRefusal(error);
  return code === 'login_required' || code === 'permission_denied';
}
