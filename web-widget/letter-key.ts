import type { BrowserStorage } from '../browser/browser-storage.ts';
import { readCredentials } from './tokens.ts';

const KEY = /^#chat=([\w-]+)\.([\w-]+)$/;

/**
 * Takes the visitor's token that the link of a letter carries: this browser is then in the chat that the letter is about, wherever
 * that was begun. For whoever is signed in on the page it goes on under their name, as what a visitor wrote before signing in.
 * @param hash the fragment of the page's address; a browser sends it to no server
 * @param forget removes what another visitor left in this browser
 */
export function takeLetterKey(storage: BrowserStorage, hash: string, forget: () => void): boolean {
  const [, payload = '', signature = ''] = KEY.exec(hash) ?? [];
  const visitor = visitorIn(payload);
  if (visitor === undefined) return false;
  if (readCredentials(storage)?.visitorId !== visitor.visitorId) {
    forget();
    storage.write('token', JSON.stringify({ token: `${payload}.${signature}`, ...visitor }));
  }
  return true;
}

/** Read without checking: the server does, with each use of the token. */
function visitorIn(payload: string): { readonly visitorId: string; readonly expiresAt: string } | undefined {
  try {
    const read = JSON.parse(atob(payload.replaceAll('-', '+').replaceAll('_', '/'))) as Record<string, unknown>;
    const { visitorId, expiresAt } = read;
    if (typeof visitorId !== 'string' || typeof expiresAt !== 'number') return undefined;
    return { visitorId, expiresAt: new Date(expiresAt).toISOString() };
  } catch {
    return undefined;
  }
}
