import { nearestLocale } from '../protocol/locale.ts';
import { createTitleBadge } from './attention.ts';
import type { Chat, Host, KaunterApi, WidgetEvent, WidgetOptions } from './host.ts';
import { createLauncher } from './launcher.ts';
import { firstLocale, pageLocale, readOptions, storagePrefix } from './options.ts';
import { leadsToSignIn, leftWith, signInAddress } from './sign-in.ts';
import { readCredentials } from './tokens.ts';

declare global {
  interface Window {
    Kaunter?: KaunterApi;
  }
}

/** The script of the page: draws the launcher at once, and brings the chat when it is wanted. */
function load(script: HTMLScriptElement): KaunterApi {
  const options = readOptions(script.dataset, script.src);
  const key = storagePrefix(options.server);
  const listeners = new Map<WidgetEvent, Set<(detail: unknown) => void>>();
  const page = pageLocale(options.locale, document.documentElement.lang, navigator.languages ?? []);
  const kept = (name: string) => remembered('localStorage', key + name);
  const locale = firstLocale(
    { spoken: kept('locale'), chosen: kept('localeChosen') !== undefined, page: kept('page') },
    page,
  );
  const [openWord, failedWord] = __KAUNTER_LAUNCHER__[locale];
  const launcher = createLauncher(openWord, options.position, script.dataset.theme, toggle);
  let chat: Promise<Chat> | undefined;
  const showTitle = createTitleBadge(document);
  let isOpen = false;
  let attempt = 0;

  const host: Host = {
    options,
    locale,
    page,
    root: launcher.root,
    mount: launcher.mount,
    launcher: launcher.button,
    setUnread(count) {
      launcher.setUnread(count);
      showTitle(count);
      host.emit('unread', count);
    },
    setOpen(open) {
      if (open === isOpen) return;
      isOpen = open;
      launcher.setOpen(open);
      remember(`${key}open`, open ? '1' : undefined);
      host.emit(open ? 'open' : 'close', undefined);
    },
    setLabels: launcher.setLabels,
    ...signingIn(options, key, () => (listeners.get('signIn')?.size ?? 0) > 0 && host.emit),
    emit(event, detail) {
      for (const listener of listeners.get(event) ?? []) listener(detail);
    },
  };

  function bring(): Promise<Chat> {
    chat ??= importChat(host, attempt).catch((cause: unknown) => {
      attempt++;
      chat = undefined;
      launcher.setFailed(failedWord);
      throw cause;
    });
    return chat;
  }

  function use(work: (chat: Chat) => void, visibly = true): void {
    if (visibly) launcher.setBusy(true);
    bring()
      .then(work, () => undefined) // the launcher says so, and the next click tries again
      .finally(() => launcher.setBusy(false));
  }

  function toggle(): void {
    use((ready) => (isOpen ? ready.close() : ready.open({ focus: true })));
  }

  // Letters link to a page with the chat open.
  if (remembered('sessionStorage', `${key}open`) || /^#chat\b/.test(location.hash))
    use((ready) => ready.open({ focus: false }), false);
  else if (kept('conversation')) use(() => undefined, false);

  return {
    open: () => use((ready) => ready.open({ focus: true })),
    close: () => use((ready) => ready.close()),
    ask: (text) => use((ready) => ready.ask(text)),
    setLocale: (tag) => {
      const wanted = nearestLocale(tag);
      if (wanted) use((ready) => ready.setLocale(wanted), false);
    },
    on(event, listener) {
      const all = listeners.get(event) ?? new Set();
      listeners.set(event, all.add(listener));
      return () => all.delete(listener);
    },
  };
}

/** @param heard tells the page, where it has asked to be told that somebody wants to sign in */
function signingIn(
  { signInUrl }: WidgetOptions,
  key: string,
  heard: () => Host['emit'] | false,
): Pick<Host, 'signIn' | 'cameBack'> {
  return {
    signIn(value) {
      const tell = heard();
      const address = signInAddress(signInUrl, location.href);
      if (!leadsToSignIn(value) || !(tell || address)) return undefined;
      return (text) => {
        remember(`${key}signIn`, JSON.stringify({ at: Date.now(), text, value }));
        if (tell) tell('signIn', undefined);
        else if (address) location.assign(address);
      };
    },
    cameBack(send) {
      if (readCredentials({ read: (name) => remembered('localStorage', key + name) })?.subject === undefined) return;
      const left = leftWith(remembered('sessionStorage', `${key}signIn`), Date.now());
      remember(`${key}signIn`, undefined);
      if (left !== undefined) send(left);
    },
  };
}

/** A module that failed to load stays failed under its address, so that every further try needs another one. */
async function importChat(host: Host, attempt: number): Promise<Chat> {
  const retry = attempt > 0 ? `&retry=${attempt}` : '';
  const address = `${host.options.server}/widget/chat.js?v=${__KAUNTER_VERSION__}${retry}`;
  const module: { start: (host: Host) => Promise<Chat> } = await import(/* @vite-ignore */ address);
  return module.start(host);
}

function remembered(area: 'localStorage' | 'sessionStorage', key: string): string | undefined {
  try {
    return window[area].getItem(key) ?? undefined;
  } catch {
    return undefined; // blocked by the browser: nothing is remembered
  }
}

function remember(key: string, value: string | undefined): void {
  try {
    if (value !== undefined) sessionStorage.setItem(key, value);
    else sessionStorage.removeItem(key);
  } catch {
    // Blocked by the browser: the panel is closed on the next page, and nothing is asked again.
  }
}

const script = document.currentScript ?? document.querySelector('script[data-kaunter]');
if (script instanceof HTMLScriptElement && !window.Kaunter) window.Kaunter = load(script);
