import { signedAddresses } from '../../notices/letters/signed-addresses.ts';

/**
 * Addresses that answers to a ticket's letters go to, such as `support+<conversation>.<mac>@example.com`. They say which conversation
 * an answer belongs to; who holds one may write into it only from the address that the letter went to.
 */
export interface ReplyAddresses {
  /** Undefined where answers cannot come in, or an id that is none of ours. */
  of(conversationId: string): string | undefined;
  /** The conversation of a reply address of ours, in whatever case; undefined of any other address. */
  conversationOf(address: string): string | undefined;
}

/** @param base the address that mails to us go to, such as `support@example.com`; undefined: none comes in */
export function replyAddresses(secret: string, base: string | undefined): ReplyAddresses {
  const { of, idIn } = signedAddresses(secret, 'reply', base);
  return { of, conversationOf: idIn };
}
