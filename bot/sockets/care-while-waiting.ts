import type { Conversation, LoggedMessage, NewMessage } from '../../handoff/conversation.ts';
import type { DangerKind } from '../../kb/safety/danger.ts';
import { SURE } from '../../kb/safety/levels.ts';
import type { RecogniseDanger } from '../../kb/safety/recognise.ts';

/** So far back a line of care still counts as heard. */
const RECENT_MESSAGES = 50;

export interface CarePorts {
  readonly danger: RecogniseDanger;
  /** Whom to call first, for somebody whom the bot does not answer now. */
  readonly care: (conversation: Conversation, kind: DangerKind | 'possible') => NewMessage;
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

/** What has to be done about a text that may speak of danger, whoever answers the conversation; undefined for all others. */
export async function alarmIn(
  { danger, care, conversations }: CarePorts,
  conversationId: string,
  text: string | undefined,
): Promise<Alarm | undefined> {
  const found = text === undefined ? undefined : danger(text);
  if (found === undefined) return undefined;
  const lastSeq = (await conversations.find(conversationId))?.lastSeq ?? 0;
  const range = { afterSeq: Math.max(0, lastSeq - RECENT_MESSAGES), limit: RECENT_MESSAGES };
  const recent = await conversations.messages(conversationId, range);
  const sure = found.confidence >= SURE;
  return {
    sure,
    care(current) {
      const line = care(current, sure ? found.kind : 'possible');
      const told = recent.some(
        ({ author, content }) => author.kind === 'bot' && content.text?.includes(line.content.text ?? '') === true,
      );
      return told ? undefined : line;
    },
  };
}
