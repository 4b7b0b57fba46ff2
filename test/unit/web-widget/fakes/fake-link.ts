import type { WireError } from '../../../../protocol/error-codes.ts';
import type { ShopperPushes } from '../../../../protocol/shopper-events.ts';
import type { Connection, ConnectionEvents } from '../../../../web-widget/connection.ts';
import type { ServerLog } from './server-log.ts';

/** What happens to a request on its way. */
export type Fate = 'deliver' | 'lose-request' | 'lose-answer' | WireError;

export interface FakeLink extends Connection {
  readonly requests: { readonly event: string; readonly body: unknown }[];
  /** Decides on each request; everything is delivered unless told otherwise. */
  fate: (event: string) => Fate;
  restarts: number;
  /** Instead of the server's own answers, by event. */
  readonly answers: Record<string, unknown>;
  up(): void;
  down(): void;
  refuse(error: WireError): void;
  push<E extends keyof ShopperPushes>(event: E, body: Parameters<ShopperPushes[E]>[0]): void;
}

/** A link to a {@link ServerLog} that breaks when told. Requests are answered in the next microtask. */
export function fakeLink(events: ConnectionEvents, log: ServerLog): FakeLink {
  let connected = false;
  const answerTo = (event: string, body: Record<string, unknown>): unknown => {
    if (event in link.answers) return link.answers[event];
    if (event === 'conversation:open') return log.open(Number(body.afterSeq ?? 0));
    if (event === 'message:send') return log.send(String(body.clientId), body.text as string | undefined);
    if (event === 'handoff:request') return { handoff: { state: 'queued', position: 1 } };
    if (event === 'handoff:cancel') return { handoff: { state: 'bot' } };
    if (event === 'locale:set') return { locale: body.locale };
    return {};
  };
  const link: FakeLink = {
    requests: [],
    fate: () => 'deliver',
    restarts: 0,
    answers: {},
    get connected() {
      return connected;
    },
    async request(event, body) {
      if (!connected) return { kind: 'lost' };
      link.requests.push({ event, body });
      const fate = link.fate(event);
      if (typeof fate === 'object') return { kind: 'refused', error: fate };
      const answer = fate === 'lose-request' ? undefined : answerTo(event, body as Record<string, unknown>);
      await Promise.resolve();
      return fate === 'deliver' && connected ? { kind: 'done', answer: answer as never } : { kind: 'lost' };
    },
    restart() {
      link.restarts++;
      link.down();
      link.up();
    },
    close: () => link.down(),
    up() {
      connected = true;
      events.onUp();
    },
    down() {
      connected = false;
      events.onDown();
    },
    refuse(error) {
      connected = false;
      events.onRefused(error);
    },
    push: (event, body) => connected && events.onPush(event, body),
  };
  return link;
}
