import { io, type Socket } from 'socket.io-client';
import type { Acknowledgement, Opened, Sent } from '../../../protocol/shopper-events.ts';

/** What a shopper asked for, and the acknowledgement that came of it. */
export interface Asked {
  readonly clientId: string;
  /** Of the article that the answer must show. */
  readonly slug: string;
  seq: number | undefined;
}

/** A shopper who asks one question after the other, and sends again whatever was not acknowledged. */
export interface Chatter {
  readonly conversationId: string;
  readonly visitorId: string;
  readonly asked: readonly Asked[];
  /** Resolves when the question under way is acknowledged; no other follows. */
  finish(): Promise<void>;
  close(): void;
}

export interface ChatterOptions {
  readonly url: string;
  readonly token: string;
  readonly visitorId: string;
  readonly name: string;
  readonly slugs: readonly string[];
  readonly onAcknowledged: () => void;
}

/** Long enough for any answer; a killed server shows by its closed connection much sooner. */
const PATIENCE_MS = 20_000;
/** Between a refusal and the next try. */
const PAUSE_MS = 100;

export async function startChatter(options: ChatterOptions): Promise<Chatter> {
  const socket = io(`${options.url}/shopper`, {
    auth: { token: options.token },
    transports: ['websocket'],
    forceNew: true,
    reconnectionDelay: 50,
    reconnectionDelayMax: 250,
  });
  const opened = await untilAnswered<Opened>(socket, 'conversation:open', {});
  const conversationId = opened.conversation.id;
  const asked: Asked[] = [];
  let ending = false;

  const chat = async () => {
    while (!ending) {
      const slug = options.slugs[asked.length % options.slugs.length] ?? '';
      const question: Asked = { clientId: `${options.name}-${asked.length}`, slug, seq: undefined };
      asked.push(question);
      const { seq } = await untilAnswered<Sent>(socket, 'message:send', {
        conversationId,
        clientId: question.clientId,
        text: slug,
        value: { action: 'show-article', slug },
      });
      question.seq = seq;
      options.onAcknowledged();
    }
  };
  const done = chat();
  done.catch(() => undefined);

  return {
    conversationId,
    visitorId: options.visitorId,
    asked,
    async finish() {
      ending = true;
      await done;
    },
    close: () => socket.disconnect(),
  };
}

/** Asks again on the next connection, in the same words, until an acknowledgement comes. */
async function untilAnswered<T>(socket: Socket, event: string, request: object): Promise<T> {
  for (;;) {
    await connected(socket);
    const answer = await once<T>(socket, event, request);
    if (answer === undefined) continue;
    if (answer.ok) return answer;
    if (answer.error.code !== 'storage_unavailable' && answer.error.code !== 'overloaded')
      throw new Error(`${event}: ${answer.error.code}`);
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
  }
}

function connected(socket: Socket): Promise<void> {
  if (socket.connected) return Promise.resolve();
  return new Promise((resolve) => socket.once('connect', () => resolve()));
}

/** Undefined where the connection ended first. */
function once<T>(socket: Socket, event: string, request: object): Promise<Acknowledgement<T> | undefined> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`${event}: no answer on an open connection`)), PATIENCE_MS);
    const settle = (answer: Acknowledgement<T> | undefined) => {
      clearTimeout(timer);
      socket.off('disconnect', lost);
      resolve(answer);
    };
    const lost = () => settle(undefined);
    socket.once('disconnect', lost);
    socket.emit(event, request, (answer: Acknowledgement<T>) => settle(answer));
  });
}
