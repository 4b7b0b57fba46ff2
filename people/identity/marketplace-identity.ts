import { createHash } from 'node:crypto';
import { createRemoteJWKSet, type JWTPayload, jwtVerify, SignJWT } from 'jose';
import { CodedError } from '../../protocol/error-codes.ts';
import { type Locale, nearestLocale } from '../../protocol/locale.ts';
import { clean } from '../../transport/clean-json.ts';
import { type IdentityFault, IdentityRefused, identityFaultOf, identityRefusal } from './identity-fault.ts';

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
  /** @throws CodedError `identity_invalid`, `identity_unavailable`, `identity_not_configured` */
  verify(token: string): Promise<Shopper>;
}

export interface IdentitySettings {
  readonly secret: string | undefined;
  readonly jwksUrl: string | undefined;
  readonly audience: string;
  /** A token that is valid for longer is not taken: whoever finds it would be that person for all that time. */
  readonly longestDays: number;
}

export interface IdentityPorts {
  readonly now: () => number;
  /** Hears why a token was not taken, or that the keys could not be had; never the token. */
  readonly onRefused: (fault: IdentityFault | 'keys_unavailable', cause: unknown) => void;
}

const LONGEST_NAME = 80;
const LONGEST_SUBJECT = 255;
/** The clocks of two machines never agree wholly. */
const LEEWAY_SECONDS = 60;
const DAY_SECONDS = 24 * 3_600;

/** Identity tokens are JWTs of the marketplace: HS256 with the shared secret, or signed by a key of its published set. */
export function marketplaceIdentity(
  { secret, jwksUrl, audience, longestDays }: IdentitySettings,
  { now, onRefused }: IdentityPorts,
): MarketplaceIdentity<VouchedShopper> {
  const keys = jwksUrl === undefined ? undefined : createRemoteJWKSet(new URL(jwksUrl));
  const shared = secret === undefined ? undefined : new TextEncoder().encode(secret);

  async function payloadOf(token: string): Promise<JWTPayload> {
    const currentDate = new Date(now());
    const options = { audience, requiredClaims: ['sub', 'exp', 'aud'], clockTolerance: LEEWAY_SECONDS, currentDate };
    const { payload } =
      keys === undefined
        ? await jwtVerify(token, shared ?? new Uint8Array(), { ...options, algorithms: ['HS256'] })
        : await jwtVerify(token, keys, { ...options, algorithms: ['RS256', 'PS256', 'ES256', 'EdDSA'] });
    const latest = now() / 1000 + longestDays * DAY_SECONDS + LEEWAY_SECONDS;
    if ((payload.exp ?? Number.POSITIVE_INFINITY) > latest) throw new IdentityRefused('expiry_too_far');
    return payload;
  }

  return {
    async verify(token) {
      if (keys === undefined && shared === undefined) throw new CodedError('identity_not_configured');
      try {
        return toShopper(await payloadOf(token));
      } catch (error) {
        onRefused(identityFaultOf(error) ?? 'keys_unavailable', error);
        throw identityRefusal(error);
      }
    },
  };
}

function toShopper(payload: JWTPayload): VouchedShopper {
  const sub = subjectOf(payload.sub);
  const text = (claim: string) => {
    const value = payload[claim];
    const cleaned = typeof value === 'string' ? clean(value) : '';
    return cleaned === '' ? undefined : cleaned;
  };
  const locale = text('locale');
  return {
    subject: sub,
    visitorId: visitorIdOf(sub),
    name: (text('name') ?? '').slice(0, LONGEST_NAME),
    email: oneOf(ADDRESS, text('email')),
    locale: locale === undefined ? undefined : nearestLocale(locale),
    phone: oneOf(PHONE, text('phone')),
    role: text('role') === 'seller' ? 'seller' : 'buyer',
  };
}

/** One address in any script: a list would send a letter to all of it. */
const ADDRESS = /^[^\s<>@,;:"()[\]\p{C}]{1,64}@[^\s<>@,;:"()[\]\p{C}]{1,255}$/u;
const PHONE = /^[^\p{C}]{3,40}$/u;

/** An address that is not valid is left out; the rest of the token counts. */
function oneOf(form: RegExp, given: string | undefined): string | undefined {
  return given !== undefined && form.test(given.trim()) ? given.trim() : undefined;
}

/** Blank, or with characters that no database keeps. */
const NO_SUBJECT = /^[\s\p{C}]*$|\p{Cc}|\p{Cs}/u;

/** Many shops count their accounts: 42 and "42" are the same one. A blank subject would make one person of many. */
function subjectOf(given: unknown): string {
  const text = typeof given === 'number' && Number.isSafeInteger(given) ? String(given) : given;
  if (typeof text !== 'string' || NO_SUBJECT.test(text) || text.length > LONGEST_SUBJECT)
    throw new IdentityRefused('subject_missing');
  return text;
}

/** Our own name for an account of the marketplace: stable, and tells nothing. */
export function visitorIdOf(sub: string): string {
  return `u_${createHash('sha256').update(sub).digest('base64url').slice(0, 27)}`;
}

const DEMO_LIFETIME_MS = 5 * 60_000;

/** What the demo shop hands its signed-in shopper; a marketplace does the same with a library of its own. */
export function signDemoIdentity(
  settings: { readonly secret: string; readonly audience: string },
  shopper: { readonly id: string; readonly name: string; readonly email: string; readonly role?: 'seller' },
  at: number,
): Promise<string> {
  const { name, email, role } = shopper;
  return new SignJWT({ name, email, ...(role === undefined ? {} : { role }) })
    .setProtectedHeader({ alg: 'HS256' })
    .setSubject(shopper.id)
    .setAudience(settings.audience)
    .setIssuedAt(new Date(at))
    .setExpirationTime(new Date(at + DEMO_LIFETIME_MS))
    .sign(new TextEncoder().encode(settings.secret));
}
