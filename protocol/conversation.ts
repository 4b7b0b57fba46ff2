import type { Locale } from './locale.ts';
import type { OrderTone } from './order-card.ts';

export type AuthorKind = 'shopper' | 'bot' | 'agent' | 'seller' | 'system';

/** Who has the conversation: the states of its ownership (design: conversation, hand-off, delivery). */
export const OWNERS = ['bot', 'queued', 'offered', 'agent', 'wrap-up', 'ticket', 'closed'] as const;
export type Owner = (typeof OWNERS)[number];

/** What is more pressing goes first; waiting time raises the others so that nobody starves. */
export const PRIORITIES = ['urgent', 'dispute-deadline', 'payment', 'account-security', 'other'] as const;
export type Priority = (typeof PRIORITIES)[number];

export interface SuggestedAction {
  readonly title: string;
  /** Sent back as the `value` of a message whose text is the title. */
  readonly value: unknown;
  /** The one that carries out what the message is about; the others lead elsewhere. */
  readonly primary?: boolean;
}

export interface Attachment {
  readonly id: string;
  readonly name: string;
  /** Media type by content. */
  readonly type: string;
  /** Bytes. */
  readonly size: number;
  /** Address on this server, signed and valid for some minutes; read the message again for a fresh one. */
  readonly url: string;
  /** A small still of a picture. */
  readonly thumbnailUrl?: string;
  /** Length of a film, where it says so. */
  readonly seconds?: number;
}

/** Shown under a bot's answer: where it comes from, rated with `answer:rate`. */
export interface AnswerCard {
  readonly type: 'answer';
  readonly articles: readonly ArticleReference[];
  /** 0–1. */
  readonly confidence: number;
  /** The passage as it stands, Markdown, where a language model has worded the answer from it. */
  readonly passage?: string;
}

/** Asks for a rating of the whole conversation, answered with `conversation:rate`. */
export interface RatingCard {
  readonly type: 'rating';
}

/** Orders at a glance: one that is spoken of, or several to pick from. Its texts are in the language of the message. */
export interface OrderCard {
  readonly type: 'order';
  readonly orders: readonly OrderGlance[];
}

export interface OrderGlance {
  readonly id: string;
  /** "Order AC-1009". */
  readonly heading: string;
  readonly tone: OrderTone;
  /** "On its way". */
  readonly state: string;
  readonly items: readonly {
    readonly title: string;
    /** "2 ×"; absent of one. */
    readonly quantity?: string;
    /** Address of a picture: absolute, or a path on this server. */
    readonly picture?: string;
  }[];
  /** "and 3 more". */
  readonly more?: string;
  readonly total: string;
  /** Of several orders: what picks this one, as its suggested action does. */
  readonly pick?: SuggestedAction;
}

/** Where the shopper stands in a form that is filled in by chat. Its texts are in the language of the message. */
export interface ProgressCard {
  readonly type: 'progress';
  /** The stage that is being asked for, from 1. */
  readonly at: number;
  readonly of: number;
  /** "Step 2 of 5". */
  readonly step: string;
  /** What the stage is about: "Problem". */
  readonly label: string;
}

export type Card = AnswerCard | RatingCard | OrderCard | ProgressCard;

export interface ArticleReference {
  readonly slug: string;
  readonly locale: Locale;
  readonly title: string;
  readonly revision: number;
  readonly url: string;
}

/** One entry of a conversation's log as browsers see it. */
export interface Message {
  /** Dense from 1 in its conversation. */
  readonly seq: number;
  readonly id: string;
  readonly author: { readonly kind: AuthorKind; readonly name: string };
  /** ISO 8601, UTC. */
  readonly createdAt: string;
  /** The sender's own id of the message, so that it recognises its echo. */
  readonly clientId?: string;
  /** Plain text of people; of the bot: Markdown, to be sanitised before it is shown. */
  readonly text?: string;
  readonly attachments?: readonly Attachment[];
  readonly suggestedActions?: readonly SuggestedAction[];
  readonly value?: unknown;
  readonly card?: Card;
  /** The text in the other side's language, made by a machine. */
  readonly translation?: Translation;
}

export interface Translation {
  readonly locale: Locale;
  readonly text: string;
}

export interface ConversationView {
  readonly id: string;
  readonly owner: Owner;
  readonly locale: Locale;
  /** Where the shopper chose that language themselves: it follows neither pages nor what is written. */
  readonly localeChosen?: true;
  readonly lastSeq: number;
  /** How far the other side has read: the agent for the shopper, the shopper for the agent. */
  readonly readSeq: number;
  readonly handoff: HandoffView;
  readonly createdAt: string;
}

/** How the hand-off stands, as the shopper is told. */
export interface HandoffView {
  readonly state: Owner;
  /** Place in the queue, from 1; while queued or offered. */
  readonly position?: number;
  /** Expected wait in seconds; while queued or offered, only with agents online, and only where it has been seen lately. */
  readonly waitSeconds?: number | undefined;
  /** How many people are at the desk; while queued or offered. */
  readonly agentsOnline?: number;
  readonly agent?: { readonly name: string };
  /** For state `ticket`: its number and, until it is answered, the promised time of an answer, ISO 8601. */
  readonly ticket?: { readonly number: string; readonly promisedAt?: string };
}

/** Longest message, in UTF-16 code units. */
export const MESSAGE_MAX_LENGTH = 4000;
