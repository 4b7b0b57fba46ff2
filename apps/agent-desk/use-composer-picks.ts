import type { RefObject } from 'preact';
import type { Locale } from '../../protocol/locale.ts';
import { type ReplyValues, unfilled } from './replies.ts';
import type { DraftChange } from './saved-texts.ts';
import type { SlashCommand } from './slash.ts';
import { articleText } from './use-articles.ts';
import type { ReplyBook } from './use-reply-book.ts';
import { type PickerEntry, type ReplyPicking, useReplyPicker } from './use-reply-picker.ts';

const TAG = /^[\p{L}\p{N}][\p{L}\p{M}\p{N} -]{0,29}$/u;

/** What of one chat the composer's list works with. */
export interface Picks {
  readonly book: ReplyBook;
  readonly values: ReplyValues;
  readonly mattersOf: string | undefined;
  readonly allowed: readonly SlashCommand[];
  /** Of the shopper, and not answered yet; empty: there is none. */
  readonly question: string;
  readonly onUsed: (replyId: string) => void;
  /** Carries out what is no text: a dialog opens, a tag is put on. */
  readonly onCommand: (command: SlashCommand, words: string) => void;
}

interface PickPorts {
  readonly picks: Picks;
  readonly draft: string | undefined;
  readonly locale: Locale;
  readonly field: RefObject<HTMLTextAreaElement | null>;
  readonly onDraft: (change: DraftChange) => void;
  readonly onText: (text: string) => void;
}

interface ComposerPicking {
  /** The list, while it is open. */
  readonly picker: ReplyPicking | undefined;
  readonly choose: (entry: PickerEntry) => void;
}

/** Brings what was picked from the list into the draft, or carries it out. */
export function useComposerPicks({ picks, draft, locale, field, onDraft, onText }: PickPorts): ComposerPicking {
  const onChoose = (entry: PickerEntry): void => {
    field.current?.focus();
    if (entry.is === 'command') {
      const { command, words, whole } = entry;
      if (!whole && (command === 'reply' || command === 'article' || command === 'tag')) onText(`/${command} `);
      else if (command === 'note')
        onDraft(({ note }) => ({ mode: 'note', reply: '', note: joined(note, whole ? words : '') }));
      // What can be no tag stays as it was typed.
      else if (command !== 'tag' || TAG.test(words)) {
        onText('');
        picks.onCommand(command, words);
      }
      return;
    }
    if (entry.is === 'reply') picks.onUsed(entry.reply.id);
    const text = entry.is === 'reply' ? entry.reply.text : articleText(entry.article);
    onText(text);
    markUnfilled(field, text);
  };
  return { picker: useReplyPicker({ ...picks, draft, locale, onChoose }), choose: onChoose };
}

/** Selects the first placeholder that is not filled in, so that typing replaces it. */
function markUnfilled(field: RefObject<HTMLTextAreaElement | null>, text: string): void {
  const [mark] = unfilled(text);
  if (mark === undefined) return;
  const from = text.indexOf(mark);
  requestAnimationFrame(() => field.current?.setSelectionRange(from, from + mark.length));
}

const joined = (...parts: readonly string[]): string => parts.filter((part) => part !== '').join('\n');
