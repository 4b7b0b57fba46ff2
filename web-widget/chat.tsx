import { render } from 'preact';
import { type BrowserStorage, createBrowserStorage } from '../browser/browser-storage.ts';
import type { WidgetSettings } from '../protocol/api.ts';
import { isLocale } from '../protocol/locale.ts';
import { playChime } from './attention.ts';
import css from './chat.css?inline';
import { compose, forgetPerson } from './compose.ts';
import type { Chat, Host } from './host.ts';
import { takeLetterKey } from './letter-key.ts';
import { createLiveState, type LiveState } from './live-state.ts';
import { createWordLoader } from './load-words.ts';
import { watchNetwork } from './network.ts';
import { storagePrefix } from './options.ts';
import { createPreviews } from './previews.ts';
import { speak } from './spoken.ts';
import { initialState, isFromOthers, unreadCount } from './state.ts';
import { readCredentials } from './tokens.ts';
import { Panel } from './views/panel.tsx';
import { WidgetContext } from './views/widget-context.ts';

/** Brings the chat to life in the loader's shadow root. Rejects when its words cannot be fetched. */
export async function start(host: Host): Promise<Chat> {
  const { server, identityUrl } = host.options;
  const storage = createBrowserStorage(storagePrefix(server));
  // Signed out since: known before anything is drawn, where the page says that nobody is signed in.
  if (identityUrl === undefined && readCredentials(storage)?.subject !== undefined) forgetPerson(storage);
  // The address is copied and kept: the key goes out of it.
  const address = takeLetterKey(storage, location.hash, () => forgetPerson(storage));
  if (address !== undefined) history.replaceState(history.state, '', address.fragment);
  const localeChosen = storage.read('localeChosen') !== undefined;
  const live = createLiveState(initialState(host.locale, localeChosen, address?.conversationId));
  const spoken = await speak(live, createWordLoader(server, __KAUNTER_VERSION__, window.fetch.bind(window)), () => {
    label();
    draw();
  });
  const { session, uploads, inbox } = compose(host.options, live, storage, draw);
  const parts = { server, live, session, storage, uploads, inbox, previews: createPreviews(), signIn: host.signIn };
  let settings: WidgetSettings | undefined;

  dress(host.root);
  let drawing = false;
  /** Once for all changes of a moment, and never in the middle of another drawing. */
  function draw(): void {
    if (drawing) return;
    drawing = true;
    queueMicrotask(drawNow);
  }

  function drawNow(): void {
    drawing = false;
    const value = { ...parts, ...spoken(), settings, close };
    render(
      <WidgetContext.Provider value={value}>
        <Panel state={live.get()} />
      </WidgetContext.Provider>,
      host.mount,
    );
  }

  function label(): void {
    const { locale, words } = spoken();
    const { launcherOpen = '', launcherClose = '', launcherUnread = '' } = words.widget;
    host.setLabels({ open: launcherOpen, close: launcherClose, unread: launcherUnread });
    host.mount.lang = locale;
  }

  function show(open: boolean): void {
    live.dispatch({ type: 'panel:toggled', open });
    host.setOpen(open);
  }

  function open({ focus }: { readonly focus: boolean }): void {
    show(true);
    drawNow();
    if (focus) host.mount.querySelector<HTMLTextAreaElement>('textarea.write')?.focus();
  }

  function close(): void {
    show(false);
    host.launcher.focus();
  }

  let page = host.page;
  // From here on the chat speaks as it does now, until there is a page in another language.
  live.subscribe(({ loaded }, before) => {
    if (!loaded || before.loaded) return;
    storage.write('page', page);
    host.cameBack(session.send);
  });
  announce(host, live, storage);
  live.subscribe(draw);
  label();
  draw();
  watchNetwork(session.probe);
  session.start();
  void readSettings(server).then((read) => {
    settings = read;
    draw();
  });

  return {
    open,
    close,
    ask(text) {
      live.dispatch({ type: 'inbox:shown', shown: false });
      open({ focus: true });
      if (text.trim() !== '') session.send({ text: text.trim() });
    },
    setLocale(locale) {
      if (!isLocale(locale)) return;
      page = locale;
      storage.write('page', page);
      session.setLocale(locale, 'page');
    },
  };
}

function dress(root: ShadowRoot): void {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  root.adoptedStyleSheets.push(sheet);
}

/** Tells of what has come in: by the loader, and by a sound. */
function announce(host: Host, live: LiveState, storage: BrowserStorage): void {
  live.subscribe((state, before) => {
    const count = unreadCount(state);
    if (count !== unreadCount(before)) host.setUnread(count);
    const latest = state.log.messages.at(-1);
    const fresh = before.loaded && state.log.lastSeq > before.log.lastSeq && latest && isFromOthers(latest);
    if (fresh && count > 0 && storage.read('sound') === 'on') playChime();
  });
}

/** Undefined where they cannot be had: the chat only lacks the marketplace's name and hours. */
function readSettings(server: string): Promise<WidgetSettings | undefined> {
  return fetch(`${server}/v1/widget/settings`, { credentials: 'omit' })
    .then((response) => (response.ok ? response.json() : undefined))
    .catch(() => undefined);
}
