import { useId, useLayoutEffect, useState } from 'preact/hooks';
import type { CannedReply } from '../../protocol/api.ts';
import type { Locale } from '../../protocol/locale.ts';
import { filledReply, matchingReplies, type ReplyNames, replyFilter } from './replies.ts';
import { useReplies } from './use-replies.ts';

export interface ReplyPicking {
  /** Of the list, and the beginning of those of its entries. */
  readonly id: string;
  readonly filter: string;
  /** With their names filled in. Undefined while they are fetched. */
  readonly replies: readonly CannedReply[] | undefined;
  /** Place of the marked one. */
  readonly active: number;
  readonly onChoose: (reply: CannedReply) => void;
  /** Whether the key was for the list. */
  readonly onKey: (key: string) => boolean;
}

/**
 * Prepared replies, while the draft is `/` and what filters them.
 * @param draft undefined where none can be used
 */
export function useReplyPicker(
  draft: string | undefined,
  locale: Locale,
  names: ReplyNames,
  onChoose: (reply: CannedReply) => void,
): ReplyPicking | undefined {
  const id = useId();
  const filter = draft === undefined ? undefined : replyFilter(draft);
  const [dismissed, setDismissed] = useState(false);
  const [active, setActive] = useState(0);
  useLayoutEffect(() => {
    setDismissed(false);
    setActive(0);
  }, [draft]);
  const picking = filter !== undefined && !dismissed;
  const all = useReplies(locale, picking);
  if (!picking) return undefined;
  const filled = all?.map((reply) => filledReply(reply, names));
  const replies = filled === undefined ? undefined : matchingReplies(filled, filter);
  const onKey = (key: string): boolean => {
    const count = replies?.length ?? 0;
    const reply = replies?.[active];
    if (key === 'Escape') setDismissed(true);
    else if (reply === undefined) return key === 'Enter';
    else if (key === 'ArrowDown') setActive((active + 1) % count);
    else if (key === 'ArrowUp') setActive((active + count - 1) % count);
    else if (key === 'Enter' || key === 'Tab') onChoose(reply);
    else return false;
    return true;
  };
  return { id, filter, replies, active, onChoose, onKey };
}
