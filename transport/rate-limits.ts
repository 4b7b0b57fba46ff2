import { CodedError } from '../protocol/error-codes.ts';
import type { Coordination } from './coordination.ts';

/** Uses per window of seconds, before RATE_LIMIT_FACTOR. */
export const LIMITS = {
  message: { uses: 20, seconds: 60 },
  event: { uses: 120, seconds: 60 },
  agentEvent: { uses: 1_200, seconds: 60 },
  visitor: { uses: 30, seconds: 60 },
  /** Wrong passwords only: for an account from an address, from an address, for an account from anywhere. */
  login: { uses: 10, seconds: 300 },
  loginCaller: { uses: 30, seconds: 300 },
  loginAccount: { uses: 20, seconds: 300 },
  loginAccountHour: { uses: 60, seconds: 3_600 },
  upload: { uses: 20, seconds: 300 },
  orderLookup: { uses: 5, seconds: 900 },
  /** Tries to prove an order by a second fact, right ones included: by visitor, by network address, by order. */
  orderProof: { uses: 5, seconds: 900 },
  orderProofAddress: { uses: 5, seconds: 900 },
  orderProofOrder: { uses: 15, seconds: 900 },
  disputeOpening: { uses: 3, seconds: 3_600 },
  disputeAct: { uses: 60, seconds: 60 },
  search: { uses: 120, seconds: 60 },
  deskSearch: { uses: 240, seconds: 60 },
  /** Contact forms, of an address or of whoever is signed in. */
  contact: { uses: 10, seconds: 3_600 },
  /** Browsers that ask to be told. */
  push: { uses: 30, seconds: 3_600 },
  preferences: { uses: 60, seconds: 3_600 },
  /** Mails of one sender that a mail may go back for, and contact forms with one phone number. */
  mailSender: { uses: 5, seconds: 3_600 },
} as const;

export type LimitedUse = keyof typeof LIMITS;

export interface RateLimits {
  /** @throws CodedError `rate_limited` with `data.retryAfterSeconds`, from when on it will be let through */
  spend(use: LimitedUse, key: string): Promise<void>;
  /** Takes back a use that turned out not to count. */
  giveBack(use: LimitedUse, key: string): Promise<void>;
}

export function rateLimits(coordination: Pick<Coordination, 'count'>, factor: number): RateLimits {
  return {
    async spend(use, key) {
      const { uses: most, seconds } = LIMITS[use];
      const { uses, endsInMs } = await coordination.count(`${use}:${key}`, seconds);
      if (uses > most * factor)
        throw new CodedError('rate_limited', { retryAfterSeconds: Math.max(1, Math.ceil(endsInMs / 1000)) });
    },
    async giveBack(use, key) {
      await coordination.count(`${use}:${key}`, LIMITS[use].seconds, -1);
    },
  };
}
