import type { Instant } from '../handoff/working-calendar.ts';
import { DEFAULT_LOCALE, isLocale } from '../protocol/locale.ts';
import type { NoticeWords } from './notice-words.ts';
import type { Delivery, DeliveryOutcome, LetterChannel, NoticeOutbox } from './ports.ts';

/** A letter as it goes out. */
export interface Letter {
  /** The same for every try, so that a receiver can tell a repeated one. */
  readonly key: string;
  readonly to: string;
  readonly name: string;
  readonly title: string;
  readonly text: string;
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

  constructor(code: string, final: boolean, cause?: unknown) {
    super(code, { cause });
    this.name = 'LetterFault';
    this.final = final;
  }
}

export interface LetterPorts {
  readonly outbox: NoticeOutbox;
  readonly senders: Readonly<Partial<Record<LetterChannel, LetterSender>>>;
  readonly words: NoticeWords;
  readonly linkFor: (delivery: Delivery) => Promise<string | undefined>;
  readonly now: () => Instant;
}

/** Longer than any try takes; a sender that died leaves its letters due again after it. */
const CLAIM_MS = 120_000;
const BATCH = 50;
const TRIES = 8;
const FIRST_PAUSE_MS = 15_000;
const LONGEST_PAUSE_MS = 6 * 3_600_000;
const LONGEST_FAULT = 200;

/**
 * Sends the letters that are due and says how many were taken. A letter is claimed before it is sent, so that two
 * processes do not send the same one; one whose answer got lost is sent again under the same key.
 */
export async function sendLetters(ports: LetterPorts, at: Instant): Promise<number> {
  let sent = 0;
  for (const delivery of await ports.outbox.claim(at, at + CLAIM_MS, BATCH)) {
    const outcome = await outcomeOf(ports, delivery);
    await ports.outbox.settle(delivery, outcome, ports.now());
    if (outcome.state === 'sent') sent += 1;
  }
  return sent;
}

async function outcomeOf(ports: LetterPorts, delivery: Delivery): Promise<DeliveryOutcome> {
  const { channel, to, key, attempts } = delivery;
  const sender = ports.senders[channel];
  if (sender === undefined) return { state: 'skipped', fault: 'channel_not_configured' };
  const address = channel === 'email' ? to.email : to.phone;
  if (address === undefined) return { state: 'skipped', fault: 'address_unknown' };
  const locale = isLocale(to.locale) ? to.locale : DEFAULT_LOCALE;
  try {
    const link = await ports.linkFor(delivery);
    await sender.send({ key, to: address, name: to.name, link, ...ports.words(delivery, locale) });
    return { state: 'sent' };
  } catch (error) {
    const fault = (error instanceof Error ? error.message : 'unknown').slice(0, LONGEST_FAULT);
    if ((error instanceof LetterFault && error.final) || attempts + 1 >= TRIES) return { state: 'dead', fault };
    return { state: 'pending', retryAt: ports.now() + pauseAfter(attempts), fault };
  }
}

/** 15 s, 1 min, 4 min … at most 6 h. */
export function pauseAfter(attempts: number): number {
  return Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 4 ** attempts);
}
