import type { BrowserStorage } from '../browser/browser-storage.ts';
import type { Outcome } from '../browser/socket-link.ts';
import type { WireError } from '../protocol/error-codes.ts';
import type { Locale } from '../protocol/locale.ts';
import { createCatchUp } from './catch-up.ts';
import type { Connection, ConnectionEvents } from './connection.ts';
import type { LiveState } from './live-state.ts';
import { keptOutbox } from './outbox.ts';
import { pauseAfter } from './pause.ts';
import { persist } from './persist.ts';
import { applyPush } from './pushes.ts';
import { createSender } from './sender.ts';
import type { SentFile } from './state.ts';
import { isTokenRefusal, SessionRefused, type Tokens } from './tokens.ts';

/** What the shopper can do; every action works offline as far as it can, and says so where it cannot. */
export interface Session {
  start(): void;
  send(content: { readonly text?: string; readonly value?: unknown; readonly files?: readonly SentFile[] }): void;
  retry(clientId: string): void;
  discard(clientId: string): void;
  requestPerson(): void;
  backToAssistant(): void;
  end(): void;
  rateAnswer(messageId: string, helpful: boolean): void;
  /** `seq`: the rating form's place in the log. Resolves to whether the server took it. */
  rate(seq: number, score: 1 | 2 | 3 | 4 | 5, comment: string): Promise<boolean>;
  setLocale(locale: Locale): void;
  setTyping(typing: boolean): void;
  markRead(): void;
  /** Attachments' addresses live for minutes only: fetches the message's again. */
  refresh(seq: number): void;
  /** The network may have changed: makes sure that the link is alive. */
  probe(): void;
  token(): Promise<string>;
  renewToken(refused: string): Promise<string>;
  close(): void;
}

export interface SessionNeeds {
  readonly live: LiveState;
  readonly storage: BrowserStorage;
  readonly tokens: Tokens;
  readonly connect: (events: ConnectionEvents) => Connection;
  readonly now: () => number;
  readonly newId: () => string;
  readonly random: () => number;
  readonly later: (work: () => void, ms: number) => void;
  /** False when the browser knows that it has no network. */
  readonly online: () => boolean;
}

/** A probe without an answer for this long, in milliseconds: the link is dead though it looks open. */
const PROBE_MS = 4_000;

