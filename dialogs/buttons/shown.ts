import type { SuggestedAction } from '../../protocol/conversation.ts';
import type { Turn } from '../services.ts';

/** More buttons than are ever shown at once: it bounds the memory. */
const MOST = 24;

export function rememberShown({ memory, locale, conversation }: Turn, buttons: readonly SuggestedAction[]): void {
  memory.shown =
    buttons.length === 0 ? undefined : { locale, epoch: conversation.epoch, buttons: buttons.slice(0, MOST) };
}

/** The buttons that stand on the shopper's screen; none where a person has written since. */
export function standing({ memory, conversation }: Turn): readonly SuggestedAction[] {
  const { shown } = memory;
  if (shown === undefined) return [];
  return shown.epoch !== conversation.epoch && conversation.firstReplyAt !== undefined ? [] : shown.buttons;
}
