import { createHmac, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import { CodedError } from '../../protocol/error-codes.ts';
import type { Instant } from '../../protocol/instant.ts';
import type { DisputeCase } from '../domain/case.ts';
import type { PartyRole } from '../domain/roles.ts';

/** Long enough for a letter that is read late, short enough for one that is forwarded. */
const LIFETIME_MS = 14 * 24 * 3_600_000;
const LONGEST = 1_000;

const payloadSchema = z.strictObject({
  number: z.string(),
  role: z.enum(['buyer', 'seller']),
  id: z.string(),
  expiresAt: z.number(),
});
export type LinkHolder = z.output<typeof payloadSchema>;

/**
 * Links that make whoever has them one party of one case, for letters to people who are not signed in. The key sits in
 * the fragment, which browsers send to no server and put into no log.
 */
export interface DisputeLinks {
  make(row: DisputeCase, role: PartyRole): { readonly path: string; readonly expiresAt: Instant };
  /** @throws CodedError `dispute_link_invalid` */
  read(link: string): LinkHolder;
}

export function disputeLinks(secret: string, now: () => Instant): DisputeLinks {
  const mac = (payload: string) => createHmac('sha256', secret).update(`dispute.${payload}`).digest();
  return {
    make(row, role) {
      const expiresAt = now() + LIFETIME_MS;
      const holder: LinkHolder = { number: row.number, role, id: row.order[role].id, expiresAt };
      const payload = Buffer.from(JSON.stringify(holder)).toString('base64url');
      return {
        path: `/resolution/${row.number}#key=${payload}.${mac(payload).toString('base64url')}`,
        expiresAt,
      };
    },
    read(link) {
      const key = link.slice(link.lastIndexOf('key=') + (link.includes('key=') ? 4 : 1));
      const [payload = '', signature = '', ...rest] = key.length > LONGEST ? [] : key.split('.');
      const given = Buffer.from(signature, 'base64url');
      const expected = mac(payload);
      if (rest.length > 0 || given.length !== expected.length || !timingSafeEqual(given, expected))
        throw new CodedError('dispute_link_invalid');
      const holder = payloadSchema.parse(JSON.parse(Buffer.from(payload, 'base64url').toString()));
      if (holder.expiresAt <= now()) throw new CodedError('dispute_link_invalid');
      return holder;
    },
  };
}