export function createSession(needs: SessionNeeds): Session {
  const { live, storage, tokens, now, newId, random, later } = needs;
  let connection: Connection | undefined;
  let token = '';
  let closed = false;
  let attempts = 0;
  let lastCreated = 0;
  let wantsPerson = false;
  let reportedSeq = 0;

  const kept = keptOutbox(storage);
  const stopPersisting = persist(live, storage, kept);
  const catchUp = createCatchUp({ live, connection: () => connection, onDone: caughtUp, onStale: stale });
  const sender = createSender({
    live,
    connection: () => connection,
    later,
    now,
    random,
    onStale: stale,
    onFilesSent: refresh,
  });

  async function enter(obtain: () => Promise<{ readonly token: string }>): Promise<void> {
    try {
      token = (await obtain()).token;
      attempts = 0;
    } catch (error) {
      attempts++;
      linkLost();
      const refusal = error instanceof SessionRefused ? error.refusal : undefined;
      const told = refusal && pauseAfter(refusal, random);
      if (refusal !== undefined && told !== undefined) {
        comeAgain(refusal, told, () => enter(obtain));
        return;
      }
      // Full jitter, 0.5–20 s: many widgets must not come back at one instant.
      const ceiling = Math.min(20_000, 500 * 2 ** attempts);
      if (!closed) later(() => void enter(obtain), ceiling * (0.5 + random() / 2));
      return;
    }
    if (closed) return;
    if (connection) connection.restart();
    else connection = needs.connect({ token: () => token, onUp: catchUp, onDown: linkLost, onRefused: stale, onPush });
  }

  /** The server said when: the shopper is told, and it goes on by itself. */
  function comeAgain({ code }: WireError, ms: number, work: () => unknown): void {
    live.dispatch({ type: 'pause:begun', pause: { code, what: 'open', until: now() + ms } });
    later(() => {
      if (!closed) work();
    }, ms);
  }

  const onPush: ConnectionEvents['onPush'] = (event, push) => {
    if (applyPush(live, event, push)) catchUp();
  };

  function linkLost(): void {
    const link = needs.online() ? (live.get().loaded ? 'reconnecting' : 'connecting') : 'offline';
    live.dispatch({ type: 'link:changed', link: attempts > 0 && link === 'connecting' ? 'reconnecting' : link });
  }

  /** The server does not know this token or conversation (any more). What was typed stays. */
  function stale(error: WireError): void {
    if (error.code === 'conversation_not_found') {
      storage.write('conversation', undefined);
      live.dispatch({ type: 'conversation:forgotten' });
      catchUp();
    } else if (isTokenRefusal(error.code)) {
      const refused = token;
      void enter(() => tokens.renew(refused));
    } else {
      // A link that stands is kept: to build it anew is more work than what was refused.
      const goOn = () => (connection?.connected ? catchUp() : connection?.restart());
      const told = pauseAfter(error, random);
      if (told !== undefined) comeAgain(error, told, goOn);
      else {
        live.dispatch({ type: 'notice:shown', code: error.code });
        later(goOn, 5_000 * (1 + random()));
      }
    }
  }

  function caughtUp(): void {
    live.dispatch({ type: 'link:changed', link: 'online' });
    live.dispatch({ type: 'pause:over', what: 'open' });
    for (const item of kept.list()) live.dispatch({ type: 'message:queued', item });
    sender.flush();
    reportedSeq = 0;
    if (wantsPerson) void requestPerson();
  }

  async function act(work: (link: Connection, conversationId: string) => Promise<Outcome<unknown>>): Promise<boolean> {
    const { conversationId } = live.get();
    const outcome = connection && conversationId ? await work(connection, conversationId) : undefined;
    if (outcome?.kind === 'refused') {
      if (isTokenRefusal(outcome.error.code)) stale(outcome.error);
      live.dispatch({ type: 'notice:shown', code: outcome.error.code });
    } else if (outcome?.kind !== 'done') live.dispatch({ type: 'notice:shown', code: 'offline' });
    return outcome?.kind === 'done';
  }

  async function requestPerson(): Promise<void> {
    const { conversationId, link } = live.get();
    wantsPerson = true;
    if (!connection || !conversationId || link !== 'online') return;
    const outcome = await connection.request('handoff:request', { conversationId });
    if (outcome.kind === 'lost') return; // asked again after the reconnect
    wantsPerson = false;
    if (outcome.kind === 'done') live.dispatch({ type: 'handoff:changed', handoff: outcome.answer.handoff });
    else live.dispatch({ type: 'notice:shown', code: outcome.error.code });
  }

  function refresh(seq: number): void {
    const { conversationId } = live.get();
    if (!conversationId || !connection) return;
    void connection.request('conversation:open', { conversationId, afterSeq: seq - 1 }).then((outcome) => {
      const message = outcome.kind === 'done' ? outcome.answer.messages[0] : undefined;
      if (message?.seq === seq) live.dispatch({ type: 'message:received', message });
    });
  }

  return {
    start: () => void enter(() => tokens.current()),
    send({ text, value, files }) {
      lastCreated = Math.max(now(), lastCreated + 1); // strictly rising: it gives the order after a reload
      const item = {
        clientId: newId(),
        createdAt: new Date(lastCreated).toISOString(),
        ...(text === undefined || text === '' ? {} : { text }),
        ...(value === undefined ? {} : { value }),
        ...(files === undefined || files.length === 0 ? {} : { files }),
      };
      live.dispatch({ type: 'message:queued', item });
      sender.flush();
    },
    retry(clientId) {
      live.dispatch({ type: 'message:retried', clientId });
      sender.flush();
    },
    discard: (clientId) => live.dispatch({ type: 'message:discarded', clientId }),
    requestPerson: () => void requestPerson(),
    backToAssistant() {
      wantsPerson = false;
      void act(async (link, conversationId) => {
        const outcome = await link.request('handoff:cancel', { conversationId });
        if (outcome.kind === 'done') live.dispatch({ type: 'handoff:changed', handoff: outcome.answer.handoff });
        return outcome;
      });
    },
    end: () => void act((link, conversationId) => link.request('conversation:end', { conversationId })),
    rateAnswer(messageId, helpful) {
      live.dispatch({ type: 'answer:rated', messageId, helpful });
      void act((link, conversationId) => link.request('answer:rate', { conversationId, messageId, helpful }));
    },
    async rate(seq, score, comment) {
      const body = { score, ...(comment === '' ? {} : { comment }) };
      const done = await act((link, conversationId) => link.request('conversation:rate', { conversationId, ...body }));
      if (done) live.dispatch({ type: 'conversation:rated', seq });
      return done;
    },
    setLocale(locale) {
      live.dispatch({ type: 'locale:changed', locale });
      const { conversationId } = live.get();
      if (conversationId) void connection?.request('locale:set', { conversationId, locale });
    },
    setTyping(typing) {
      const { conversationId } = live.get();
      if (conversationId) void connection?.request('typing:set', { conversationId, typing });
    },
    markRead() {
      const { conversationId, log } = live.get();
      live.dispatch({ type: 'own:read', seq: log.lastSeq });
      if (!conversationId || !connection?.connected || log.lastSeq <= reportedSeq) return;
      reportedSeq = log.lastSeq;
      void connection.request('message:read', { conversationId, seq: log.lastSeq });
    },
    refresh,
    probe() {
      const { conversationId, log } = live.get();
      if (!connection) return;
      if (!connection.connected || !conversationId) return connection.restart();
      void connection
        .request('conversation:open', { conversationId, afterSeq: log.lastSeq }, PROBE_MS)
        .then((outcome) => {
          if (closed || outcome.kind === 'refused') return;
          if (outcome.kind === 'done') {
            live.dispatch({ type: 'conversation:opened', afterSeq: log.lastSeq, ...outcome.answer });
            return caughtUp();
          }
          linkLost();
          connection?.restart();
        });
    },
    async token() {
      token ||= (await tokens.current()).token;
      return token;
    },
    async renewToken(refused) {
      token = (await tokens.renew(refused)).token;
      connection?.restart();
      return token;
    },
    close() {
      closed = true;
      stopPersisting();
      connection?.close();
    },
  };
}
