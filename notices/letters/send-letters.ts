import { CodedError } from '../../protocol/error-codes.ts';
import type { Instant } from '../../protocol/instant.ts';
import { DEFAULT_LOCALE, isLocale, type Locale } from '../../protocol/locale.ts';
import type { Delivery, DeliveryOutcome, DueLetter, LetterChannel, LetterOutbox } from '../ports.ts';
import type { Wanted } from '../preferences/wanted.ts';
import { type LetterContent, LetterFault, type LetterMail, type LetterSender } from './letter.ts';

/** What a letter is about, and to whom it goes. */
export interface Matter {
  /** The letters of one case or ticket make one thread. */
  readonly thread: string;
  /** What one receiver is to be told of one thread at a time is one letter. */
  readonly receiver: string;
  /** Of the receiver: letters that wait for an address are woken by it. */
  readonly receiverId: string;
}

/** @template D what the outbox holds: notices of cases, or letters of tickets */
export interface LetterPorts<D extends DueLetter = Delivery> {
  readonly outbox: LetterOutbox<D>;
  readonly about: (delivery: D) => Matter;
  readonly senders: Readonly<Partial<Record<LetterChannel, LetterSender>>>;
  /** Whether the receiver wants what one letter would tell by this channel, and when. */
  readonly wanted: (deliveries: Bundle<D>, channel: LetterChannel) => Promise<Wanted>;
  /**
   * One letter of all that somebody is to be told of one matter, in the order in which it happened. `overtaken` are the keys of
   * those that the matter has gone on from, so that they would be untrue; with nothing else to say there is no letter.
   */
  readonly write: (notices: readonly D[], locale: Locale) => Promise<WrittenLetter>;
  /** The provider has taken it: its receiver has been told. Called before the letter is settled. */
  readonly onSent: (delivery: D) => Promise<void>;
  /** It is not sent, and its receiver has got no other letter of the matter, nor will for now. */
  readonly onHopeless: (delivery: D) => Promise<void>;
  /** For the log; codes only. */
  readonly onOutcome: (delivery: D, outcome: DeliveryOutcome) => void;
  /** Something of this letter could not be noted; the others go on. */
  readonly onFault: (error: unknown, delivery: D) => void;
  readonly now: () => Instant;
  /** Milliseconds that a notice waits for others of the same moment, which then are one letter with it. */
  readonly moment: number;
}

export interface WrittenLetter {
  readonly letter: LetterContent | undefined;
  readonly overtaken: ReadonlySet<string>;
  /** How it goes as e-mail, where it is not as usual. */
  readonly mail?: LetterMail | undefined;
}

/** What one receiver is to be told of one matter: one letter. */
export type Bundle<D> = readonly [D, ...D[]];

/** A letter is claimed for this long from the beginning of its own try; no try takes longer. */
export const CLAIM_MS = 120_000;
const BATCH = 40;
const AT_ONCE = 4;
const TRIES = 8;
const FIRST_PAUSE_MS = 15_000;
const LONGEST_PAUSE_MS = 6 * 3_600_000;
const LONGEST_FAULT = 200;
const UNWANTED = 'unwanted';

/**
 * Sends the due letters of one channel and says how many were taken. What somebody is to be told of one matter is one letter. A
 * letter is claimed before it is sent, and its claim is renewed when its own turn comes, however long those before it took: two
 * processes never send the same one. One whose answer got lost is sent again under the same key.
 */
export async function sendLetters<D extends DueLetter>(
  ports: LetterPorts<D>,
  channel: LetterChannel,
  at: Instant,
): Promise<number> {
  const queue = bundled(ports, await ports.outbox.claim(channel, at, at + CLAIM_MS, BATCH, ports.moment));
  let sent = 0;
  let away = false;
  const worker = async (): Promise<void> => {
    for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
      if (away) {
        for (const one of next) await ports.outbox.release(one, ports.now() + FIRST_PAUSE_MS);
        continue;
      }
      const held = await holdAll(ports, next);
      if (held === undefined || (await isPutOff(ports, held, channel))) continue;
      const outcomes = await outcomesOf(ports, held, () => {
        away = true;
      });
      if (outcomes.some(([, { state }]) => state === 'sent')) sent += 1;
      for (const [one, outcome] of outcomes) await note(ports, one, outcome).catch(told(ports, one));
    }
  };
  // Every worker ends before the round does, also where one fails.
  const ended = await Promise.allSettled(Array.from({ length: AT_ONCE }, worker));
  for (const one of ended) if (one.status === 'rejected') throw one.reason;
  return sent;
}

