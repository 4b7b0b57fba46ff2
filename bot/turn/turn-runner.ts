import { LRUCache } from 'lru-cache';
import type { Conversation, LoggedMessage, NewMessage } from '../../handoff/conversation/conversation.ts';
import type { Changed, ChangeRequest, ConversationStore } from '../../handoff/conversation/conversation-store.ts';
import { requested } from '../../handoff/desk/desk.ts';
import type { Noticed } from '../../kb/learning/noticed.ts';
import { CodedError } from '../../protocol/error-codes.ts';
import type { Instant } from '../../protocol/instant.ts';
import { type Effects, runTurn, type TurnParts } from './run-turn.ts';
import { turnSlots } from './turn-slots.ts';

export interface TurnRunnerPorts extends TurnParts {
  readonly store: Pick<ConversationStore, 'find' | 'messages' | 'botState' | 'list'>;
  change<T>(request: ChangeRequest<T>): Promise<Changed<T>>;
  readonly now: () => Instant;
  /** Whether this round of the event loop is better left to others. */
  readonly yields: () => boolean;
  /** What is said when a turn fails, so that the shopper is not left without an answer. */
  readonly apology: (conversation: Conversation) => NewMessage;
  /** Hears of what editors may learn from, once the turn is committed. */
  readonly onNoticed: (noticed: Noticed) => void;
  readonly onTurn: (turn: {
    conversationId: string;
    seq: number;
    ms: number;
    outcome: TurnOutcome;
    error?: unknown;
  }) => void;
}

export type TurnOutcome = 'committed' | 'refused' | 'failed';

/** Memories of this many conversations are kept so that a turn need not read them. */
const REMEMBERED = 5_000;
const STALE = 'turn_stale';
/** Then the question stays unanswered, and is taken up again. */
const PASSING: ReadonlySet<string> = new Set(['storage_unavailable', 'overloaded']);
/** At a time; from there on more of them only make each slower. */
const MOST_TURNS = 32;

/** Runs the bot's turns: one at a time in a conversation, each committed whole and only if nothing overtook it. */
export interface TurnRunner {
  /** A message was committed; the bot answers it if it is the bot's to answer. */
  wake(conversation: Conversation, message?: LoggedMessage): void;
  /** Greets in a conversation that has no message yet. */
  greet(conversation: Conversation): Promise<void>;
  /** Answers what a crashed process left unanswered. */
  recover(): Promise<number>;
  /** Questions that are being answered, or wait for it. */
  owed(): number;
  /** Resolves when no turn is under way. */
  idle(): Promise<void>;
}

