import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Instant } from '../protocol/instant.ts';

/** Long enough for a page that stays open for a while, short enough for a link that leaks. */
const LIFETIME_MS = 60 * 60_000;
/** Links change once per step only, so that a browser's cache is of use. */
const STEP_MS = 30 * 60_000;

export interface AttachmentLinks {
  /**
   * Path with signature.
   * @param within what the file is shown with: once that is withheld, the address answers no more
   */
  sign(id: string, within?: string): string;
  valid(id: string, given: GivenSignature): boolean;
}

/** As the address says them. */
export interface GivenSignature {
  readonly expires: string | undefined;
  readonly within: string | undefined;
  readonly signature: string | undefined;
}

/** Where a browser finds a file, and a small still of it if it is a picture. */
export function addressesOf(
  sign: AttachmentLinks['sign'],
  { id, type }: { readonly id: string; readonly type: string },
  within?: string,
) {
  const url = sign(id, within);
  return { url, ...(type.startsWith('image/') ? { thumbnailUrl: `${url}&size=small` } : {}) };
}

export function attachmentLinks(secret: string, now: () => Instant): AttachmentLinks {
  // Ids have no dots.
  const mac = (id: string, expires: string, within: string | undefined) =>
    createHmac('sha256', secret)
      .update(within === undefined ? `file.${id}.${expires}` : `file.${id}.${expires}.${within}`)
      .digest();
  return {
    sign(id, within) {
      const expires = String(Math.floor(now() / STEP_MS) * STEP_MS + LIFETIME_MS);
      const shownWith = within === undefined ? '' : `&within=${encodeURIComponent(within)}`;
      const signature = mac(id, expires, within).toString('base64url');
      return `/v1/attachments/${id}?expires=${expires}${shownWith}&signature=${signature}`;
    },
    valid(id, { expires = '', within, signature = '' }) {
      const given = Buffer.from(signature, 'base64url');
      const expected = mac(id, expires, within);
      return given.length === expected.length && timingSafeEqual(given, expected) && Number(expires) > now();
    },
  };
}
