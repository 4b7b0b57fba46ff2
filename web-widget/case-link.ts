import type { Credentials } from './tokens.ts';

/** A token so near its end does not open a page any more, milliseconds. */
const MARGIN_MS = 60_000;

/**
 * The address of a case's page with the shopper's session behind the hash, where no server and no log sees it. The page is
 * of another origin than the shop and would not know the shopper otherwise. Undefined where there is nothing to bring.
 */
export function signedCaseAddress(
  href: string,
  server: string,
  credentials: Credentials | undefined,
  now: number,
): string | undefined {
  if (credentials?.subject === undefined || Date.parse(credentials.expiresAt) <= now + MARGIN_MS) return undefined;
  const url = new URL(href);
  if (url.origin !== new URL(server).origin || !/^\/resolution(\/|$)/.test(url.pathname)) return undefined;
  url.hash = new URLSearchParams({ session: credentials.token, until: credentials.expiresAt }).toString();
  return url.href;
}
