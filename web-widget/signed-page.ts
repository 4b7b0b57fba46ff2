import type { Credentials } from './tokens.ts';

/** Pages of ours that know the shopper by their session: cases, the inbox, the contact form. */
const SIGNED_PAGES = /^\/(?:resolution(?:\/|$)|inbox$|help\/[\w-]+\/contact$)/;

/** A token so near its end does not open a page any more, milliseconds. */
const MARGIN_MS = 60_000;

/**
 * The address of such a page with the shopper's session behind the hash, where no server and no log sees it. The page is
 * of another origin than the shop and would not know the shopper otherwise. Undefined where there is nothing to bring.
 */
export function signedAddress(
  href: string,
  server: string,
  credentials: Credentials | undefined,
  now: number,
): string | undefined {
  if (credentials?.subject === undefined || Date.parse(credentials.expiresAt) <= now + MARGIN_MS) return undefined;
  const url = new URL(href);
  if (url.origin !== new URL(server).origin || !SIGNED_PAGES.test(url.pathname)) return undefined;
  url.hash = new URLSearchParams({ session: credentials.token, until: credentials.expiresAt }).toString();
  return url.href;
}
