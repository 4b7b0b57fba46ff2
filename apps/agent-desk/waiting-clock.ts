/** First reply within five minutes is the desk's target (service level 002). */
const FIRST_REPLY_MS = 5 * 60_000;
/** From here on the clock asks for attention. */
const SOON_MS = 90_000;

export interface WaitingClock {
  readonly level: 'left' | 'soon' | 'overdue';
  /** Time left, or time past the target; `m:ss`, with hours where there are any. */
  readonly time: string;
}

/** How the first-reply target stands for somebody who waits since then. */
export function waitingClock(waitingSince: string, now: number): WaitingClock {
  const left = Date.parse(waitingSince) + FIRST_REPLY_MS - now;
  if (left < 0) return { level: 'overdue', time: stopwatch(-left) };
  const time = stopwatch(Math.min(left, FIRST_REPLY_MS));
  return left < SOON_MS ? { level: 'soon', time } : { level: 'left', time };
}

/** `m:ss` or `h:mm:ss`, whole seconds, rounded down. */
export function stopwatch(milliseconds: number): string {
  const total = Math.floor(Math.max(0, milliseconds) / 1000);
  const two = (value: number): string => String(value).padStart(2, '0');
  const hours = Math.floor(total / 3600);
  const minutes = Math.floor(total / 60) % 60;
  return hours > 0 ? `${hours}:${two(minutes)}:${two(total % 60)}` : `${minutes}:${two(total % 60)}`;
}
