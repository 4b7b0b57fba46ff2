import { CodedError } from '../../protocol/error-codes.ts';
import type { Instant } from '../../protocol/instant.ts';
import { DEFAULT_LOCALE, isLocale, type Locale } from '../../protocol/locale.ts';
import type { Delivery, DeliveryOutcome, LetterChannel, NoticeOutbox } from '../ports.ts';
import { type LetterContent, LetterFault, type LetterSender } from './letter.ts';

export interface LetterPorts {
  readonly outbox: NoticeOutbox;
  readonly senders: Readonly<Partial<Record<LetterChannel, LetterSender>>>;
  /**
   * One letter of all that a party is to be told of one case, in the order in which it happened. `overtaken` are the keys of
   * those that the case has gone on from, so that they would be untrue; with nothing else to say there is no letter.
   */
  readonly write: (notices: readonly Delivery[], locale: Locale) => Promise<WrittenLetter>;
  /** The provider has taken it: its receiver has been told. Called before the letter is settled. */
  readonly onSent: (delivery: Delivery) => Promise<void>;
  /** It is not sent, and its receiver has got no other letter of the case, nor will for now. */
  readonly onHopeless: (delivery: Delivery) => Promise<void>;
  /** For the log; codes only. */
  readonly onOutcome: (delivery: Delivery, outcome: DeliveryOutcome) => void;
  /** Something of this letter could not be noted; the others go on. */
  readonly onFault: (error: unknown, delivery: Delivery) => void;
  readonly now: () => Instant;
  /** Milliseconds that a notice waits for others of the same moment, which then are one letter with it. */
  readonly moment: number;
}

export interface WrittenLetter {
  readonly letter: LetterContent | undefined;
  readonly overtaken: ReadonlySet<string>;
}

/** Notices of one case to one party, which are one letter. */
type Bundle = readonly [Delivery, ...Delivery[]];

/** A letter is claimed for this long from the beginning of its own try; no try takes longer. */
export const CLAIM_MS = 120_000;
const BATCH = 40;
const AT_ONCE = 4;
const TRIES = 8;
const FIRST_PAUSE_MS = 15_000;
const LONGEST_PAUSE_MS = 6 * 3_600_000;
const LONGEST_FAULT = 200;

/**
 * Sends the due letters of one channel and says how many were taken. What one party is to be told of one case is one letter. A
 * letter is claimed before it is sent, and its claim is renewed when its own turn comes, however long those before it took: two
 * processes never send the same one. One whose answer got lost is sent again under the same key.
 */
export async function sendLetters(ports: LetterPorts, channel: LetterChannel, at: Instant): Promise<number> {
  const queue = bundled(await ports.outbox.claim(channel, at, at + CLAIM_MS, BATCH, ports.moment));
  let sent = 0;
  let away = false;
  const worker = async (): Promise<void> => {
    for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
      if (away) {
        for (const one of next) await ports.outbox.release(one, ports.now() + FIRST_PAUSE_MS);
        continue;
      }
      const held = await holdAll(ports, next);
      if (held === undefined) continue;
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

function bundled(deliveries: readonly Delivery[]): Bundle[] {
  const bundles = new Map<string, [Delivery, ...Delivery[]]>();
  for (const delivery of [...deliveries].sort((one, other) => one.at - other.at)) {
    const of = `${delivery.caseId}/${delivery.receiver}`;
    const bundle = bundles.get(of);
    if (bundle === undefined) bundles.set(of, [delivery]);
    else bundle.push(delivery);
  }
  return [...bundles.values()];
}

/** Undefined where other senders have taken all of it meanwhile. */
async function holdAll({ outbox, now }: LetterPorts, bundle: Bundle): Promise<Bundle | undefined> {
  const until = now() + CLAIM_MS;
  const held: Delivery[] = [];
  for (const one of bundle) held.push(...[(await outbox.hold(one, until)) ?? []].flat());
  const [first, ...more] = held;
  return first === undefined ? undefined : [first, ...more];
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

type Outcomes = readonly (readonly [Delivery, DeliveryOutcome])[];

async function outcomesOf(ports: LetterPorts, bundle: Bundle, onAway: () => void): Promise<Outcomes> {
  const [{ channel, to, key, caseId }] = bundle;
  const all = (outcome: DeliveryOutcome): Outcomes => bundle.map((one) => [one, outcome]);
  const sender = ports.senders[channel];
  if (sender === undefined) return all({ state: 'skipped', fault: 'channel_not_configured' });
  const address = channel === 'email' ? to.email : to.phone;
  if (address === undefined) return all({ state: 'waiting', fault: 'address_unknown' });
  try {
    const { letter, overtaken } = await ports.write(bundle, isLocale(to.locale) ? to.locale : DEFAULT_LOCALE);
    if (letter !== undefined) await sender.send({ ...letter, key, thread: caseId, to: address, name: to.name });
    return bundle.map((one) => [
      one,
      overtaken.has(one.key) || letter === undefined ? { state: 'skipped', fault: 'overtaken' } : { state: 'sent' },
    ]);
  } catch (error) {
    if (error instanceof LetterFault && error.unreachable) onAway();
    return bundle.map((one) => [one, failure(error, one, ports.now())]);
  }
}

function failure(error: unknown, { attempts }: Delivery, at: Instant): DeliveryOutcome {
  const fault = (error instanceof Error ? error.message : 'unknown').slice(0, LONGEST_FAULT);
  if ((error instanceof LetterFault && error.final) || attempts + 1 >= TRIES) return { state: 'dead', fault };
  return { state: 'pending', retryAt: at + pauseAfter(attempts), fault };
}

/** 15 s, 1 min, 4 min … at most 6 h. */
export function pauseAfter(attempts: number): number {
  return Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 4 ** attempts);
}
