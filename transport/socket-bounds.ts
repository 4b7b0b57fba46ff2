import { CodedError } from '../protocol/error-codes.ts';

/** How many sockets are open, in all and from each network, and whether one more may stay. */
export interface SocketBounds {
  opened(network: string): void;
  closed(network: string): void;
  /**
   * Whether a shopper's socket that was just opened may stay.
   * @throws CodedError `connections_too_many` for its network, `overloaded` where the server has no room, with the time to wait
   */
  check(network: string): void;
  /** Whether a socket is dropped without a refusal: far beyond the bounds, where nobody gets by accident. */
  shut(network: string): boolean;
  open(): number;
}

export interface SocketBoundsOptions {
  readonly most: number;
  readonly mostEach: number;
  /** A clock that never jumps, in milliseconds. */
  readonly clock: () => number;
}

/** Of one network, before RATE_LIMIT_FACTOR: a mobile carrier puts many people behind one address. */
export const SOCKETS_OF_A_NETWORK = 200;
/** Beyond the bound, for staff and for those who are being told. */
const RESERVE = 1_000;
/** Factor to the bound of one network before sockets are dropped: an office full of staff is one network, too. */
const RESERVE_EACH = 5;
const LONGEST_WAIT_SECONDS = 60;
/** Between two that leave, until it has been seen. */
const FIRST_GUESS_MS = 5_000;
/** Weight of the latest interval between two that left in the running mean. */
const WEIGHT = 0.05;

export function socketBounds({ most, mostEach, clock }: SocketBoundsOptions): SocketBounds {
  const each = new Map<string, number>();
  let all = 0;
  let spacingMs = FIRST_GUESS_MS;
  let lastLeft = clock();

  return {
    opened(network) {
      all += 1;
      each.set(network, (each.get(network) ?? 0) + 1);
    },
    closed(network) {
      all -= 1;
      const left = (each.get(network) ?? 1) - 1;
      if (left > 0) each.set(network, left);
      else each.delete(network);
      const at = clock();
      spacingMs += WEIGHT * (at - lastLeft - spacingMs);
      lastLeft = at;
    },
    check(network) {
      if ((each.get(network) ?? 0) > mostEach)
        throw new CodedError('connections_too_many', { retryAfterSeconds: LONGEST_WAIT_SECONDS });
      if (all <= most) return;
      const seconds = Math.ceil((spacingMs * (all - most)) / 1000);
      throw new CodedError('overloaded', { retryAfterSeconds: Math.max(1, Math.min(seconds, LONGEST_WAIT_SECONDS)) });
    },
    shut: (network) => all >= most + RESERVE || (each.get(network) ?? 0) >= mostEach * RESERVE_EACH,
    open: () => all,
  };
}
