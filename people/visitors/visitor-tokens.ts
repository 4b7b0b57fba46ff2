import { createHmac, timingSafeEqual } from 'node:crypto';
import { CodedError } from '../../protocol/error-codes.ts';
import type { Instant } from '../../protocol/instant.ts';
import { isLocale } from '../../protocol/locale.ts';
import type { Visitor } from '../../transport/who-calls.ts';

export interface VisitorTokens {
  issue(visitor: Omit<Visitor, 'expiresAt'>): { readonly token: string; readonly expiresAt: Instant };
  /**
   * @param limited whether a token for one order will do; whoever says so must hold its bearer to that order
   * @throws CodedError `token_missing`, `token_invalid`, `token_expired`, `permission_denied`
   */
  read(token: unknown, limited?: 'limited'): Visitor;
  /**
   * The anonymous visitor of a token that has run out not too long ago, so that they keep their conversation; undefined for
   * any other token.
   */
  recognise(token: string): Visitor | undefined;
}

const LIFETIME_MS = { anonymous: 30 * 24 * 3_600_000, verified: 12 * 3_600_000 } as const;
/** For this long after its end an anonymous token still tells who comes back. */
const RECOGNISED_MS = 180 * 24 * 3_600_000;
/** Longer than any token of ours: what exceeds it is refused unread. */
const LONGEST_TOKEN = 2_000;

/** Tokens of the form `<base64url JSON>.<base64url HMAC-SHA-256>`: checked without the database, on every process alike. */
export function visitorTokens(secret: string, now: () => Instant): VisitorTokens {
  const sign = (payload: string) => createHmac('sha256', secret).update(`visitor.${payload}`).digest();
  /** @throws CodedError where the token was not made here */
  const parse = (token: unknown): Visitor => {
    if (token === undefined || token === null || token === '') throw new CodedError('token_missing');
    if (typeof token !== 'string' || token.length > LONGEST_TOKEN) throw new CodedError('token_invalid');
    const [payload = '', signature = '', ...rest] = token.split('.');
    const given = Buffer.from(signature, 'base64url');
    const expected = sign(payload);
    if (rest.length > 0 || given.length !== expected.length || !timingSafeEqual(given, expected))
      throw new CodedError('token_invalid');
    const visitor = JSON.parse(Buffer.from(payload, 'base64url').toString()) as Visitor;
    return { ...visitor, email: visitor.email, locale: isLocale(visitor.locale) ? visitor.locale : undefined };
  };
  return {
    issue(visitor) {
      const expiresAt = now() + LIFETIME_MS[visitor.verified ? 'verified' : 'anonymous'];
      const payload = Buffer.from(JSON.stringify({ ...visitor, expiresAt })).toString('base64url');
      return { token: `${payload}.${sign(payload).toString('base64url')}`, expiresAt };
    },
    read(token, limited) {
      const visitor = parse(token);
      if (visitor.expiresAt <= now()) throw new CodedError('token_expired');
      if (visitor.order !== undefined && limited === undefined) throw new CodedError('permission_denied');
      return visitor;
    },
    recognise(token) {
      try {
        const visitor = parse(token);
        return !visitor.verified && visitor.expiresAt + RECOGNISED_MS > now() ? visitor : undefined;
      } catch (error) {
        if (error instanceof CodedError) return undefined;
        throw error;
      }
    },
  };
}
