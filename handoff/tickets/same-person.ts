import type { Conversation } from '../conversation/conversation.ts';

type Person = Pick<Conversation, 'visitorId' | 'verified' | 'email' | 'provenEmail'>;

/**
 * The address that is known to be theirs, in small letters: of an account the marketplace says so, a guest has come by a letter to it or
 * has written from it. One that was merely left may be anybody's.
 */
export function provedAddress({ verified, email, provenEmail }: Person): string | undefined {
  const isProved = verified || email === provenEmail;
  return isProved && email !== '' ? email?.toLowerCase() : undefined;
}

/** Whether two conversations are known to be of one person: what is said in one may be read in the other. */
export function isSamePerson(one: Person, other: Person): boolean {
  if (one.visitorId === other.visitorId) return true;
  const address = provedAddress(one);
  return address !== undefined && address === provedAddress(other);
}
