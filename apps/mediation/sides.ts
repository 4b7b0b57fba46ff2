import type { DisputeParty, DisputeView, TimelineEntry } from '../../protocol/disputes.ts';
import { offersOf } from '../case/offers.ts';
import { isTrade } from '../case/trade.ts';

const AT_PLATFORM: readonly string[] = [
  'platform-queue',
  'platform-review',
  'info-requested',
  'ruled',
  'appeal-review',
];

/** By these a side answers the other, or the platform. */
const ANSWERS: readonly string[] = [
  'approve',
  'reject',
  'offer',
  'counter',
  'contest-offer',
  'accept-offer',
  'agreed',
  'confirm-agreed',
  'failed',
  'ask-refund',
  'reply-info',
  'full-refund',
  'accept-loss',
  'return-mismatch',
  'goods-mismatch',
];

const inOrder = (timeline: readonly TimelineEntry[]): readonly TimelineEntry[] =>
  [...timeline].sort((one, other) => one.seq - other.seq);

/** What brought the case to the platform, last; under appeal, the appeal. */
export function arrivalOf({ timeline, state }: Pick<DisputeView, 'timeline' | 'state'>): TimelineEntry | undefined {
  const entries = inOrder(timeline);
  if (state === 'appeal-review') return entries.findLast(({ event }) => event === 'appeal');
  return entries.findLast(
    (entry, index) => AT_PLATFORM.includes(entry.state) && !AT_PLATFORM.includes(entries[index - 1]?.state ?? ''),
  );
}

export interface SideAnswer {
  /** The last act by which they answered; undefined: they never did. */
  readonly entry: TimelineEntry | undefined;
  /** What they wrote with it, or last. */
  readonly text: string | undefined;
  /** They let a deadline pass, and knew of it. */
  readonly letPass: boolean;
}

/** What a side has answered so far. */
export function answerOf(
  { timeline, messages, flags }: Pick<DisputeView, 'timeline' | 'messages' | 'flags'>,
  side: DisputeParty,
): SideAnswer {
  const entry = inOrder(timeline).findLast(({ event, by }) => by.role === side && ANSWERS.includes(event));
  const message = messages.findLast(({ by }) => by.role === side);
  return {
    entry,
    text: (entry?.text ?? '') === '' ? message?.text : entry?.text,
    letPass: flags.adverse.includes(side),
  };
}

/** Whether there is a line for what this side puts forward: in a trade of payments only whoever complains asks for anything. */
export function putsForward(view: Pick<DisputeView, 'wanted' | 'offers'>, side: DisputeParty): boolean {
  return !isTrade(view) || offersOf(view.offers, side).length > 0;
}
