import type { BrowserStorage } from '../browser/browser-storage.ts';
import { readCredentials } from './tokens.ts';

const KEY = /^#chat=([\w-]+)\.([\w-]+)$/;
/** So that it is exchanged for a new one before it is used. */
const RUN_OUT = new Date(0).toISOString();

/**
 * Takes the visitor's token that the link of a letter carries: this browser is then in the chat that the letter is about, wherever
 * that was begun. Whoever is signed in stays who they are, and whoever is that visitor keeps the token they have.
 * @param hash the fragment of the page's address; a browser sends it to no server
 * @param forget removes what another visitor left in this browser
 */
export function takeLetterKey(storage: BrowserStorage, hash: string, forget: () => void): boolean {
  const [, payload = '', signature = ''] = KEY.exec(hash) ?? [];
  const visitorId = visitorOf(payload);
  if (visitorId === undefined) return false;
  const kept = readCredentials(storage);
  if (kept?.subject === undefined && kept?.visitorId !== visitorId) {
    forget();
    storage.write('token', JSON.stringify({ token: `${payload}.${signature}`, visitorId, expiresAt: RUN_OUT }));
  }
  return true;
}

/** Read without checking: the server does, when it exchanges the token. */
function visitorOf(payload: string): string | undefined {
  try {
    const read = JSON.parse(atob(payload.replaceAll('-', '+').replaceAll('_', '/'))) as { visitorId?: unknown };
    return typeof read.visitorId === 'string' ? read.visitorId : undefined;
  } catch {
    return undefined;
  }
}
