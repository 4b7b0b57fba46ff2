import type { Conversations } from '../../handoff/conversation/conversations.ts';
import type { Instant } from '../../protocol/instant.ts';
import type { TurnRunner } from './turn-runner.ts';

export interface UnansweredPorts {
  readonly conversations: Pick<Conversations, 'onChange' | 'list'>;
  readonly runner: Pick<TurnRunner, 'wake'>;
  readonly now: () => Instant;
  readonly onFault: (error: unknown) => void;
}

/** Has the bot answer what shoppers write. */
export interface UnansweredQuestions {
  /** Answers what an outage has left unanswered. */
  recover(): Promise<void>;
  /** Answers what a crash has left; from then on looks each second for what other processes left that are gone. */
  start(): Promise<void>;
  close(): Promise<void>;
}

const SWEEP_MS = 1_000;
/** A message without an answer for this long was that of a process that is gone. */
const ABANDONED_AFTER_MS = 5_000;
const MOST_AT_ONCE = 200;

export function unansweredQuestions({ conversations, runner, now, onFault }: UnansweredPorts): UnansweredQuestions {
  conversations.onChange(({ conversation, messages }) => {
    const written = messages.find((message) => message.author.kind === 'shopper');
    if (written !== undefined) runner.wake(conversation, written);
  });
  const sweep = async () => {
    const unanswered = await conversations.list({ unanswered: true, limit: MOST_AT_ONCE });
    for (const conversation of unanswered)
      if (conversation.updatedAt < now() - ABANDONED_AFTER_MS) runner.wake(conversation);
  };
  let timer: NodeJS.Timeout | undefined;
  let sweeping: Promise<void> = Promise.resolve();
  let closed = false;
  async function recover(): Promise<void> {
    for (const conversation of await conversations.list({ unanswered: true })) runner.wake(conversation);
  }
  return {
    recover,
    async start() {
      await recover();
      timer = setInterval(() => {
        sweeping = sweeping.then(() => (closed ? undefined : sweep())).catch(onFault);
      }, SWEEP_MS);
    },
    async close() {
      closed = true;
      clearInterval(timer);
      await sweeping;
    },
  };
}
