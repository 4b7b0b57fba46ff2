import { isSaying } from '../entities/match.ts';
import { phrasesOf } from '../entities/phrases.ts';
import type { Turn } from '../services.ts';
import type { Form } from './form.ts';
import type { Interruption } from './interruptions.ts';
import type { Outcome } from './take-answer.ts';

/**
 * An answer to what was asked beside the form's steps. What stands on the screen decides: a yes to "what shall I change?"
 * sends nothing. Undefined where the words answer something else.
 */
export function answerAside(turn: Turn, form: Form, text: string, said: Interruption | undefined): Outcome | undefined {
  const phrases = phrasesOf(turn.locale);
  const english = phrasesOf('en');
  const says = (...lists: readonly ('done' | 'keep' | 'drop')[]) =>
    lists.some((list) => isSaying(text, [...phrases[list], ...english[list]]));
  switch (form.asking) {
    case 'keep':
      if (says('drop')) return 'dropped';
      if (says('keep')) return 'kept';
      if (says('done')) return resume(form);
      if (said === 'affirm') return 'kept';
      // "Stop" said twice ends the form, and throws nothing away.
      if (said === 'stop') return 'kept';
      return said === 'deny' ? 'dropped' : undefined;
    case 'change':
      return said === 'affirm' || said === 'deny' || says('done') ? resume(form) : undefined;
    case 'person':
      if (said === 'affirm') return 'person';
      return said === 'deny' || says('done') ? resume(form) : undefined;
    case 'other':
    case undefined:
      return leaves(form, says('drop'));
  }
}

function resume(form: Form): Outcome {
  form.asking = undefined;
  return 'answered';
}

/** "Delete it", "I want to cancel the case" in the middle of the form mean the form; nothing is deleted unasked. */
function leaves(form: Form, drops: boolean): Outcome | undefined {
  if (!drops) return undefined;
  form.asking = 'keep';
  return 'answered';
}
