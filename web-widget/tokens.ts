import { type BrowserStorage, readJson } from '../browser/browser-storage.ts';
import type { SessionCreated } from '../protocol/api.ts';
import type { WireError } from '../protocol/error-codes.ts';
import type { Locale } from '../protocol/locale.ts';

/** Access of this browser's shopper, kept between pages and shared by tabs. */
export interface Credentials extends SessionCreated {
  /** Whom the marketplace says it is; undefined for an anonymous visitor. */
  readonly subject?: string;
}

export interface Tokens {
  /** Valid credentials, asked from the server where none are kept. Rejects when the server cannot be reached. */
  current(): Promise<Credentials>;
  /** The same, after the server refused `refused`: another tab's newer token, or a new one. */
  renew(refused: string): Promise<Credentials>;
}

interface Needs {
  readonly server: string;
  /** Where the page's signed-in shopper gets an identity token; without it everybody is an anonymous visitor. */
  readonly identityUrl: string | undefined;
  readonly storage: BrowserStorage;
  readonly locale: () => Locale;
  readonly now: () => number;
  readonly fetch: typeof globalThis.fetch;
  /** Runs one at a time over all tabs. */
  readonly alone: <T>(work: () => Promise<T>) => Promise<T>;
  /** Another person uses this browser now: what the one before wrote must go. */
  readonly onPersonChanged: () => void;
}

/** The server gave no access, and said why. */
export class SessionRefused extends Error {
  readonly refusal: WireError;

  constructor(refusal: WireError) {
    super(refusal.code);
    this.refusal = refusal;
  }
}

const KEY = 'token';
/** A token so near its end is not used any more, milliseconds. */
const MARGIN_MS = 30_000;

export function createTokens(needs: Needs): Tokens {
  const { storage } = needs;

  async function obtain(refused: string | undefined): Promise<Credentials> {
    const identity = await fetchIdentity(needs);
    const subject = identity === undefined ? undefined : subjectOf(identity);
    const kept = readCredentials(storage);
    const usable = kept !== undefined && kept.token !== refused && Date.parse(kept.expiresAt) > needs.now() + MARGIN_MS;
    if (usable && kept.subject === subject) return kept;
    if (kept?.subject !== undefined && kept.subject !== subject) needs.onPersonChanged();
    const visitor = usable && kept.subject === undefined ? kept.token : undefined;
    // Also one that has run out: the server knows its own and lets the visitor stay who they were.
    const former = kept?.subject === undefined ? kept?.token : undefined;
    const created = await createSession(needs, identity, visitor, former);
    const credentials = created.signedIn && subject !== undefined ? { ...created.session, subject } : created.session;
    storage.write(KEY, JSON.stringify(credentials));
    return credentials;
  }

  return {
    current: () => needs.alone(() => obtain(undefined)),
    renew: (refused) => needs.alone(() => obtain(refused)),
  };
}

export function readCredentials(storage: Pick<BrowserStorage, 'read'>): Credentials | undefined {
  const kept = readJson(storage, KEY) as Credentials | null | undefined;
  return typeof kept?.token === 'string' ? kept : undefined;
}

/** The `sub` of a JWT, read without checking it: it only says whether the same person is still there. */
export function subjectOf(jwt: string): string | undefined {
  try {
    const payload = (jwt.split('.')[1] ?? '').replaceAll('-', '+').replaceAll('_', '/');
    const { sub } = JSON.parse(atob(payload)) as { sub?: unknown };
    return typeof sub === 'string' || typeof sub === 'number' ? String(sub) : undefined;
  } catch {
    return undefined;
  }
}

/** Undefined where nobody is signed in on the page. A server fault rejects: guessing "guest" would lose the chat. */
async function fetchIdentity({ identityUrl, fetch }: Needs): Promise<string | undefined> {
  if (identityUrl === undefined) return undefined;
  const response = await fetch(identityUrl, { credentials: 'same-origin', headers: { accept: 'application/json' } });
  if (response.status >= 500 || response.status === 429) throw new Error(`identity: ${response.status}`);
  if (!response.ok || response.status === 204) return undefined;
  const body = (await response.json()) as { identity?: unknown };
  return typeof body.identity === 'string' ? body.identity : undefined;
}

async function createSession(
  { server, fetch, locale }: Needs,
  identity: string | undefined,
  visitorToken: string | undefined,
  formerToken: string | undefined,
): Promise<{ session: SessionCreated; signedIn: boolean }> {
  const post = (path: string, body: unknown) =>
    fetch(server + path, {
      method: 'POST',
      credentials: 'omit',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
  const attempts: { path: string; body: unknown; signedIn: boolean }[] = [];
  if (identity !== undefined) {
    if (visitorToken) attempts.push({ path: '/v1/sessions', body: { identity, visitorToken }, signedIn: true });
    attempts.push({ path: '/v1/sessions', body: { identity }, signedIn: true });
  }
  attempts.push({
    path: '/v1/visitors',
    body: { locale: locale(), ...(formerToken === undefined ? {} : { visitorToken: formerToken }) },
    signedIn: false,
  });
  for (const { path, body, signedIn } of attempts) {
    const response = await post(path, body);
    if (response.ok) return { session: (await response.json()) as SessionCreated, signedIn };
    // A refusal of the identity, or of the visitor's token, leads to the next way in; anything else is a fault to retry.
    if (response.status >= 500 || response.status === 429) {
      const { error } = (await response.json().catch(() => ({}))) as { error?: WireError };
      throw error === undefined ? new Error(`${path}: ${response.status}`) : new SessionRefused(error);
    }
  }
  throw new Error('no way in');
}
