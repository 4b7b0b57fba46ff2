import { createHmac, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import { CodedError } from '../../protocol/error-codes.ts';
import type { Instant } from '../../protocol/instant.ts';
import type { DisputeCase } from '../domain/case.ts';
import type { PartyRole } from '../domain/roles.ts';

/** Long enough for a letter that is read late, short enough for one that is forwarded. */
const LIFETIME_MS = 14 * 24 * 3_600_000;
const MINUTE_MS = 60_000;
const LONGEST = 1_000;
/** 128 bits cannot be guessed, and a text message is short. */
const MAC_BYTES = 16;

export interface LinkHolder {
  readonly number: string;
  readonly role: PartyRole;
}

interface Signed extends LinkHolder {
  readonly expiresAt: Instant;
}

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
  const short = (payload: string) => mac(payload).subarray(0, MAC_BYTES);

  function signed(key: string): Signed | undefined {
    const [first = '', second = '', third, ...rest] = key.length > LONGEST ? [] : key.split('.');
    if (rest.length > 0) return undefined;
    if (third === undefined) return isSame(second, mac(first)) ? longPayload(first) : undefined;
    return isSame(third, short(`${first}.${second}`)) ? shortPayload(first, second) : undefined;
  }

  return {
    make(row, role) {
      const expires = Math.ceil((now() + LIFETIME_MS) / MINUTE_MS);
      const payload = `${row.number.replaceAll('-', '')}.${role.slice(0, 1)}${expires.toString(36)}`;
      return {
        path: `/resolution/${row.number}#key=${payload}.${short(payload).toString('base64url')}`,
        expiresAt: expires * MINUTE_MS,
      };
    },
    read(link) {
      const key = link.slice(link.lastIndexOf('key=') + (link.includes('key=') ? 4 : 1));
      const holder = signed(key);
      if (holder === undefined || holder.expiresAt <= now()) throw new CodedError('dispute_link_invalid');
      return holder;
    },
  };
}

function isSame(given: string, expected: Buffer): boolean {
  const bytes = Buffer.from(given, 'base64url');
  return bytes.length === expected.length && timingSafeEqual(bytes, expected);
}

function shortPayload(number: string, seat: string): Signed {
  const role = seat.startsWith('b') ? 'buyer' : 'seller';
  return { number, role, expiresAt: Number.parseInt(seat.slice(1), 36) * MINUTE_MS };
}

/** As keys were written before they had to be short; the last of them is over two weeks after the update. */
const longSchema = z.object({ number: z.string(), role: z.enum(['buyer', 'seller']), expiresAt: z.number() });

function longPayload(payload: string): Signed {
  return longSchema.parse(JSON.parse(Buffer.from(payload, 'base64url').toString()));
}