export function turnRunner(ports: TurnRunnerPorts): TurnRunner {
  const running = new Map<string, { latest: Conversation; readonly waiting: LoggedMessage[]; done: Promise<void> }>();
  const memories = new LRUCache<string, { readonly key: string; readonly memory: string }>({ max: REMEMBERED });
  const slots = turnSlots({ most: MOST_TURNS, clock: () => performance.now(), yields: ports.yields });
  let owed = 0;
  const memoryKey = ({ epoch, botReadSeq }: Conversation) => `${epoch}:${botReadSeq}`;

  const remember = (conversation: Conversation, memory: string) =>
    memories.set(conversation.id, { key: memoryKey(conversation), memory });

  async function recall(conversation: Conversation): Promise<string | undefined> {
    const known = memories.get(conversation.id);
    return known?.key === memoryKey(conversation) ? known.memory : ports.store.botState(conversation.id);
  }

  /** The oldest message of the shopper that the bot has not answered. */
  async function next(conversation: Conversation, waiting: LoggedMessage[]): Promise<LoggedMessage | undefined> {
    const take = () => {
      owed -= 1;
      return waiting.shift();
    };
    while ((waiting[0]?.seq ?? Number.POSITIVE_INFINITY) <= conversation.botReadSeq) take();
    const [first] = waiting;
    if (first !== undefined && first.seq === conversation.botReadSeq + 1) return take();
    for (let afterSeq = conversation.botReadSeq; ; ) {
      const page = await ports.store.messages(conversation.id, { afterSeq, limit: 50 });
      const found = page.find((message) => message.author.kind === 'shopper');
      const last = page.at(-1);
      if (found !== undefined || last === undefined) return found;
      afterSeq = last.seq;
    }
  }

  async function attempt(conversation: Conversation, message: LoggedMessage): Promise<Conversation | undefined> {
    const started = performance.now();
    const report = (outcome: TurnOutcome, error?: unknown) =>
      ports.onTurn({
        conversationId: conversation.id,
        seq: message.seq,
        ms: performance.now() - started,
        outcome,
        error,
      });
    let effects: Effects | undefined;
    let failure: unknown;
    try {
      effects = await runTurn(ports, { conversation, message, memory: await recall(conversation), at: ports.now() });
    } catch (error) {
      if (error instanceof CodedError && PASSING.has(error.code)) throw error;
      failure = error;
    }
    const committed = await commit(conversation, message.seq, effects);
    report(committed === undefined ? 'refused' : effects === undefined ? 'failed' : 'committed', failure);
    return committed;
  }

  /** Undefined where something overtook the turn: its effects are dropped whole. */
  async function commit(
    read: Conversation,
    upTo: number,
    effects: Effects | undefined,
  ): Promise<Conversation | undefined> {
    try {
      const changed = await ports.change<undefined>({
        conversationId: read.id,
        decide: (current) => {
          if (current.owner !== 'bot' || current.epoch !== read.epoch || current.botReadSeq !== read.botReadSeq)
            throw new Error(STALE);
          // The bot need not read its own replies, where they follow what it answered directly.
          const replies = current.lastSeq === upTo ? (effects?.messages.length ?? 1) : 0;
          const answered: Conversation = { ...current, botReadSeq: upTo + replies };
          return effects === undefined
            ? { conversation: answered, messages: [ports.apology(answered)], result: undefined }
            : {
                conversation: withWishes(answered, effects),
                messages: effects.messages,
                botState: effects.memory,
                result: undefined,
              };
        },
      });
      if (effects !== undefined) {
        remember(changed.conversation, effects.memory);
        for (const noticed of effects.noticed) ports.onNoticed(noticed);
      }
      return changed.conversation;
    } catch (error) {
      if (error instanceof Error && error.message === STALE) return undefined;
      throw error;
    }
  }

  function withWishes(conversation: Conversation, { wishes }: Effects): Conversation {
    const spoken: Conversation =
      wishes.locale === undefined
        ? conversation
        : {
            ...conversation,
            locale: wishes.locale,
            localeChosen: conversation.localeChosen || wishes.localeChosen === true,
          };
    if (wishes.handoff === undefined) return spoken;
    return requested(spoken, wishes.handoff, ports.now());
  }

  async function work(id: string, job: { latest: Conversation; readonly waiting: LoggedMessage[] }): Promise<void> {
    try {
      for (;;) {
        const conversation = job.latest;
        if (conversation.owner !== 'bot' || conversation.lastShopperSeq <= conversation.botReadSeq) break;
        const message = await next(conversation, job.waiting);
        if (message === undefined) break;
        const after = await slots.during(() => attempt(conversation, message));
        job.latest = newest(job.latest, after ?? (await ports.store.find(id)) ?? conversation);
        if (after === undefined && job.latest === conversation) break;
      }
    } finally {
      running.delete(id);
      owed -= job.waiting.length + 1;
    }
  }

  return {
    wake(conversation, message) {
      if (conversation.owner !== 'bot' || conversation.lastShopperSeq <= conversation.botReadSeq) return;
      const job = running.get(conversation.id);
      if (job !== undefined) {
        job.latest = newest(job.latest, conversation);
        if (message === undefined) return;
        job.waiting.push(message);
        owed += 1;
        return;
      }
      const fresh = { latest: conversation, waiting: message === undefined ? [] : [message], done: Promise.resolve() };
      running.set(conversation.id, fresh);
      owed += fresh.waiting.length + 1;
      fresh.done = work(conversation.id, fresh).catch((error: unknown) =>
        // The message stays unanswered in the log; the sweep runs the turn again when the store is back.
        ports.onTurn({ conversationId: conversation.id, seq: conversation.lastSeq, ms: 0, outcome: 'failed', error }),
      );
    },
    async greet(conversation) {
      const effects = await runTurn(ports, { conversation, message: undefined, memory: undefined, at: ports.now() });
      await ports.change({
        conversationId: conversation.id,
        decide: (current) => ({
          conversation: current.lastSeq === 0 ? { ...current, botReadSeq: effects.messages.length } : current,
          messages: current.lastSeq === 0 ? effects.messages : [],
          ...(current.lastSeq === 0 ? { botState: effects.memory } : {}),
          result: undefined,
        }),
      });
    },
    async recover() {
      const unanswered = await ports.store.list({ unanswered: true });
      for (const conversation of unanswered) this.wake(conversation);
      return unanswered.length;
    },
    owed: () => owed,
    async idle() {
      while (running.size > 0) await Promise.all([...running.values()].map((job) => job.done));
    },
  };
}

/** Of two states of one conversation the one that more has happened to. */
function newest(a: Conversation, b: Conversation): Conversation {
  if (a.epoch !== b.epoch) return a.epoch > b.epoch ? a : b;
  if (a.lastSeq !== b.lastSeq) return a.lastSeq > b.lastSeq ? a : b;
  return b.botReadSeq >= a.botReadSeq ? b : a;
}
