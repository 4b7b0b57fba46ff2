import { errors } from 'jose';
import { CodedError } from '../../protocol/error-codes.ts';

/** Why an identity token is not taken. Operators find it in the log; whoever sent the token is not told. */
export type IdentityFault =
  | 'not_a_token'
  | 'signature'
  | 'algorithm'
  | 'key_unknown'
  | 'audience'
  | 'expired'
  | 'not_yet_valid'
  | 'expiry_missing'
  | 'expiry_too_far'
  | 'subject_missing'
  | 'claim_invalid';

/** A token that is ours to refuse, with the reason. */
export class IdentityRefused extends Error {
  readonly fault: IdentityFault;

  constructor(fault: IdentityFault) {
    super(fault);
    this.name = 'IdentityRefused';
    this.fault = fault;
  }
}

const OF_CLAIM: Readonly<Record<string, IdentityFault>> = {
  aud: 'audience',
  nbf: 'not_yet_valid',
  exp: 'expiry_missing',
  sub: 'subject_missing',
};
const OF_CODE: Readonly<Record<string, IdentityFault>> = {
  ERR_JWT_EXPIRED: 'expired',
  ERR_JWS_SIGNATURE_VERIFICATION_FAILED: 'signature',
  ERR_JOSE_ALG_NOT_ALLOWED: 'algorithm',
  ERR_JOSE_NOT_SUPPORTED: 'algorithm',
  ERR_JWKS_NO_MATCHING_KEY: 'key_unknown',
  ERR_JWKS_MULTIPLE_MATCHING_KEYS: 'key_unknown',
  ERR_JWS_INVALID: 'not_a_token',
  ERR_JWT_INVALID: 'not_a_token',
};

/** Undefined where the token is not to blame: the keys that it is checked with could not be had. */
export function identityFaultOf(error: unknown): IdentityFault | undefined {
  if (error instanceof IdentityRefused) return error.fault;
  if (error instanceof errors.JWTClaimValidationFailed) return OF_CLAIM[error.claim] ?? 'claim_invalid';
  return error instanceof errors.JOSEError ? OF_CODE[error.code] : undefined;
}

/** The refusal that goes out. */
export function identityRefusal(error: unknown): CodedError {
  return identityFaultOf(error) === undefined
    ? new CodedError('identity_unavailable', { retryAfterSeconds: 5 }, error)
    : new CodedError('identity_invalid', undefined, error);
}
