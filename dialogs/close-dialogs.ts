import { OPEN_DISPUTE_DIALOG } from './dispute/choices.ts';
import { keepDraft } from './dispute/drafts.ts';
import { readForm, tellsOf } from './dispute/form.ts';
import type { Turn } from './services.ts';

/**
 * After a conversation was ended, by the shopper or by an agent, nothing of it is asked any more: the stack is empty, and a
 * form that held something is a draft, which the next wish for a dispute offers.
 */
export function letGo(turn: Turn): void {
  const { memory, conversation } = turn;
  if (conversation.endings === (memory.endings ?? 0)) return;
  memory.lastShown = undefined;
  const open = memory.dialogs.dialogStack.find(({ id }) => id === OPEN_DISPUTE_DIALOG);
  const form = readForm((open?.state as { form?: unknown } | undefined)?.form);
  if (form !== undefined && tellsOf(form)) keepDraft(turn, form);
  memory.endings = conversation.endings;
  memory.dialogs = { dialogStack: [] };
  memory.misses = 0;
  for (const each of [
    'form',
    'shown',
    'last',
    'lastQuestion',
    'lastSlugs',
    'priority',
    'endangered',
    'regretted',
    'echo',
    'spokenOrder',
  ] as const)
    delete memory[each];
}
