import type { DemoIdentity, SessionCreated } from '../protocol/api.ts';
import { call, codeOf } from './api.ts';

export type Entrance =
  | { readonly is: 'in'; readonly token: string }
  | { readonly is: 'refused'; readonly code: string }
  /** Nobody vouches for the reader: no link, no identity, no demo. */
  | { readonly is: 'unknown' };

/** What came with the address, after `#`, where no server and no log sees it. */
export interface Brought {
  readonly key?: string;
  readonly identity?: string;
  /** Of the chat that the reader comes from. */
  readonly session?: Pick<SessionCreated, 'token' | 'expiresAt'>;
}

const KEPT = 'kaunter.resolution.session';

export function readFragment(hash: string): Brought {
  const fields = new URLSearchParams(hash.replace(/^#\??/, ''));
  const key = fields.get('key');
  const identity = fields.get('identity');
  const token = fields.get('session');
  const expiresAt = fields.get('until') ?? '';
  return {
    ...(key === null ? {} : { key }),
    ...(identity === null ? {} : { identity }),
    ...(token === null ? {} : { session: { token, expiresAt } }),
  };
}

/** Takes the secret out of the address bar, so that it is not shared by accident, and says what it was. */
export function takeFragment(): Brought {
  const brought = readFragment(location.hash);
  if (Object.keys(brought).length > 0) history.replaceState(history.state, '', location.pathname + location.search);
  return brought;
}

/** Signs the reader in by link, by identity, by the session of the chat or of this tab, or in the demo as its shopper. */
export async function enter(brought: Brought, demo: string): Promise<Entrance> {
  try {
    if (brought.key !== undefined) return keep(await call('POST', '/v1/dispute-sessions', { link: brought.key }));
    if (brought.identity !== undefined) return keep(await call('POST', '/v1/sessions', { identity: brought.identity }));
    if (brought.session !== undefined) return keep(brought.session);
    const kept = demo === '' ? keptToken() : undefined;
    if (kept !== undefined) return { is: 'in', token: kept };
    return await enterDemo(demo);
  } catch (error) {
    return { is: 'refused', code: codeOf(error) };
  }
}

async function enterDemo(query: string): Promise<Entrance> {
  let demo: DemoIdentity;
  try {
    demo = await call<DemoIdentity>('GET', `/v1/demo/identity${query}`);
  } catch (error) {
    return codeOf(error) === 'unreachable' ? { is: 'refused', code: 'unreachable' } : { is: 'unknown' };
  }
  return keep(await call('POST', '/v1/sessions', { identity: demo.identity }));
}

/** Forgets the session of this tab, so that the next entrance asks anew. */
export function forgetSession(): void {
  try {
    sessionStorage.removeItem(KEPT);
  } catch {
    // Nothing was kept.
  }
}

function keep({ token, expiresAt }: Pick<SessionCreated, 'token' | 'expiresAt'>): Entrance {
  try {
    sessionStorage.setItem(KEPT, JSON.stringify({ token, expiresAt }));
  } catch {
    // A reload will need the link again.
  }
  return { is: 'in', token };
}

function keptToken(): string | undefined {
  try {
    const kept: unknown = JSON.parse(sessionStorage.getItem(KEPT) ?? 'null');
    if (typeof kept !== 'object' || kept === null) return undefined;
    const { token, expiresAt } = kept as { token?: unknown; expiresAt?: unknown };
    const fresh = typeof expiresAt === 'string' && Date.parse(expiresAt) > Date.now() + 60_000;
    return fresh && typeof token === 'string' ? token : undefined;
  } catch {
    return undefined;
  }
}

/** Whom a token names; read without checking, as the server checks each use of it. */
export interface Holder {
  readonly visitorId: string;
  readonly name: string;
  readonly verified: boolean;
  /** Set where the token is good for one order only. */
  readonly order?: string;
}

export function holderOf(token: string): Holder | undefined {
  try {
    const bytes = Uint8Array.from(atob((token.split('.')[0] ?? '').replaceAll('-', '+').replaceAll('_', '/')), (sign) =>
      sign.charCodeAt(0),
    );
    return JSON.parse(new TextDecoder().decode(bytes)) as Holder;
  } catch {
    return undefined;
  }
}
