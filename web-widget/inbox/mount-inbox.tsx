import { render } from 'preact';
import type { Mount } from '../views/script-place.tsx';
import css from './inbox.css?inline';
import { type InboxFile, InboxView } from './inbox-view.tsx';

/** Which file of words fits this script. */
const VERSION = new URL(import.meta.url).search;
const dressed = new WeakSet<ShadowRoot>();

/**
 * Draws the inbox into a place of the chat's panel. It is a script of its own, fetched when the inbox is opened first: most who open
 * the chat never do. Rejects where its words cannot be fetched.
 * @returns how to take it away
 */
export const mount: Mount = async (place, widget, leave) => {
  const { server, locale, live } = widget;
  const response = await fetch(`${server}/widget/locales/inbox-${locale}.json${VERSION}`, { credentials: 'omit' });
  if (!response.ok) throw new Error(`words of the inbox: ${response.status}`);
  const words = (await response.json()) as InboxFile;
  dress(place.getRootNode());
  const draw = () => render(<InboxView widget={widget} words={words} news={live.get().news} leave={leave} />, place);
  draw();
  const stop = live.subscribe((state, before) => {
    if (state.news !== before.news) draw();
  });
  return () => {
    stop();
    render(null, place);
  };
};

function dress(root: Node): void {
  if (!(root instanceof ShadowRoot) || dressed.has(root)) return;
  dressed.add(root);
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
}
