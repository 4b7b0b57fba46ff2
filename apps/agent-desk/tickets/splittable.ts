import type { Message } from '../../../protocol/conversation.ts';
import { MOST_SPLIT_OFF, type TicketView } from '../../../protocol/tickets.ts';

/** So many of the newest can be chosen from. */
const MOST_SHOWN = 200;

/** What people wrote, which may become a ticket of its own. */
export function splittable(messages: readonly Message[]): readonly Message[] {
  return messages.filter(({ author }) => author.kind === 'shopper' || author.kind === 'agent').slice(-MOST_SHOWN);
}

/** This one and all after it. */
export function fromHereOn(messages: readonly Message[], seq: number): ReadonlySet<number> {
  return new Set(messages.filter((one) => one.seq >= seq).map((one) => one.seq));
}

/** Something that the shopper wrote goes, and something stays. */
export function canSplitOff(messages: readonly Message[], chosen: ReadonlySet<number>): boolean {
  const shoppers = messages.filter(({ author }) => author.kind === 'shopper');
  const going = shoppers.filter(({ seq }) => chosen.has(seq)).length;
  return going > 0 && going < shoppers.length && chosen.size <= MOST_SPLIT_OFF;
}

/** A ticket that was split off, as long as nobody has written in it: what was written would be looked for where it was written. */
export function canRejoin({ splitFrom, status }: TicketView, messages: readonly Message[]): boolean {
  if (splitFrom === undefined || status === 'solved') return false;
  const line = messages.findLast(({ value }) => (value as { system?: unknown } | undefined)?.system === 'splitHere');
  return line !== undefined && splittable(messages).every(({ seq }) => seq < line.seq);
}
