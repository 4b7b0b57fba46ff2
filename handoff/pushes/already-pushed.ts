import type { Instant } from '../../protocol/instant.ts';

/** Messages that were pushed already, kept for as long as they might be read again. */
export interface AlreadyPushed {
  add(conversationId: string, seq: number, at: Instant): void;
  has(conversationId: string, seq: number): boolean;
  /** Drops what was told before this instant. */
  forget(before: Instant): void;
  readonly size: number;
}

export function alreadyPushed(): AlreadyPushed {
  // In the order in which they were told, so that forgetting looks at what goes only.
  const known = new Map<string, Instant>();
  const keyOf = (id: string, seq: number) => `${id}:${seq}`;
  return {
    add: (id, seq, at) => void known.set(keyOf(id, seq), at),
    has: (id, seq) => known.has(keyOf(id, seq)),
    forget(before) {
      for (const [key, at] of known) {
        if (at >= before) break;
        known.delete(key);
      }
    },
    get size() {
      return known.size;
    },
  };
}
