import { format } from '../../locales/format.ts';
import type { CannedReply } from '../../protocol/api.ts';

/** The text after a leading `/`, which opens the picker and filters it; undefined when the draft is no such command. */
export function replyFilter(draft: string): string | undefined {
  return /^\/([^\n]*)$/.exec(draft)?.[1];
}

/** Replies that hold every word of the filter, those with it in their title first. Accents do not matter. */
export function matchingReplies(replies: readonly CannedReply[], filter: string): readonly CannedReply[] {
  const words = plain(filter).split(/\s+/).filter(Boolean);
  const inTitle = (reply: CannedReply): boolean => words.every((word) => plain(reply.title).includes(word));
  const anywhere = (reply: CannedReply): boolean =>
    words.every((word) => plain(`${reply.title} ${reply.text}`).includes(word));
  return [...replies.filter(inTitle), ...replies.filter((reply) => !inTitle(reply) && anywhere(reply))];
}

/** The two whom prepared replies call by name. */
export interface ReplyNames {
  /** Undefined of a guest. */
  readonly shopper: string | undefined;
  readonly agent: string;
}

/** A reply with its names filled in. Where the shopper has no name, the greeting does without. */
export function filledReply(reply: CannedReply, { shopper, agent }: ReplyNames): CannedReply {
  const text = shopper === undefined ? reply.text.replace(/[ ,，、]*\{name\}/g, '').trimStart() : reply.text;
  return { ...reply, text: format(text, { name: shopper ?? '', agent }) };
}

function plain(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').replaceAll('đ', 'd').replaceAll('Đ', 'D').toLowerCase();
}
