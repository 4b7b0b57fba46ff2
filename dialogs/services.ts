import type { Conversation } from '../handoff/conversation/conversation.ts';
import type { Ticket } from '../handoff/queue/tickets.ts';
import type { Article, Topic } from '../kb/articles/article.ts';
import type { HelpLines } from '../kb/danger/help-lines.ts';
import type { RecogniseDanger } from '../kb/danger/recognise-danger.ts';
import type { Noticed } from '../kb/learning/noticed.ts';
import type { SearchIndex } from '../kb/search/types.ts';
import type { StopAnswers } from '../kb/word-lists/stop-answers.ts';
import type { ModelForBot } from '../model/compose.ts';
import type { HandoffReason } from '../protocol/agent-events.ts';
import type { ArticleReference, Priority } from '../protocol/conversation.ts';
import type { Instant } from '../protocol/instant.ts';
import type { Locale } from '../protocol/locale.ts';
import type { DisputeServices } from './dispute-services.ts';
import type { Feeling } from './feelings/feelings.ts';
import type { Memory } from './memory.ts';
import type { OrderServices } from './order-services.ts';
import type { TraceNotes } from './trace-notes.ts';
import type { Utterance } from './utterance.ts';

/**
 * All that a dialog may call. Only `disputes` and `orders` write, under keys that make a second call harmless (docs/adr/0004): all else
 * that a dialog wants done it leaves in {@link Turn.wishes}.
 */
export interface DialogServices {
  readonly marketplace: string;
  readonly search: SearchIndex;
  /** Whether the writer of a text may be in danger. */
  readonly danger: RecogniseDanger;
  /** Whom to call here; undefined where no country is set. */
  readonly helpLines: HelpLines | undefined;
  /** What a message must be answered with in the place of any article. */
  readonly stops: StopAnswers;
  article(slug: string, locale: Locale): Article | undefined;
  /** The articles of a topic in this locale, in the order of the help center. */
  topic(topic: Topic, locale: Locale): readonly Article[];
  reference(article: Article): ArticleReference;
  /** Fills the figures of the dispute profile and the desk into a text of an article. */
  fill(markdown: string, locale: Locale): string;
  /** Whether anybody works here who could answer, now or later. */
  staffed(): boolean;
  /** Whether mail leaves the house: an address is asked for where it could be written to. */
  readonly mailReaches: boolean;
  /** A ticket for a request made now; undefined while an agent who takes this language is there. */
  ticket(locale: Locale): Ticket | undefined;
  formatTime(at: Instant, locale: Locale): string;
  /** Undefined where the operator has named no language model, or wants none for the bot. */
  readonly model?: ModelForBot | undefined;
  /** Undefined where this installation opens no disputes in the chat. */
  readonly disputes?: DisputeServices | undefined;
  /** Undefined where nothing is known of orders. */
  readonly orders?: OrderServices | undefined;
}

/** What a turn wishes to happen beside its replies; it happens with them, in one transaction, or not at all. */
export interface Wishes {
  locale?: Locale;
  /** The language was named or picked, not merely noticed. */
  localeChosen?: boolean;
  handoff?: {
    readonly reason: HandoffReason;
    readonly priority: Priority;
    readonly question: string | undefined;
    readonly ticket: Ticket | undefined;
  };
}

/** One turn of the bot: what it was given, what it remembers, what it wishes. */
export interface Turn {
  readonly conversation: Conversation;
  readonly at: Instant;
  readonly services: DialogServices;
  readonly memory: Memory;
  /** The language of this turn's replies; follows what the shopper writes. */
  locale: Locale;
  readonly wishes: Wishes;
  /** What editors may learn from this turn, if it is committed. */
  noticed?: readonly Noticed[];
  /** How the shopper fares, where this message tells. */
  feeling?: Feeling | undefined;
  /** The parts of this turn's reply so far. */
  said?: readonly Utterance[];
  /** Why the turn does what it does; undefined where turns are not traced. */
  readonly trace?: TraceNotes | undefined;
  /** A language model was asked in this turn. */
  modelAsked?: boolean;
}
