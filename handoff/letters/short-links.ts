import { createHmac, timingSafeEqual } from 'node:crypto';
import { CodedError } from '../../protocol/error-codes.ts';
import type { Instant } from '../../protocol/instant.ts';

/** 96 bits in 16 signs: a text message has 160, and nobody guesses them over the network. */
const MAC_BYTES = 12;
const KEY = /^([\w-]{22})\.([0-9a-z]{1,6})\.([\w-]{16})$/;
const DAY_MS = 86_400_000;
/** As long as the key that it is exchanged for. */
const DAYS = 30;

/**
 * Links into a ticket's chat that fit into a text message: `/s/<conversation>.<last day>.<mac>`. Whoever follows one has the phone that
 * it went to. Unlike the link of a letter it is seen by this server: a browser keeps no fragment through a shortened link.
 */
export interface ShortLinks {
  /** The path of a link to this conversation, good for thirty days. */
  to(conversationId: string, at: Instant): string;
  /** @throws CodedError `conversation_not_found` of a link that is none of ours, or whose days are over */
  conversationOf(key: string, at: Instant): string;
}

export function shortLinks(secret: string): ShortLinks {
  const macOf = (id: string, day: string) =>
    createHmac('sha256', secret).update(`short.${id}.${day}`).digest().subarray(0, MAC_BYTES);
  return {
    to(conversationId, at) {
      const day = (Math.floor(at / DAY_MS) + DAYS).toString(36);
      return `/s/${conversationId}.${day}.${macOf(conversationId, day).toString('base64url')}`;
    },
    conversationOf(key, at) {
      const [, id = '', day = '', mac = ''] = KEY.exec(key) ?? [];
      const isOurs = id !== '' && timingSafeEqual(Buffer.from(mac, 'base64url'), macOf(id, day));
      if (!isOurs || Number.parseInt(day, 36) * DAY_MS < at) throw new CodedError('conversation_not_found');
      return id;
    },
  };
}
