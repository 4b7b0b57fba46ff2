import type { DialogState } from 'botbuilder-dialogs';
import type { DangerKind } from '../kb/danger/danger.ts';
import type { FormEntry } from '../protocol/agent-events.ts';
import type { Priority, SuggestedAction } from '../protocol/conversation.ts';
import type { Locale } from '../protocol/locale.ts';
import type { Acting } from './dispute/acting-schema.ts';

/** Raised when the dialogs change so that an old stack would not fit: the stack is dropped, what was learnt stays. */
const DIALOG_VERSION = 2;

/** What the bot remembers of a conversation between turns. Kept small: it is read and written with every turn. */
export interface Memory {
  version: number;
  dialogs: DialogState;
  /** The last question that went to the search, for follow-ups. */
  lastQuestion?: string;
  /** The last complaint that was answered with an article, for the dispute that may follow. */
  complaint?: { readonly text: string; readonly at: number } | undefined;
  /** The articles of the last answer, best first, for "no, not that". */
  lastSlugs?: string[];
  /** The article that was shown last and how its passage began: what comes next may lean on it. */
  lastShown?: { readonly slug: string; readonly passage: string } | undefined;
  /** What the form on the stack holds, for the person who may take over. */
  form?: readonly FormEntry[] | undefined;
  /** A dispute that the shopper stopped filling in and wants to keep, as its dialog stored it. */
  draft?: unknown;
  /** Drafts about other orders, from before. */
  olderDrafts?: readonly unknown[] | undefined;
  /** Files that came as evidence before it was clear for which case. */
  caseFiles?: Acting['files'] | undefined;
  /** The order that somebody who is not signed in has proven to know, and until when that holds. */
  guest?: { readonly buyerId: string; readonly orderId: string; readonly until: number } | undefined;
  /** What the bot's last reply was, so that a bare "yes" or "no" is about it. */
  last?: 'answer' | 'person-offer' | 'introduction' | undefined;
  /** What the shopper may be in danger of, as they said in this conversation: no courtesy of a shop is for them. */
  endangered?: DangerKind | undefined;
  /** The matter in which the bot last said that it is sorry: once is enough. */
  regretted?: string | undefined;
  /** What the bot last said in reply to words, and how often in a row. */
  echo?: { readonly text: string; readonly times: number } | undefined;
  /** The order that the last reply was about, so that "cancel it" is about that one. */
  spokenOrder?: string | undefined;
  /** How pressing the matter is that a person was offered for, by the operator's rule. */
  priority?: Priority | undefined;
  /** The buttons under the bot's last message, so that who types one has pressed it. */
  shown?: Shown | undefined;
  /** How often the conversation had been ended when the bot last spoke; what was under way then is over. */
  endings?: number;
  /** How often in a row the bot had no answer. */
  misses: number;
}

function newMemory(): Memory {
  return { version: DIALOG_VERSION, dialogs: { dialogStack: [] }, misses: 0 };
}

/** Reads a memory as it was stored; of another version, all but the stack. */
export function readMemory(stored: string | undefined): Memory {
  if (stored === undefined) return newMemory();
  const memory = { ...newMemory(), ...(JSON.parse(stored) as Partial<Memory>) };
  return memory.version === DIALOG_VERSION
    ? memory
    : { ...memory, version: DIALOG_VERSION, dialogs: { dialogStack: [] } };
}

/** The buttons under the bot's last message. */
export interface Shown {
  readonly locale: Locale;
  /** The conversation's epoch when they were shown. */
  readonly epoch: number;
  readonly buttons: readonly SuggestedAction[];
}
