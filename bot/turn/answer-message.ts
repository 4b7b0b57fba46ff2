import type { Conversation, LoggedMessage } from '../../handoff/conversation/conversation.ts';
import type { Noticed } from '../../kb/learning/noticed.ts';
import { CodedError } from '../../protocol/error-codes.ts';
import type { TurnTrace } from '../../protocol/traces.ts';
import type { BotMemories } from './bot-memories.ts';
import { type CommitPorts, commitTurn } from './commit-turn.ts';
import { type Effects, runTurn, type TurnParts } from './run-turn.ts';

/** `silent`: whoever waits for a person wrote what is left to the person. */
export type TurnOutcome = 'committed' | 'refused' | 'failed' | 'silent';

/** A turn as the log and the metrics hear of it. */
export interface TurnReport {
  readonly conversationId: string;
  readonly seq: number;
  readonly ms: number;
  readonly outcome: TurnOutcome;
  readonly error?: unknown;
  /** Why it ended so; undefined where turns are not traced. */
  readonly trace?: TurnTrace | undefined;
}

export interface AnswerPorts extends TurnParts, CommitPorts {
  /** Hears of what editors may learn from, once the turn is committed. */
  readonly onNoticed: (noticed: Noticed) => void;
  readonly onTurn: (turn: TurnReport) => void;
}

/** Then the question stays unanswered, and is taken up again. */
const PASSING: ReadonlySet<string> = new Set(['storage_unavailable', 'overloaded']);

/** Runs the turn that answers a message, and commits it; undefined where something overtook it. */
export async function answerMessage(
  ports: AnswerPorts,
  memories: BotMemories,
  conversation: Conversation,
  message: LoggedMessage,
): Promise<Conversation | undefined> {
  const started = performance.now();
  let effects: Effects | undefined;
  let error: unknown;
  try {
    const memory = await memories.recall(conversation);
    effects = await runTurn(ports, { conversation, message, memory, at: ports.now() });
  } catch (thrown) {
    if (thrown instanceof CodedError && PASSING.has(thrown.code)) throw thrown;
    error = thrown;
  }
  const committed = await commitTurn(ports, conversation, message.seq, effects);
  if (committed !== undefined && effects !== undefined) {
    memories.remember(committed, effects.memory);
    for (const noticed of effects.noticed) ports.onNoticed(noticed);
  }
  ports.onTurn({
    conversationId: conversation.id,
    seq: message.seq,
    ms: performance.now() - started,
    outcome: committed === undefined ? 'refused' : effects === undefined ? 'failed' : 'committed',
    error,
    trace: effects?.trace,
  });
  return committed;
}
