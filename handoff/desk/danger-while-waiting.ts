import type { Conversation, LoggedMessage, NewMessage } from '../conversation/conversation.ts';

/** What somebody hears at once whose words speak of danger, while the bot does not answer. */
export interface Care {
  /** Beyond doubt. */
  readonly sure: boolean;
  readonly message: (conversation: Conversation) => NewMessage;
}

/** Undefined where the words speak of no danger. */
export type CareFor = (text: string) => Care | undefined;

/** A line of care among the last this many messages still counts as heard. */
const RECENT_MESSAGES = 50;

export interface CareWhileWaitingPorts {
  readonly care: CareFor;
  readonly conversations: {
    find(id: string): Promise<Conversation | undefined>;
    messages(id: string, range: { afterSeq: number; limit: number }): Promise<LoggedMessage[]>;
  };
}

export interface Alarm {
  readonly sure: boolean;
  /** The line of care; undefined where it was told already. */
  care(current: Conversation): NewMessage | undefined;
}

/** What to do about a text that may speak of danger, whoever has the conversation; undefined for other texts. */
export async function alarmIn(
  { care, conversations }: CareWhileWaitingPorts,
  conversationId: string,
  text: string | undefined,
): Promise<Alarm | undefined> {
  const found = text === undefined ? undefined : care(text);
  if (found === undefined) return undefined;
  const lastSeq = (await conversations.find(conversationId))?.lastSeq ?? 0;
  const range = { afterSeq: Math.max(0, lastSeq - RECENT_MESSAGES), limit: RECENT_MESSAGES };
  const recent = await conversations.messages(conversationId, range);
  return {
    sure: found.sure,
    care(current) {
      const line = found.message(current);
      const told = recent.some(
        ({ author, content }) => author.kind === 'bot' && content.text?.includes(line.content.text ?? '') === true,
      );
      return told ? undefined : line;
    },
  };
}
