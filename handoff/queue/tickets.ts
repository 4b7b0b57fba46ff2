import { endOfPeriod, type Period } from '../../calendar/period.ts';
import { isOpen, nextOpening, type WorkingCalendar } from '../../calendar/working-calendar.ts';
import type { Instant } from '../../protocol/instant.ts';
import type { Locale } from '../../protocol/locale.ts';

/** The promise of an answer where nobody can come. */
export interface Ticket {
  readonly number: string;
  readonly promisedAt: Instant;
}

export interface TicketPorts {
  readonly calendar: WorkingCalendar;
  /** Within which a ticket is answered (`serviceTargets.ticketReply`, which the help center states too). */
  readonly reply: Period;
  /** Whether an agent who could take it is online. */
  readonly somebodyServes: (locale: Locale) => boolean;
  readonly now: () => Instant;
  readonly newNumber: () => string;
}

export interface Tickets {
  readonly deskOpen: () => boolean;
  /** @param within where another promise holds than that of tickets */
  fresh(within?: Period): Ticket;
  /** A ticket where nobody can take a chat in this language now: out of hours, or with nobody online. */
  where(locale: Locale): Ticket | undefined;
}

export function tickets({ calendar, reply, somebodyServes, now, newNumber }: TicketPorts): Tickets {
  const deskOpen = () => isOpen(calendar, now());
  const fresh = (within = reply) => ({
    number: newNumber(),
    // What nobody can read before the desk opens is not late by then.
    promisedAt: endOfPeriod(within, deskOpen() ? now() : nextOpening(calendar, now()), calendar),
  });
  return { deskOpen, fresh, where: (locale) => (deskOpen() && somebodyServes(locale) ? undefined : fresh()) };
}
