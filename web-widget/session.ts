import type { BrowserStorage } from '../browser/browser-storage.ts';
import type { SentFile } from '../browser/upload-list.ts';
import type { Locale } from '../protocol/locale.ts';
import type { EntranceNeeds } from './entrance.ts';
import { createLiveLink } from './live-link.ts';
import { keptOutbox } from './outbox.ts';
import { persist } from './persist.ts';
import { createPersonRequest } from './person-request.ts';
import { createRequests, type Requests } from './requests.ts';
import { messageSender } from './send-messages.ts';
import { showConversation } from './show-conversation.ts';

/** What the shopper can do; every action works offline as far as it can, and says so where it cannot. */
export interface Session {
  start(): void;
  send(content: { readonly text?: string; readonly value?: unknown; readonly files?: readonly SentFile[] }): void;
  retry(clientId: string): void;
  discard(clientId: string): void;
  requestPerson(): void;
  backToAssistant(): void;
  leaveTicket(): void;
  end(): void;
  rateAnswer(messageId: string, helpful: boolean): void;
  /** `seq`: the rating form's place in the log. Resolves to whether the server took it. */
  rate(seq: number, score: 1 | 2 | 3 | 4 | 5, comment: string): Promise<boolean>;
  /** @param of the page is in this language now; without it, the shopper chose it, which goes before any page */
  setLocale(locale: Locale, of?: 'page'): void;
  setTyping(typing: boolean): void;
  markRead(): void;
  /** Shows another conversation of this shopper; without an id, the newest. */
  show(conversationId: string | undefined): void;
  /** Attachments' addresses live for minutes only: fetches the message's again. */
  refresh(seq: number): void;
  /** The network may have changed: makes sure that the link is alive. */
  probe(): void;
  token(): Promise<string>;
  renewToken(refused: string): Promise<string>;
  close(): void;
}

export interface SessionNeeds extends EntranceNeeds {
  readonly storage: BrowserStorage;
  readonly newId: () => string;
}

export function createSession(needs: SessionNeeds): Session {
  const { live, storage, newId, now } = needs;
  const kept = keptOutbox(storage);
  const stopPersisting = persist(live, storage, kept);
  const link = createLiveLink(needs, {
    onCaughtUp() {
      for (const item of kept.list()) live.dispatch({ type: 'message:queued', item });
      sender.flush();
      reportedSeq = 0;
      person.repeat();
      askForLanguage();
    },
    onForgotten: () => storage.write('conversation', undefined),
  });
  const requests = createRequests(live, link);
  const { ask, act } = requests;
  const refresh = (seq: number) => void fetchAgain(seq, live, requests);
  const person = createPersonRequest(live, requests);
  const sender = messageSender(needs, link, requests, refresh);
  let lastCreated = 0;
  let reportedSeq = 0;
  /** Until the server knows of it. */
  let language: { readonly locale: Locale; readonly of?: 'page' } | undefined;

  async function askForLanguage(): Promise<void> {
    const asked = language;
    if (asked === undefined) return;
    const outcome = await ask('locale:set', asked);
    if (outcome.kind === 'lost' || language !== asked) return;
    language = undefined;
    if (outcome.kind === 'done') live.dispatch({ type: 'locale:changed', locale: outcome.answer.locale });
  }

  return {
    start: link.open,
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
    requestPerson: person.make,
    backToAssistant: person.takeBack,
    leaveTicket: person.leaveTicket,
    end: () => void act('conversation:end', {}),
    rateAnswer(messageId, helpful) {
      live.dispatch({ type: 'answer:rated', messageId, helpful });
      void act('answer:rate', { messageId, helpful });
    },
    async rate(seq, score, comment) {
      const { conversationId } = live.get();
      const answer = await act('conversation:rate', { score, ...(comment === '' ? {} : { comment }) });
      if (answer !== undefined && live.get().conversationId === conversationId)
        live.dispatch({ type: 'conversation:rated', seq });
      return answer !== undefined;
    },
    setLocale(locale, of) {
      if (of === 'page' && live.get().localeChosen) return;
      live.dispatch({ type: 'locale:changed', locale, chosen: of !== 'page' });
      language = { locale, ...(of === undefined ? {} : { of }) };
      void askForLanguage();
    },
    setTyping: (typing) => void ask('typing:set', { typing }),
    markRead() {
      const { lastSeq } = live.get().log;
      live.dispatch({ type: 'own:read', seq: lastSeq });
      if (!link.connection()?.connected || lastSeq <= reportedSeq) return;
      reportedSeq = lastSeq;
      void ask('message:read', { seq: lastSeq });
    },
    show: showConversation(live, link),
    refresh,
    probe: link.probe,
    token: link.token,
    renewToken: link.renewToken,
    close() {
      stopPersisting();
      link.close();
    },
  };
}

/** Fetches a message anew. Meanwhile another conversation may be shown, whose log it is not of. */
async function fetchAgain(seq: number, live: SessionNeeds['live'], { ask }: Pick<Requests, 'ask'>): Promise<void> {
  const { conversationId } = live.get();
  const outcome = await ask('conversation:open', { afterSeq: seq - 1 });
  const message = outcome.kind === 'done' ? outcome.answer.messages[0] : undefined;
  if (message?.seq === seq && live.get().conversationId === conversationId)
    live.dispatch({ type: 'message:received', message });
}
