import { type Conversation, type LoggedMessage, waitsForPerson } from '../../handoff/conversation/conversation.ts';

/** One conversation that is being answered. */
export interface OpenQuestions {
  /** The newest state of it that was heard of. */
  latest: Conversation;
  /** Messages of the shopper that were heard of and not taken, oldest first. */
  readonly waiting: LoggedMessage[];
  done: Promise<void>;
}

/**
 * Who waits for a person is looked at only while less than this is in hand: silence is a good answer there, and neither those
 * who have nobody but the bot nor an acknowledgement should be later for it. With 64 who chat as they wait there are some 3,000
 * acknowledgements a second (p99 31 ms), without the bound 700 (p99 2 s): `npm run bench -- turns`.
 */
const SPARE = 8;

/** The conversations that are being answered in this process, and how much that is. */
export function openQuestions() {
  const open = new Map<string, OpenQuestions>();
  let owed = 0;
  return {
    /** Undefined where the conversation is being answered already, or is left to the person; else whoever asked begins to. */
    add(conversation: Conversation, message: LoggedMessage | undefined): OpenQuestions | undefined {
      if (waitsForPerson(conversation) && owed >= SPARE) return undefined;
      const known = open.get(conversation.id);
      const questions = known ?? { latest: conversation, waiting: [], done: Promise.resolve() };
      questions.latest = newest(questions.latest, conversation);
      if (message !== undefined) {
        questions.waiting.push(message);
        owed += 1;
      }
      if (known !== undefined) return undefined;
      open.set(conversation.id, questions);
      owed += 1;
      return questions;
    },
    /**
     * The message that follows what the bot has answered; undefined where it was not heard of. Of a conversation that waits for
     * a person the next one that was heard of: what stands between is left to the person.
     */
    take({ waiting }: OpenQuestions, { owner, botReadSeq }: Conversation): LoggedMessage | undefined {
      const first = waiting.findIndex(({ seq }) => seq > botReadSeq);
      const answered = first === -1 ? waiting.length : first;
      const follows = owner !== 'bot' || waiting[answered]?.seq === botReadSeq + 1;
      const next = follows ? waiting[answered] : undefined;
      owed -= waiting.splice(0, next === undefined ? answered : answered + 1).length;
      return next;
    },
    /** Something overtook its answer: it is looked at again as the conversation stands now. */
    giveBack({ waiting }: OpenQuestions, message: LoggedMessage): void {
      waiting.unshift(message);
      owed += 1;
    },
    close({ latest, waiting }: OpenQuestions): void {
      open.delete(latest.id);
      owed -= waiting.length + 1;
    },
    /** Questions that are being answered, or wait for it. */
    owed: () => owed,
    /** Resolves when nothing is being answered. */
    async idle(): Promise<void> {
      while (open.size > 0) await Promise.all([...open.values()].map((one) => one.done));
    },
  };
}

/** Of two states of one conversation the one that more has happened to. */
export function newest(a: Conversation, b: Conversation): Conversation {
  if (a.epoch !== b.epoch) return a.epoch > b.epoch ? a : b;
  if (a.lastSeq !== b.lastSeq) return a.lastSeq > b.lastSeq ? a : b;
  return b.botReadSeq >= a.botReadSeq ? b : a;
}
