import type { Translation } from '../../protocol/conversation.ts';

/** Translations of messages, beside the log, which keeps what was written. */
export interface Translations {
  /** Once kept, a translation stays: who has read it will find it again. */
  keep(conversationId: string, seq: number, translation: Translation): Promise<void>;
  /** By the seq of their messages, of those after `afterSeq`. */
  after(conversationId: string, afterSeq: number): Promise<ReadonlyMap<number, Translation>>;
}
