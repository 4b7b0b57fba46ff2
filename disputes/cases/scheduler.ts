import { LETTER_CHANNELS, type LetterChannel } from '../../notices/ports.ts';
import type { Instant } from '../../protocol/instant.ts';
import { rounds } from '../../transport/rounds.ts';
import type { ProfileBook } from '../domain/profile/profile.ts';
import { extendDeadlines } from './extend-deadlines.ts';
import { fireClocks } from './fire-clocks.ts';
import { moveMoney } from './move-money.ts';
import type { Clocks, DisputeStore, Ledger, MoneyOutbox } from './ports.ts';
import type { WaitingRoom } from './waiting-evidence.ts';

/** When the installation was last alive: what is missing between two beats was down-time. */
export interface Heartbeats {
  last(name: string): Promise<Instant | undefined>;
  beat(name: string, at: Instant): Promise<void>;
}

export interface SchedulerPorts {
  readonly store: DisputeStore;
  readonly profiles: ProfileBook;
  readonly clocks: Clocks;
  readonly waiting: Pick<WaitingRoom, 'hopeful'>;
  readonly money: MoneyOutbox;
  readonly ledger: Ledger;
  readonly heartbeats: Heartbeats;
  readonly sendLetters: (channel: LetterChannel, at: Instant) => Promise<unknown>;
  /** Hands in evidence that waited for its scan and is clean. */
  readonly handInClean: () => Promise<unknown>;
  /** Asks the marketplace again how those can be reached for whom letters wait. */
  readonly findAddresses: () => Promise<unknown>;
  readonly now: () => Instant;
  readonly tickMs: number;
  readonly onFault: (error: unknown, where: string) => void;
}

export interface Scheduler {
  close(): Promise<void>;
}

const BEAT = 'disputes';
const BEAT_EVERY_MS = 10_000;
/** A restart or a deployment takes less; only what is longer moves deadlines. */
const DOWNTIME_FROM_MS = 60_000;
/** Cases that are read and stored together. */
const BATCH = 100;
/** Usually handed in at once, when the scan ends: this is for what a crash left. */
const HAND_IN_EVERY_MS = 5_000;
/** Ten minutes, with ticks of a second. */
const ADDRESSES_EVERY_TICKS = 600;

/**
 * Fires clocks, moves money and sends letters, each in a loop of its own, so that a slow ledger holds up no deadline.
 * Any number of processes may run it: a clock fires by the record that stops it, money has its key, a letter its claim.
 * Before the first clock fires, deadlines are given back what the installation lost while no process was alive.
 */
export function startScheduler(ports: SchedulerPorts): Scheduler {
  const { now, tickMs, onFault } = ports;
  const { repeat, closed, close } = rounds(onFault);

  /** Whether a beat may have been missed, at the start or because the database did not answer. */
  let missed = true;

  /** Says that the installation is alive, and first gives parties back what they lost while it was not. */
  async function beat(): Promise<void> {
    const last = await ports.heartbeats.last(BEAT);
    const at = now();
    if (missed && last !== undefined && at - last >= DOWNTIME_FROM_MS) {
      const { failed } = await extendDeadlines(ports, last, at, at);
      for (const { caseId, cause } of failed) onFault(cause, `deadlines of ${caseId}`);
    }
    await ports.heartbeats.beat(BEAT, now());
    missed = false;
  }

  /** While the database was gone nobody could answer in time: no clock fires before that has been made good. */
  async function fire(): Promise<void> {
    if (missed) await beat();
    const { failed } = await fireClocks(ports, now(), { atOnce: BATCH, goOn: () => !closed() });
    for (const { clock, cause } of failed) onFault(cause, `clock ${clock.name} of ${clock.caseId}`);
  }

  const orMissed = (work: () => Promise<void>) => async () => {
    try {
      await work();
    } catch (error) {
      missed = true;
      throw error;
    }
  };

  async function pay(): Promise<void> {
    for (let more = true; more && !closed(); ) {
      const { tried, failed } = await moveMoney(ports, now(), BATCH, () => !closed());
      for (const { pending, cause } of failed) onFault(cause, `money ${pending.intent.key}`);
      more = tried === BATCH && failed.length < BATCH;
    }
  }

  repeat('clocks', tickMs, orMissed(fire));
  repeat(
    'heartbeat',
    BEAT_EVERY_MS,
    orMissed(async () => {
      if (!missed) await beat();
    }),
  );
  repeat('money', tickMs, pay);
  // Each channel by itself: a mail server that does not answer holds up no text message.
  for (const channel of LETTER_CHANNELS) repeat(`letters: ${channel}`, tickMs, () => ports.sendLetters(channel, now()));
  repeat('addresses', ADDRESSES_EVERY_TICKS * tickMs, ports.findAddresses);
  repeat('evidence', Math.max(tickMs, HAND_IN_EVERY_MS), ports.handInClean);

  return { close };
}
