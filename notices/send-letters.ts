import { CodedError } from '../protocol/error-codes.ts';
import type { Instant } from '../protocol/instant.ts';
import { DEFAULT_LOCALE, isLocale, type Locale } from '../protocol/locale.ts';
import type { NoticeWords } from './notice-words.ts';
import type { Delivery, DeliveryOutcome, LetterChannel, NoticeOutbox, StoredNotice } from './ports.ts';

/** A letter as it goes out. */
export interface Letter {
  /** The same for every try, so that a receiver can tell a repeated one. */
  readonly key: string;
  /** The letters of one case make one thread. */
  readonly thread: string;
  readonly to: string;
  readonly name: string;
  readonly title: string;
  readonly text: string;
  /** Which order and case, in words; undefined where nothing is known of it. Too long for a text message. */
  readonly about?: string | undefined;
  /** The page of the case, which makes its holder this party. */
  readonly link: string | undefined;
}

/** Sends letters of one channel. Resolves once the provider has taken it. */
export interface LetterSender {
  /** @throws LetterFault */
  send(letter: Letter): Promise<void>;
}

/** Why a provider did not take a letter. */
export class LetterFault extends Error {
  /** Trying again cannot help: an address that does not exist, a refused content. */
  readonly final: boolean;
  /** The provider did not answer at all: the letter is not at fault, and the next one need not be tried now. */
  readonly unreachable: boolean;

  constructor(code: string, final: boolean, cause?: unknown, unreachable = false) {
    super(code, { cause });
    this.name = 'LetterFault';
    this.final = final;
    this.unreachable = unreachable;
  }
}

/** What a letter says today, which may be more than when it was ordered. */
export interface LetterFacts {
  /** What the case is about. */
  readonly about?: { readonly item: string; readonly order: string } | undefined;
  readonly link: string | undefined;
  readonly data: StoredNotice['data'];
}

export interface LetterPorts {
  readonly outbox: NoticeOutbox;
  readonly senders: Readonly<Partial<Record<LetterChannel, LetterSender>>>;
  readonly words: NoticeWords;
  /** The line that names an order and a case. */
  readonly about: (values: { readonly order: string; readonly number: string }, locale: Locale) => string;
  /** Undefined where the case has gone on so that the letter would be untrue. */
  readonly factsOf: (delivery: Delivery) => Promise<LetterFacts | undefined>;
  /** The provider has taken it: its receiver has been told. Called before the letter is settled. */
  readonly onSent: (delivery: Delivery) => Promise<void>;
  /** It is not sent, and its receiver has got no other letter of the case, nor will for now. */
  readonly onHopeless: (delivery: Delivery) => Promise<void>;
  /** For the log; codes only. */
  readonly onOutcome: (delivery: Delivery, outcome: DeliveryOutcome) => void;
  /** Something of this letter could not be noted; the others go on. */
  readonly onFault: (error: unknown, delivery: Delivery) => void;
  readonly now: () => Instant;
}

/** A letter is claimed for this long from the beginning of its own try; no try takes longer. */
export const CLAIM_MS = 120_000;
const BATCH = 40;
const AT_ONCE = 4;
const TRIES = 8;
const FIRST_PAUSE_MS = 15_000;
const LONGEST_PAUSE_MS = 6 * 3_600_000;
const LONGEST_FAULT = 200;

/**
 * Sends the due letters of one channel and says how many were taken. A letter is claimed before it is sent, and its claim is
 * renewed when its own turn comes, however long those before it took: two processes never send the same one. One whose
 * answer got lost is sent again under the same key.
 */
export async function sendLetters(ports: LetterPorts, channel: LetterChannel, at: Instant): Promise<number> {
  const queue = [...(await ports.outbox.claim(channel, at, at + CLAIM_MS, BATCH))];
  let sent = 0;
  let away = false;
  const worker = async (): Promise<void> => {
    for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
      if (away) {
        await ports.outbox.release(next, ports.now() + FIRST_PAUSE_MS);
        continue;
      }
      const held = await ports.outbox.hold(next, ports.now() + CLAIM_MS);
      if (held === undefined) continue;
      const outcome = await outcomeOf(ports, held, () => {
        away = true;
      });
      if (outcome.state === 'sent') sent += 1;
      await note(ports, held, outcome).catch(told(ports, held));
    }
  };
  // Every worker ends before the round does, also where one fails.
  const ended = await Promise.allSettled(Array.from({ length: AT_ONCE }, worker));
  for (const one of ended) if (one.status === 'rejected') throw one.reason;
  return sent;
}

/** What cannot be noted of one letter is no reason to leave those behind it lying; a database that is away is. */
function told({ onFault }: LetterPorts, delivery: Delivery) {
  return (error: unknown): void => {
    if (error instanceof CodedError && error.code === 'storage_unavailable') throw error;
    onFault(error, delivery);
  };
}

async function note(ports: LetterPorts, held: Delivery, outcome: DeliveryOutcome): Promise<void> {
  // It is out, and is settled whatever its case says to it: else it would go again and again.
  if (outcome.state === 'sent') await ports.onSent(held).catch(told(ports, held));
  await ports.outbox.settle(held, outcome, ports.now());
  // An address that became known while this letter was looked at has woken nothing: it was not waiting yet.
  if (outcome.state === 'waiting') await ports.outbox.wake(held.accountId, ports.now());
  ports.onOutcome(held, outcome);
  const failed = outcome.state === 'waiting' || outcome.state === 'dead' || outcome.state === 'skipped';
  if (failed && (await ports.outbox.hopeless(held))) await ports.onHopeless(held);
}

async function outcomeOf(ports: LetterPorts, delivery: Delivery, onAway: () => void): Promise<DeliveryOutcome> {
  const { channel, to, key, attempts, caseId } = delivery;
  const sender = ports.senders[channel];
  if (sender === undefined) return { state: 'skipped', fault: 'channel_not_configured' };
  const address = channel === 'email' ? to.email : to.phone;
  if (address === undefined) return { state: 'waiting', fault: 'address_unknown' };
  const locale = isLocale(to.locale) ? to.locale : DEFAULT_LOCALE;
  try {
    const facts = await ports.factsOf(delivery);
    if (facts === undefined) return { state: 'skipped', fault: 'overtaken' };
    const { link, data, about } = facts;
    const { title, text } = ports.words({ ...delivery, data }, locale);
    const named =
      about === undefined
        ? { title, text }
        : {
            title: `${title} – ${oneLine(about.item)}`,
            text,
            about: `${oneLine(about.item)}\n${ports.about({ order: about.order, number: delivery.caseNumber }, locale)}`,
          };
    await sender.send({ key, thread: caseId, to: address, name: to.name, link, ...named });
    return { state: 'sent' };
  } catch (error) {
    if (error instanceof LetterFault && error.unreachable) onAway();
    const fault = (error instanceof Error ? error.message : 'unknown').slice(0, LONGEST_FAULT);
    if ((error instanceof LetterFault && error.final) || attempts + 1 >= TRIES) return { state: 'dead', fault };
    return { state: 'pending', retryAt: ports.now() + pauseAfter(attempts), fault };
  }
}

const LONGEST_ITEM = 80;

/** A shop's own title of an item, as a subject can hold it. */
function oneLine(item: string): string {
  const line = item.replace(/\s+/g, ' ').trim();
  return line.length > LONGEST_ITEM ? `${line.slice(0, LONGEST_ITEM - 1)}…` : line;
}

/** 15 s, 1 min, 4 min … at most 6 h. */
export function pauseAfter(attempts: number): number {
  return Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 4 ** attempts);
}
