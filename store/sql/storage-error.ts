import { CodedError } from '../../protocol/error-codes.ts';

/** Hands a refusal of our own rules on, and turns whatever the database threw into `storage_unavailable`. */
export function asStorageError(error: unknown): never {
  if (error instanceof CodedError) throw error;
  throw new CodedError('storage_unavailable', { retryAfterSeconds: 5 }, error);
}