function bundled<D extends DueLetter>({ about }: LetterPorts<D>, deliveries: readonly D[]): Bundle<D>[] {
  const bundles = new Map<string, [D, ...D[]]>();
  for (const delivery of [...deliveries].sort((one, other) => one.at - other.at)) {
    const { thread, receiver } = about(delivery);
    const of = `${thread}/${receiver}`;
    const bundle = bundles.get(of);
    if (bundle === undefined) bundles.set(of, [delivery]);
    else bundle.push(delivery);
  }
  return [...bundles.values()];
}

/** Undefined where other senders have taken all of it meanwhile. */
async function holdAll<D extends DueLetter>(
  { outbox, now }: LetterPorts<D>,
  bundle: Bundle<D>,
): Promise<Bundle<D> | undefined> {
  const until = now() + CLAIM_MS;
  const held: D[] = [];
  for (const one of bundle) {
    const kept = await outbox.hold(one, until);
    if (kept !== undefined) held.push(kept);
  }
  const [first, ...more] = held;
  return first === undefined ? undefined : [first, ...more];
}

/** Whether the receiver does not want it, or not yet; then it is left out, or is due when they do. */
async function isPutOff<D extends DueLetter>(
  ports: LetterPorts<D>,
  held: Bundle<D>,
  channel: LetterChannel,
): Promise<boolean> {
  const wanted = await ports.wanted(held, channel);
  if (wanted === 'now') return false;
  const unwanted = { state: 'skipped', fault: UNWANTED } as const;
  for (const one of held) {
    if (wanted === 'never') await note(ports, one, unwanted).catch(told(ports, one));
    else await ports.outbox.release(one, wanted);
  }
  return true;
}

/** What cannot be noted of one letter is no reason to leave those behind it lying; a database that is away is. */
function told<D extends DueLetter>({ onFault }: LetterPorts<D>, delivery: D) {
  return (error: unknown): void => {
    if (error instanceof CodedError && error.code === 'storage_unavailable') throw error;
    onFault(error, delivery);
  };
}

async function note<D extends DueLetter>(ports: LetterPorts<D>, held: D, outcome: DeliveryOutcome): Promise<void> {
  // It is out, and is settled whatever its matter says to it: else it would go again and again.
  if (outcome.state === 'sent') await ports.onSent(held).catch(told(ports, held));
  await ports.outbox.settle(held, outcome, ports.now());
  // An address that became known while this letter was looked at has woken nothing: it was not waiting yet.
  if (outcome.state === 'waiting') await ports.outbox.wake(ports.about(held).receiverId, ports.now());
  ports.onOutcome(held, outcome);
  const failed = outcome.state !== 'sent' && outcome.state !== 'pending' && !isLeftOut(held, outcome);
  if (failed && (await ports.outbox.hopeless(held))) await ports.onHopeless(held);
}

/** A mail that tells nothing needed was not wanted: that reaches whom it goes to all the same. */
const isLeftOut = ({ channel }: DueLetter, outcome: DeliveryOutcome): boolean =>
  channel === 'email' && outcome.state === 'skipped' && outcome.fault === UNWANTED;

type Outcomes<D> = readonly (readonly [D, DeliveryOutcome])[];

async function outcomesOf<D extends DueLetter>(
  ports: LetterPorts<D>,
  bundle: Bundle<D>,
  onAway: () => void,
): Promise<Outcomes<D>> {
  const [{ channel, to, key }] = bundle;
  const { thread } = ports.about(bundle[0]);
  const all = (outcome: DeliveryOutcome): Outcomes<D> => bundle.map((one) => [one, outcome]);
  const sender = ports.senders[channel];
  if (sender === undefined) return all({ state: 'skipped', fault: 'channel_not_configured' });
  const address = channel === 'email' ? to.email : to.phone;
  if (address === undefined) return all({ state: 'waiting', fault: 'address_unknown' });
  try {
    const { letter, overtaken, mail } = await ports.write(bundle, isLocale(to.locale) ? to.locale : DEFAULT_LOCALE);
    if (letter !== undefined) await sender.send({ ...letter, mail, key, thread, to: address, name: to.name });
    return bundle.map((one) => [
      one,
      overtaken.has(one.key) || letter === undefined ? { state: 'skipped', fault: 'overtaken' } : { state: 'sent' },
    ]);
  } catch (error) {
    if (error instanceof LetterFault && error.unreachable) onAway();
    return bundle.map((one) => [one, failure(error, one, ports.now())]);
  }
}

function failure(error: unknown, { attempts }: DueLetter, at: Instant): DeliveryOutcome {
  const fault = (error instanceof Error ? error.message : 'unknown').slice(0, LONGEST_FAULT);
  if ((error instanceof LetterFault && error.final) || attempts + 1 >= TRIES) return { state: 'dead', fault };
  return { state: 'pending', retryAt: at + pauseAfter(attempts), fault };
}

/** 15 s, 1 min, 4 min … at most 6 h. */
export function pauseAfter(attempts: number): number {
  return Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 4 ** attempts);
}
