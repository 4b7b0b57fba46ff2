import type { EventData, EventType } from './events.ts';
import type { EvidenceFile, NamedFile } from './evidence-rules.ts';

/** A command names the files that its event will hold as evidence. */
type Asked<D> = D extends { readonly evidence: readonly EvidenceFile[] }
  ? Omit<D, 'evidence'> & { readonly files: readonly NamedFile[] }
  : D;

/** What the platform does with reasons that it can take from a prepared one. */
export type ReasonedType = 'rule' | 'overturn' | 'uphold' | 'propose';

/**
 * What somebody asks for, as a door has parsed it: nothing has been looked up or decided yet. An event is what the rules made of
 * it, kept for ever.
 */
export type CommandData = {
  readonly [K in Exclude<EventType, 'open' | 'message' | 'reply-info' | ReasonedType>]: Asked<EventData[K]>;
} & {
  /** A prepared reason is named; what it says in this case is filled in before it is decided. */
  readonly [K in ReasonedType]: Omit<EventData[K], 'prepared'> & { readonly template?: string };
} & {
  readonly message: {
    /** Chosen by the writer: a repeated send is the first one. */
    readonly clientId: string;
    readonly text: string;
    readonly files: readonly NamedFile[];
  };
  readonly 'reply-info': {
    /** Of the words, as of a message. */
    readonly clientId?: string;
    readonly text: string;
    readonly files: readonly NamedFile[];
  };
};

export type CommandType = keyof CommandData;

/** A command whose files become its event's evidence as they are. */
export type EvidentialType = Exclude<
  { [K in CommandType]: CommandData[K] extends { readonly files: readonly NamedFile[] } ? K : never }[CommandType],
  'message' | 'reply-info'
>;

/** One command; `Command` alone is any of them. */
export type Command<C extends CommandType = CommandType> = {
  readonly [K in C]: { readonly type: K; readonly data: CommandData[K] };
}[C];
