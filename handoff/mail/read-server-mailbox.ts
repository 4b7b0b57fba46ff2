import { setTimeout as pause } from 'node:timers/promises';
import { CodedError } from '../../protocol/error-codes.ts';
import type { Instant } from '../../protocol/instant.ts';
import type { ExternalService } from '../../transport/external-services.ts';
import type { OnFault } from '../../transport/faults.ts';
import { reasonOf } from '../../transport/outage-log.ts';
import { type PutOff, putOff } from './put-off.ts';
import type { MailboxLine, ServerMailbox } from './server-mailbox.ts';
import type { MailOutcome } from './take-mail.ts';

export interface MailboxReaderPorts {
  readonly mailbox: ServerMailbox;
  readonly take: (raw: Buffer) => Promise<MailOutcome>;
  readonly service: ExternalService;
  readonly log: Record<'info' | 'warn', (facts: object, line: string) => void>;
  readonly onFault: OnFault;
  readonly now: () => Instant;
}

/** After a line is lost; doubled at each further loss. */
const RECONNECT_MS = { first: 1_000, most: 5 * 60_000 } as const;
/** A look at the mailbox even where the server has said nothing. */
const LOOK_MS = 60_000;
/** While the database is away. */
const STORAGE_MS = 5_000;

/**
 * Takes the mails of the operator's mailbox, in a loop of its own: one after the other, oldest first, each marked as read once it is
 * committed and not before. Any number of processes may: which of them takes a mail is decided where it is kept, and a mail that comes
 * twice, or whose mark was lost, was taken before.
 */
export function readServerMailbox(ports: MailboxReaderPorts): { close(): Promise<void> } {
  const ending = new AbortController();
  const ended = stayConnected(ports, ending.signal);
  return {
    async close() {
      ending.abort();
      await ended;
    },
  };
}

async function stayConnected(ports: MailboxReaderPorts, signal: AbortSignal): Promise<void> {
  const { mailbox, service, now } = ports;
  const failed = putOff(now);
  let losses = 0;
  while (!signal.aborted) {
    try {
      const line = await mailbox.open(signal);
      await follow(ports, line, failed, signal, () => {
        losses = 0;
      }).finally(() => line.close());
    } catch (error) {
      if (signal.aborted) return;
      losses += 1;
      // Servers end lines now and then: one that can be opened anew at once is no outage.
      if (losses > 1) service.failed(reasonOf(error));
      const ms = Math.min(RECONNECT_MS.most, RECONNECT_MS.first * 2 ** Math.min(losses - 1, 20));
      await pause(ms, undefined, { signal }).catch(() => undefined);
    }
  }
}

/** @param onRound a whole round went well */
async function follow(
  ports: MailboxReaderPorts,
  line: MailboxLine,
  failed: PutOff,
  signal: AbortSignal,
  onRound: () => void,
): Promise<void> {
  const course: Course = { failed, storageAway: false, unmarked: undefined };
  while (!signal.aborted) {
    course.storageAway = false;
    for (const key of failed.due(await line.waiting())) {
      if (signal.aborted) return;
      await takeOne(ports, line, key, course);
      if (course.storageAway) break;
    }
    onRound();
    if (course.unmarked === undefined) ports.service.answered();
    else ports.service.failed(reasonOf(course.unmarked));
    if (course.storageAway) await pause(STORAGE_MS, undefined, { signal }).catch(() => undefined);
    else await line.news(Math.min(LOOK_MS, failed.next() ?? LOOK_MS), signal);
  }
}

interface Course {
  readonly failed: PutOff;
  storageAway: boolean;
  /** Why the mail that was dealt with last is still unread. */
  unmarked: unknown;
}

async function takeOne(ports: MailboxReaderPorts, line: MailboxLine, key: string, course: Course): Promise<void> {
  const raw = await line.read(key);
  if (raw === undefined) return;
  const marked = (marking: Promise<void>) =>
    marking.then(
      () => {
        course.unmarked = undefined;
      },
      (error: unknown) => {
        course.failed.later(key);
        course.unmarked = error;
      },
    );
  if (raw === 'too-large') {
    ports.log.warn({ mail: key }, 'a mail that is too large was set aside');
    await marked(line.setAside(key));
    return;
  }
  const outcome = await ports.take(raw).catch((error: unknown) => putOffFor(error, ports, key, course));
  if (outcome === undefined) return;
  ports.log.info({ mail: key, outcome }, 'mail');
  await marked(line.markRead(key));
}

/** A mail that fails waits for another try, and none of the others waits for it; without a database all of them wait. */
function putOffFor(error: unknown, { onFault }: MailboxReaderPorts, key: string, course: Course): undefined {
  const code = error instanceof CodedError ? error.code : undefined;
  if (code === 'storage_unavailable') {
    course.storageAway = true;
    onFault(error, 'mail');
    return;
  }
  const tries = course.failed.later(key);
  // Another process has it, or there is too much to do: neither is a fault. A fault is told once for each mail.
  if (code !== 'overloaded' && tries === 1) onFault(error, `mail ${key}`);
}
