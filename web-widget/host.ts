import type { Locale } from '../protocol/locale.ts';

/** What the script tag says. */
export interface WidgetOptions {
  /** Address of the server, without a slash at the end: where the script itself came from. */
  readonly server: string;
  /** The page's wish; a language that the shopper chose in the chat goes before it. */
  readonly locale: Locale | undefined;
  readonly identityUrl: string | undefined;
  /** Where the page's guests sign in; `{return}` in it stands for the page to come back to. */
  readonly signInUrl: string | undefined;
  readonly position: 'left' | 'right';
}

/** A button that was pressed before the page was left. */
export interface Pressed {
  readonly text: string;
  readonly value: unknown;
}

/** What the loader gives the chat: a place in the page, and the launcher to keep up to date. */
export interface Host {
  readonly options: WidgetOptions;
  /** Locale to begin with. */
  readonly locale: Locale;
  /** Of the page itself. */
  readonly page: Locale;
  readonly root: ShadowRoot;
  /** Where the chat draws itself. */
  readonly mount: HTMLElement;
  readonly launcher: HTMLButtonElement;
  /** On the launcher and in the page's title. */
  setUnread(count: number): void;
  setOpen(open: boolean): void;
  /** Words for the launcher, once the chat has loaded the locale. `{count}` stands for the number. */
  setLabels(labels: { readonly open: string; readonly close: string; readonly unread: string }): void;
  /** For the button that leads to signing in: the way there, with its title. Undefined for others, and where the page has said no way. */
  signIn(value: unknown): ((title: string) => void) | undefined;
  /** Sends that button where this tab has just come back from there, signed in. */
  cameBack(send: (pressed: Pressed) => void): void;
  /** Tells those who asked by `Kaunter.on`. */
  emit(event: WidgetEvent, detail: unknown): void;
}

export type WidgetEvent = 'unread' | 'open' | 'close' | 'signIn';

/** What the chat gives the loader. */
export interface Chat {
  open(options: { readonly focus: boolean }): void;
  close(): void;
  ask(text: string): void;
  setLocale(locale: string): void;
}

/** `window.Kaunter`: for the page that the widget sits on. Each call works before the chat is loaded. */
export interface KaunterApi {
  open(): void;
  close(): void;
  /** Opens the chat and asks this, as if the shopper had typed it. */
  ask(text: string): void;
  /**
   * The page is in another language now: a BCP 47 tag. One that the product does not speak changes nothing, and a language that
   * the shopper chose in the chat stays.
   */
  setLocale(locale: string): void;
  /**
   * `unread` gives the number of unread messages; `signIn` asks the page to sign the guest in, and goes before `data-sign-in-url`.
   * The answer ends the subscription.
   */
  on(event: WidgetEvent, listener: (detail: unknown) => void): () => void;
}
