import { render } from 'preact';
import { type BrowserStorage, createBrowserStorage } from '../browser/browser-storage.ts';
import { upload } from '../browser/upload.ts';
import { refusalBeforeUpload } from '../browser/upload-rules.ts';
import type { WidgetSettings } from '../protocol/api.ts';
import { isLocale, type Locale } from '../protocol/locale.ts';
import { createTitleBadge, playChime } from './attention.ts';
import css from './chat.css?inline';
import { connect } from './connection.ts';
import type { Chat, Host } from './host.ts';
import { createLiveState } from './live-state.ts';
import { watchNetwork } from './network.ts';
import { storagePrefix } from './options.ts';
import { createSession } from './session.ts';
import { initialState, isFromOthers, unreadCount } from './state.ts';
import { createTokens, readCredentials } from './tokens.ts';
import { createUploads } from './uploads.ts';
import { Panel } from './views/panel.tsx';
import { WidgetContext } from './views/widget-context.ts';
import { createWordLoader } from './words.ts';

/** Brings the chat to life in the loader's shadow root. Rejects when its words cannot be fetched. */
export async function start(host: Host): Promise<Chat> {
  const { server, identityUrl } = host.options;
  const storage = createBrowserStorage(storagePrefix(server));
  // Signed out since: known before anything is drawn, where the page says that nobody is signed in.
  if (identityUrl === undefined && readCredentials(storage)?.subject !== undefined) forgetPerson(storage);
  const live = createLiveState(initialState(host.locale));
  const fetch = window.fetch.bind(window);
  const loadWords = createWordLoader(server, __KAUNTER_VERSION__, fetch);
  let words = await loadWords(host.locale);
  let wordsLocale: Locale = host.locale;
  let settings: WidgetSettings | undefined;

  const tokens = createTokens({
    server,
    identityUrl,
    storage,
    fetch,
    locale: () => live.get().locale,
    now: Date.now,
    alone: (work) => (navigator.locks ? navigator.locks.request(`kaunter|${server}`, work) : work()),
    onPersonChanged() {
      uploads.take();
      forgetPerson(storage);
      live.dispatch({ type: 'person:changed' });
    },
  });
  const session = createSession({
    live,
    storage,
    tokens,
    connect: (events) => connect(server, events),
    now: Date.now,
    newId: () => crypto.randomUUID?.() ?? randomId(),
    random: Math.random,
    later: (work, ms) => void setTimeout(work, ms),
    online: () => navigator.onLine,
  });
  const uploads = createUploads({
    send: (token, file, onProgress) => upload(file, onProgress, { token, server }),
    token: session.token,
    renewToken: session.renewToken,
    refusal: refusalBeforeUpload,
    previewFor: (file) => (/^image\/(jpeg|png|webp|gif)$/.test(file.type) ? URL.createObjectURL(file) : undefined),
    onChange: draw,
  });

  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  host.root.adoptedStyleSheets = [...host.root.adoptedStyleSheets, sheet];
  const showTitle = createTitleBadge(document);

  let drawing = false;
  /** Once for all changes of a moment, and never in the middle of another drawing. */
  function draw(): void {
    if (drawing) return;
    drawing = true;
    queueMicrotask(drawNow);
  }

  function drawNow(): void {
    drawing = false;
    const value = { server, live, session, storage, uploads, words, locale: wordsLocale, settings, close };
    render(
      <WidgetContext.Provider value={value}>
        <Panel state={live.get()} />
      </WidgetContext.Provider>,
      host.mount,
    );
  }

  function takeWords(locale: Locale): void {
    void loadWords(locale).then(
      (loaded) => {
        if (live.get().locale !== locale) return;
        words = loaded;
        wordsLocale = locale;
        label();
        draw();
      },
      () => undefined, // the language before stays until the next change
    );
  }

  function label(): void {
    const { launcherOpen = '', launcherClose = '', launcherUnread = '' } = words.widget;
    host.setLabels({ open: launcherOpen, close: launcherClose, unread: launcherUnread });
    host.mount.lang = wordsLocale;
  }

  function open({ focus }: { readonly focus: boolean }): void {
    live.dispatch({ type: 'panel:toggled', open: true });
    host.setOpen(true);
    drawNow();
    if (focus) host.mount.querySelector<HTMLTextAreaElement>('textarea.write')?.focus();
  }

  function close(): void {
    live.dispatch({ type: 'panel:toggled', open: false });
    host.setOpen(false);
    draw();
    host.launcher.focus();
  }

  live.subscribe((state, before) => {
    if (state.locale !== before.locale) takeWords(state.locale);
    const count = unreadCount(state);
    if (count !== unreadCount(before)) {
      host.setUnread(count);
      showTitle(count);
    }
    const latest = state.log.messages.at(-1);
    const fresh = before.loaded && state.log.lastSeq > before.log.lastSeq && latest && isFromOthers(latest);
    if (fresh && count > 0 && storage.read('sound') === 'on') playChime();
    draw();
  });

  label();
  draw();
  watchNetwork(session.probe);
  session.start();
  void fetch(`${server}/v1/widget/settings`, { credentials: 'omit' })
    .then(async (response) => {
      if (!response.ok) return;
      settings = (await response.json()) as WidgetSettings;
      draw();
    })
    .catch(() => undefined); // the chat does without: it only lacks the marketplace's name and hours

  return {
    open,
    close,
    ask(text) {
      open({ focus: true });
      if (text.trim() !== '') session.send({ text: text.trim() });
    },
    setLocale(locale) {
      if (isLocale(locale)) session.setLocale(locale);
    },
  };
}

/** Removes all that one shopper left in this browser; how the widget looks and speaks stays. */
function forgetPerson(storage: BrowserStorage): void {
  const kept = new Set(['locale', 'sound', 'large']);
  for (const { key } of storage.list('')) if (!kept.has(key)) storage.write(key, undefined);
}

/** For pages served without TLS, where `randomUUID` is missing. */
function randomId(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
