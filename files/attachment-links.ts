import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Instant } from '../protocol/instant.ts';

/** Long enough for a page that stays open for a while, short enough for a link that leaks. */
const LIFETIME_MS = 60 * 60_000;
/** Links change once per step only, so that a browser's cache is of use. */
const STEP_MS = 30 * 60_000;

export interface AttachmentLinks {
  /** Path with signature. */
  sign(id: string): string;
  valid(id: string, expires: string | undefined, signature: string | undefined): boolean;
}

/** Where a browser finds a file, and a small still of it if it is a picture. */
export function addressesOf(
  sign: AttachmentLinks['sign'],
  { id, type }: { readonly id: string; readonly type: string },
) {
  const url = sign(id);
  return { url, ...(type.startsWith('image/') ? { thumbnailUrl: `${url}&size=small` } : {}) };
}

export function attachmentLinks(secret: string, now: () => Instant): AttachmentLinks {
  const mac = (id: string, expires: string) => createHmac('sha256', secret).update(`file.${id}.${expires}`).digest();
  return {
    sign(id) {
      const expires = String(Math.floor(now() / STEP_MS) * STEP_MS + LIFETIME_MS);
      return `/v1/attachments/${id}?expires=${expires}&signature=${mac(id, expires).toString('base64url')}`;
    },
    valid(id, expires = '', signature = '') {
      const given = Buffer.from(signature, 'base64url');
      const expected = mac(id, expires);
      return given.length === expected.length && timingSafeEqual(given, expected) && Number(expires) > now();
    },
  };
}
