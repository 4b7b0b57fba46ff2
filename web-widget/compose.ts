import type { BrowserStorage } from '../browser/browser-storage.ts';
import { renewingUpload } from '../browser/renewing-upload.ts';
import { upload } from '../browser/upload.ts';
import { createUploadList, type UploadList } from '../browser/upload-list.ts';
import { connect } from './connection.ts';
import type { WidgetOptions } from './host.ts';
import { createInboxCount, type InboxCount } from './inbox-count.ts';
import type { LiveState } from './live-state.ts';
import { createSession, type Session } from './session.ts';
import { createTokens } from './tokens.ts';

/** The session, the files and the inbox of this page, with the real server behind them. */
export function compose(
  { server, identityUrl }: WidgetOptions,
  live: LiveState,
  storage: BrowserStorage,
  onChange: () => void,
): { readonly session: Session; readonly uploads: UploadList; readonly inbox: InboxCount } {
  const tokens = createTokens({
    server,
    identityUrl,
    storage,
    fetch: window.fetch.bind(window),
    locale: () => live.get().locale,
    now: Date.now,
    alone: (work) => (navigator.locks ? navigator.locks.request(`kaunter|${server}`, work) : work()),
    onPersonChanged() {
      uploads.clear();
      forgetPerson(storage);
      live.dispatch({ type: 'person:changed' });
    },
  });
  const later = (work: () => void, ms: number) => void setTimeout(work, ms);
  const session = createSession({
    live,
    storage,
    tokens,
    connect: (events) => connect(server, events),
    now: Date.now,
    newId: () => crypto.randomUUID?.() ?? randomId(),
    random: Math.random,
    later,
    online: () => navigator.onLine,
  });
  const { token, renewToken } = session;
  const uploads = createUploadList({
    send: (file, progress) =>
      renewingUpload({ token, renewToken, send: (held) => upload(file, progress, { token: held, server }) }),
    onChange,
  });
  const fetch = window.fetch.bind(window);
  const inbox = createInboxCount({ server, live, storage, fetch, now: Date.now, later, onChange });
  return { session, uploads, inbox };
}

/** Removes all that one shopper left in this browser; how the widget looks and speaks stays. */
export function forgetPerson(storage: BrowserStorage): void {
  const kept = new Set(['locale', 'localeChosen', 'page', 'sound', 'large', 'push', 'noPush']);
  for (const { key } of storage.list('')) if (!kept.has(key)) storage.write(key, undefined);
}

/** For pages served without TLS, where `randomUUID` is missing. */
function randomId(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
