import { createHash } from 'node:crypto';
import { createRemoteJWKSet, type JWTPayload, jwtVerify, SignJWT } from 'jose';
import { CodedError } from '../../protocol/error-codes.ts';
import { type Locale, nearestLocale } from '../../protocol/locale.ts';

/** A shopper as the marketplace knows them. */
export interface MarketplaceShopper {
  /** Derived from the marketplace's own id: stable, and tells nothing. */
  readonly visitorId: string;
  readonly name: string;
  readonly email: string | undefined;
  readonly locale: Locale | undefined;
  /** A seller comes with the claim `role: "seller"`; everybody else is a buyer. */
  readonly role: 'buyer' | 'seller';
}

/** What the marketplace says beside; it stays in the database, since tokens travel. */
export interface VouchedShopper extends MarketplaceShopper {
  /** The marketplace's own id. */
  readonly subject: string;
  /** For text messages. */
  readonly phone: string | undefined;
}

export interface MarketplaceIdentity<Shopper extends MarketplaceShopper = MarketplaceShopper> {
  /** @throws CodedError `identity_invalid`, `identity_not_configured` */
  verify(token: string): Promise<Shopper>;
}

export interface IdentitySettings {
  readonly secret: string | undefined;
  readonly jwksUrl: string | undefined;
  readonly audience: string;
}

const LONGEST_NAME = 80;

/** Identity tokens are JWTs of the marketplace: HS256 with the shared secret, or signed by a key of its published set. */
export function marketplaceIdentity({
  secret,
  jwksUrl,
  audience,
}: IdentitySettings): MarketplaceIdentity<VouchedShopper> {
  const options = { audience, requiredClaims: ['sub', 'exp', 'aud'], clockTolerance: 5 };
  const keys = jwksUrl === undefined ? undefined : createRemoteJWKSet(new URL(jwksUrl));
  return {
    async verify(token) {
      if (keys === undefined && secret === undefined) throw new CodedError('identity_not_configured');
      try {
        const { payload } =
          keys === undefined
            ? await jwtVerify(token, new TextEncoder().encode(secret), { ...options, algorithms: ['HS256'] })
            : await jwtVerify(token, keys, { ...options, algorithms: ['RS256', 'PS256', 'ES256', 'EdDSA'] });
        return toShopper(payload);
      } catch (error) {
        throw new CodedError('identity_invalid', undefined, error);
      }
    },
  };
}

function toShopper(payload: JWTPayload): VouchedShopper {
  const { sub = '' } = payload;
  const text = (claim: string) => {
    const value = payload[claim];
    return typeof value === 'string' && value !== '' ? value : undefined;
  };
  const locale = text('locale');
  return {
    subject: sub,
    visitorId: visitorIdOf(sub),
    name: (text('name') ?? '').slice(0, LONGEST_NAME),
    email: text('email'),
    locale: locale === undefined ? undefined : nearestLocale(locale),
    phone: text('phone'),
    role: text('role') === 'seller' ? 'seller' : 'buyer',
  };
}

/** Our own name for an account of the marketplace: stable, and tells nothing. */
export function visitorIdOf(sub: string): string {
  return `u_${createHash('sha256').update(sub).digest('base64url').slice(0, 27)}`;
}

/** What the demo shop hands its signed-in shopper; a marketplace does the same with a library of its own. */
export function signDemoIdentity(
  settings: { readonly secret: string; readonly audience: string },
  shopper: { readonly id: string; readonly name: string; readonly email: string; readonly role?: 'seller' },
): Promise<string> {
  const { name, email, role } = shopper;
  return new SignJWT({ name, email, ...(role === undefined ? {} : { role }) })
    .setProtectedHeader({ alg: 'HS256' })
    .setSubject(shopper.id)
    .setAudience(settings.audience)
    .setIssuedAt()
    .setExpirationTime('5m')
    .sign(new TextEncoder().encode(settings.secret));
}
