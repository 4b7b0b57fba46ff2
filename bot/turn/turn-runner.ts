import { type Conversation, type LoggedMessage, waitsForPerson } from '../../handoff/conversation/conversation.ts';
import type { ConversationStore } from '../../handoff/conversation/conversation-store.ts';
import { type AnswerPorts, answerMessage } from './answer-message.ts';
import { answerWhileWaiting } from './answer-while-waiting.ts';
import { botMemories } from './bot-memories.ts';
import { commitGreeting } from './commit-turn.ts';
import { newest, type OpenQuestions, openQuestions } from './open-questions.ts';
import { runTurn } from './run-turn.ts';
import { turnSlots } from './turn-slots.ts';

export interface TurnRunnerPorts extends AnswerPorts {
  readonly store: Pick<ConversationStore, 'find' | 'messages' | 'botState'>;
  /** Whether this round of the event loop is better left to others. */
  readonly yields: () => boolean;
}

/** At a time; from there on more of them only make each slower. */
const MOST_TURNS = 32;
const PAGE = 50;

/** Runs the bot's turns: one at a time in a conversation, each committed whole and only if nothing overtook it. */
export interface TurnRunner {
  /** A message was committed; the bot answers it if it is the bot's to answer, or if it can while a person is waited for. */
  wake(conversation: Conversation, message?: LoggedMessage): void;
  /** Greets in a conversation that has no message yet. */
  greet(conversation: Conversation): Promise<void>;
  /** Questions that are being answered, or wait for it. */
  owed(): number;
  /** Resolves when no turn is under way. */
  idle(): Promise<void>;
}

export function turnRunner(ports: TurnRunnerPorts): TurnRunner {
  const { store, onTurn } = ports;
  const questions = openQuestions();
  const memories = botMemories(store);
  const slots = turnSlots({ most: MOST_TURNS, clock: () => performance.now(), yields: ports.yields });

  /** Answers what the conversation holds, one message after the other, until nothing is left to the bot. */
  async function answerAll(open: OpenQuestions): Promise<void> {
    const { id } = open.latest;
    try {
      while (isUnanswered(open.latest)) {
        const conversation = open.latest;
        const waits = waitsForPerson(conversation);
        const message =
          questions.take(open, conversation) ?? (waits ? undefined : await oldestUnanswered(store, conversation));
        if (message === undefined) break;
        const after = await slots.during(() =>
          waits
            ? answerWhileWaiting(ports, conversation, message)
            : answerMessage(ports, memories, conversation, message),
        );
        open.latest = newest(open.latest, after ?? (await store.find(id)) ?? conversation);
        if (after !== undefined) continue;
        if (open.latest === conversation) break;
        questions.giveBack(open, message);
      }
    } finally {
      questions.close(open);
    }
  }

  return {
    wake(conversation, message) {
      if (!isUnanswered(conversation)) return;
      const begun = questions.add(conversation, message);
      if (begun === undefined) return;
      begun.done = answerAll(begun).catch((error: unknown) =>
        // The message stays unanswered in the log; a sweep runs the turn again when the store is back.
        onTurn({ conversationId: conversation.id, seq: conversation.lastSeq, ms: 0, outcome: 'failed', error }),
      );
    },
    async greet(conversation) {
      const effects = await runTurn(ports, { conversation, message: undefined, memory: undefined, at: ports.now() });
      await commitGreeting(ports, conversation.id, effects);
    },
    owed: questions.owed,
    idle: questions.idle,
  };
}

/** Whether the shopper wrote what the bot has not answered, and the bot has the conversation, or nobody yet. */
function isUnanswered(conversation: Conversation): boolean {
  const { owner, lastShopperSeq, botReadSeq } = conversation;
  return (owner === 'bot' || waitsForPerson(conversation)) && lastShopperSeq > botReadSeq;
}

/** The oldest message of the shopper that the bot has not answered. */
async function oldestUnanswered(
  store: Pick<ConversationStore, 'messages'>,
  { id, botReadSeq }: Conversation,
): Promise<LoggedMessage | undefined> {
  for (let afterSeq = botReadSeq; ; ) {
    const page = await store.messages(id, { afterSeq, limit: PAGE });
    const found = page.find((message) => message.author.kind === 'shopper');
    const last = page.at(-1);
    if (found !== undefined || last === undefined) return found;
    afterSeq = last.seq;
  }
}
