import type { Coordination } from '../handoff/coordination.ts';
import { CodedError } from '../protocol/error-codes.ts';

/** Uses per window of seconds, before RATE_LIMIT_FACTOR. */
const LIMITS = {
  message: { uses: 20, seconds: 60 },
  event: { uses: 120, seconds: 60 },
  agentEvent: { uses: 1_200, seconds: 60 },
  visitor: { uses: 30, seconds: 60 },
  login: { uses: 10, seconds: 300 },
  upload: { uses: 20, seconds: 300 },
  orderLookup: { uses: 5, seconds: 900 },
  /** Tries to prove an order by a second fact, right ones included: by visitor, by network address, by order. */
  orderProof: { uses: 5, seconds: 900 },
  orderProofAddress: { uses: 5, seconds: 900 },
  orderProofOrder: { uses: 15, seconds: 900 },
  disputeOpening: { uses: 3, seconds: 3_600 },
  disputeAct: { uses: 60, seconds: 60 },
  search: { uses: 120, seconds: 60 },
} as const;

export type LimitedUse = keyof typeof LIMITS;

export interface RateLimits {
  /** @throws CodedError `rate_limited` with `data.retryAfterSeconds` */
  spend(use: LimitedUse, key: string): Promise<void>;
}

export function rateLimits(coordination: Pick<Coordination, 'count'>, factor: number): RateLimits {
  return {
    async spend(use, key) {
      const { uses, seconds } = LIMITS[use];
      if ((await coordination.count(`${use}:${key}`, seconds)) > uses * factor)
        throw new CodedError('rate_limited', { retryAfterSeconds: seconds });
    },
  };
}
