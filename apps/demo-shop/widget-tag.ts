import type { Locale } from '../../protocol/locale.ts';
import { becomeVisitor, type Visitor } from './visitor.ts';

/** The part of the widget's interface that the shop uses. */
interface WidgetApi {
  open(): void;
  ask(text: string): void;
  setLocale(locale: string): void;
  on(event: 'signIn', listener: () => void): void;
}

function widgetApi(): WidgetApi | undefined {
  const api: unknown = Reflect.get(window, 'Kaunter');
  return typeof api === 'object' && api !== null && 'ask' in api ? (api as WidgetApi) : undefined;
}

/**
 * Puts the widget on the page, by the same one tag that any page would carry in its HTML:
 * `<script src="/widget.js" data-kaunter data-identity-url="…">`. A guest's tag has no identity.
 */
export function addWidget(visitor: Visitor, locale: Locale): void {
  const tag = document.createElement('script');
  tag.src = '/widget.js';
  tag.dataset.kaunter = '';
  tag.dataset.locale = locale;
  if (visitor === 'shopper') tag.dataset.identityUrl = '/v1/demo/identity';
  else tag.addEventListener('load', () => widgetApi()?.on('signIn', () => becomeVisitor('shopper')));
  document.body.append(tag);
}

/** Whether the chat could be opened; it may still be loading. */
export function openWidget(): boolean {
  const api = widgetApi();
  api?.open();
  return api !== undefined;
}

export function askWidget(text: string): boolean {
  const api = widgetApi();
  api?.ask(text);
  return api !== undefined;
}

export function setWidgetLocale(locale: Locale): void {
  widgetApi()?.setLocale(locale);
}
