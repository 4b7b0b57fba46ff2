import { useId, useLayoutEffect, useState } from 'preact/hooks';
import type { Locale } from '../../protocol/locale.ts';
import { matchingReplies, type ReplyValues, type ShownReply, shownReply } from './replies.ts';
import { type SlashCommand, slashInput } from './slash.ts';
import { type FoundArticle, useArticles } from './use-articles.ts';
import { useMatterValues } from './use-matter-values.ts';
import type { ReplyBook } from './use-reply-book.ts';

/** A line of the list over the text box. */
export type PickerEntry =
  | { readonly is: 'command'; readonly command: SlashCommand; readonly words: string; readonly whole: boolean }
  | { readonly is: 'reply'; readonly reply: ShownReply }
  | { readonly is: 'article'; readonly article: FoundArticle };

export interface ReplyPicking {
  /** Of the list, and the beginning of those of its entries. */
  readonly id: string;
  /** Undefined while they are fetched. */
  readonly entries: readonly PickerEntry[] | undefined;
  /** Place of the marked one. */
  readonly active: number;
  readonly onChoose: (entry: PickerEntry) => void;
  /** Whether the key was for the list. */
  readonly onKey: (key: string) => boolean;
}

interface PickerPorts {
  /** Undefined where nothing can be picked. */
  readonly draft: string | undefined;
  readonly allowed: readonly SlashCommand[];
  readonly locale: Locale;
  readonly book: ReplyBook;
  readonly values: ReplyValues;
  /** Of a shopper whose orders and cases can be asked for. */
  readonly mattersOf: string | undefined;
  readonly onChoose: (entry: PickerEntry) => void;
}

/** Commands, canned replies and articles, while the draft is `/` and what filters them. What fits none of them is a text to be sent. */
export function useReplyPicker(ports: PickerPorts): ReplyPicking | undefined {
  const { draft, allowed, locale, book, onChoose } = ports;
  const id = useId();
  const input = draft === undefined ? undefined : slashInput(draft, allowed);
  const [dismissed, setDismissed] = useState(false);
  const [active, setActive] = useState(0);
  useLayoutEffect(() => {
    setDismissed(false);
    setActive(0);
  }, [draft]);
  const picking = input !== undefined && !dismissed;
  const searching = picking && input.whole && input.commands[0] === 'article';
  const articles = useArticles(searching ? input.words : '', locale);
  const known = useMatterValues(picking ? ports.mattersOf : undefined);
  if (!picking) return undefined;
  const entries = (): readonly PickerEntry[] | undefined => {
    if (searching) return articles?.map((article) => ({ is: 'article', article }));
    const { commands, whole, words } = input;
    const listed: readonly PickerEntry[] = commands.map((command) => ({ is: 'command', command, words, whole }));
    if (whole && commands[0] !== 'reply') return listed;
    const values = { ...known, ...ports.values };
    const all = book.replies?.flatMap((reply) => shownReply(reply, locale, values) ?? []);
    const replies = all && matchingReplies(all, words).map((reply) => ({ is: 'reply', reply }) as const);
    // Ready-made texts first: most who type `/` want one.
    return replies && (whole ? replies : words === '' ? [...replies, ...listed] : [...listed, ...replies]);
  };
  const shown = entries();
  // Nothing fits: it is a text, and goes out as one.
  if (shown?.length === 0 && !searching && input.words !== '') return undefined;
  const onKey = (key: string): boolean => {
    const count = shown?.length ?? 0;
    const entry = shown?.[active];
    if (key === 'Escape') setDismissed(true);
    else if (entry === undefined) return key === 'Enter';
    else if (key === 'ArrowDown') setActive((active + 1) % count);
    else if (key === 'ArrowUp') setActive((active + count - 1) % count);
    else if (key === 'Enter' || key === 'Tab') onChoose(entry);
    else return false;
    return true;
  };
  return { id, entries: shown, active, onChoose, onKey };
}
