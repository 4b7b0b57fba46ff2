import type { Command } from '../../disputes/domain/commands.ts';
import { DisputeRefusal } from '../../disputes/domain/refusal.ts';

/** Refusals that say that the case has left the stage which an act belongs to. */
const LEFT: ReadonlySet<string> = new Set(['action_not_in_state', 'info_not_asked']);

/**
 * What somebody has written while the case went on without it – their time ran out, the other side was quicker, or they answered
 * elsewhere – reaches it all the same, as a message. Undefined where there are no such words.
 * @param wordsIn id of the message that holds the words
 */
export function overtakenWords(error: unknown, command: Command, wordsIn: string): Command<'message'> | undefined {
  if (!(error instanceof DisputeRefusal) || !LEFT.has(error.code)) return undefined;
  const text = wordsOf(command).trim();
  const files = command.type === 'reply-info' ? command.data.files : [];
  return text === '' ? undefined : { type: 'message', data: { clientId: wordsIn, text, files } };
}

function wordsOf(command: Command): string {
  switch (command.type) {
    case 'reply-info':
      return command.data.text;
    case 'failed':
    case 'escalate':
    case 'make-formal':
      return command.data.why;
    default:
      return '';
  }
}
