import type { Conversation, LoggedMessage } from '../../handoff/conversation/conversation.ts';
import type { ConversationStore } from '../../handoff/conversation/conversation-store.ts';
import type { AnswerPorts, TurnOutcome } from './answer-message.ts';
import { commitWhileWaiting } from './commit-turn.ts';
import { type Effects, runTurn } from './run-turn.ts';

interface WaitingPorts extends Omit<AnswerPorts, 'apology' | 'onNoticed'> {
  readonly store: Pick<ConversationStore, 'messages'>;
}

/** An answer among the last this many messages need not be given again. */
const RECENT_MESSAGES = 50;

/**
 * Answers a message of a shopper who waits for a person, where the help center surely does. The bot keeps its memory of
 * before, and a turn that fails is silence: the person reads the message.
 * @returns the conversation afterwards; undefined where something overtook the answer
 */
export async function answerWhileWaiting(
  ports: WaitingPorts,
  conversation: Conversation,
  message: LoggedMessage,
): Promise<Conversation | undefined> {
  const started = performance.now();
  let after: Conversation | undefined = conversation;
  let outcome: TurnOutcome = 'silent';
  let effects: Effects | undefined;
  let error: unknown;
  try {
    effects = await runTurn(ports, { conversation, message, memory: undefined, at: ports.now() });
    if (await isNews(ports, conversation, message, effects)) {
      after = await commitWhileWaiting(ports, conversation, message.seq, effects);
      outcome = after === undefined ? 'refused' : 'committed';
    }
  } catch (thrown) {
    error = thrown;
    outcome = 'failed';
  }
  ports.onTurn({
    conversationId: conversation.id,
    seq: message.seq,
    ms: performance.now() - started,
    outcome,
    error,
    trace: effects?.trace,
  });
  return after;
}

/** Whether there is an answer, and the same does not stand a little further up. */
async function isNews(
  { store }: WaitingPorts,
  { id }: Conversation,
  { seq }: LoggedMessage,
  { messages: [reply] }: Effects,
): Promise<boolean> {
  if (reply === undefined) return false;
  const afterSeq = Math.max(0, seq - RECENT_MESSAGES);
  const recent = await store.messages(id, { afterSeq, limit: RECENT_MESSAGES });
  return recent.every(({ author, content }) => author.kind !== 'bot' || content.text !== reply.content.text);
}
