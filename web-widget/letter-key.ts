import type { BrowserStorage } from '../browser/browser-storage.ts';
import { readCredentials } from './tokens.ts';

const CHAT = /^#chat(?:=([\w-]+)\.([\w-]+))?(?:&in=([\w-]+))?$/;

/** What the address asks of the chat. */
export interface ChatAddress {
  /** The conversation to show; undefined: the newest. */
  readonly conversationId: string | undefined;
  /** The fragment without the key, for the address bar: a reload shows the same. */
  readonly fragment: string;
}

/**
 * Takes the visitor's token that the link of a letter carries: this browser is then in the chat that the letter is about, wherever
 * that was begun. For whoever is signed in on the page it goes on under their name, as what a visitor wrote before signing in.
 * @param hash the fragment of the page's address; a browser sends it to no server
 * @param forget removes what another visitor left in this browser
 * @returns undefined where the address is not about the chat, or its key is none
 */
export function takeLetterKey(storage: BrowserStorage, hash: string, forget: () => void): ChatAddress | undefined {
  const found = CHAT.exec(hash);
  const [, payload, signature, conversationId] = found ?? [];
  const visitor = payload === undefined ? undefined : visitorIn(payload);
  if (found === null || (payload !== undefined && visitor === undefined)) return undefined;
  if (visitor !== undefined && readCredentials(storage)?.visitorId !== visitor.visitorId) {
    forget();
    storage.write('token', JSON.stringify({ token: `${payload}.${signature}`, ...visitor }));
  }
  return { conversationId, fragment: conversationId === undefined ? '#chat' : `#chat&in=${conversationId}` };
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
